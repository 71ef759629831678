package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.EntryId;

/** What a BRCB remembers when its device starts again (IEC 61850-7-2 clause 17.2.3). */
@Tag("sBr")
class ReportRestartTest {

    private final ReportBench bench = new ReportBench().start();

    @Test
    void afterARestart_aClientGoesOnWithoutLossAndIdsGoOnRising() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        EntryId first = client.lastEntry();
        bench.count(2);
        bench.start();
        bench.count(3);
        Client again = bench.connect("centre").listen(MEAS);
        again.association.await(again.reports().resumeFrom(MEAS, first));

        assertThat(again.counts()).containsExactly(2L, 3L);
        assertThat(again.heard)
                .extracting(report -> report.entryId().orElseThrow().value())
                .isSorted();
    }

    @Test
    void afterARestartWithAClockThatStandsInThePast_idsRiseNevertheless() {
        bench.count(1);
        ReportBench later = new ReportBench();
        later.buffers = bench.buffers;
        later.start();
        later.count(2);
        Client client = later.connect("centre").enable(MEAS);

        assertThat(client.counts()).containsExactly(1L, 2L);
        assertThat(client.heard.get(1).entryId().orElseThrow().value())
                .isEqualTo(client.heard.get(0).entryId().orElseThrow().value() + 1);
    }

    @Test
    void afterARestartWithoutTheBuffer_anOldEntryIdIsNotTakenForANewOne() {
        Client client = bench.connect("centre").enable(MEAS);
        LongStream.rangeClosed(1, 5).forEach(bench::count);
        EntryId last = client.lastEntry();
        bench.buffers = new KeptBuffers(100);
        bench.advance(1);
        bench.start();
        LongStream.rangeClosed(6, 20).forEach(bench::count);
        Client again = bench.connect("centre").listen(MEAS);

        assertThat(again.association.await(again.reports().resumeFrom(MEAS, last)))
                .isEqualTo(Resumption.FROM_OLDEST);
        assertThat(again.counts())
                .isEqualTo(LongStream.rangeClosed(6, 20).boxed().toList());
        assertThat(again.heard.get(0).bufOvfl()).contains(true);
    }

    @Test
    void afterARestartWithAnotherDataSet_theBufferIsEmpty() {
        bench.count(1);
        bench.model = ReportModel.create(List.of("HP1/STMP1.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]"));
        bench.start();
        Client client = bench.connect("centre").enable(MEAS);
        assertThat(client.heard).isEmpty();
        bench.count(2);

        assertThat(client.counts()).containsExactly(2L);
        assertThat(client.last().members().get(0).index()).isEqualTo(1);
    }
}
