package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.report.ReportBench.MEAS2;
import static org.sdvp.acsi.testing.ContractBench.refusal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.client.Resumption;
import org.sdvp.acsi.report.ReportBench.Client;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/** The state machine of a BRCB: disabled, resync, enabled (IEC 61850-7-2 clause 17.2.3). */
@Tag("sBr")
class BufferedReportTest {
    private static final BrcbChange ENABLE = BrcbChange.NONE.withRptEna(true);
    private static final BrcbChange DISABLE = BrcbChange.NONE.withRptEna(false);

    private final ReportBench bench = new ReportBench().start();

    private static List<Long> upTo(long from, long last) {
        return LongStream.rangeClosed(from, last).boxed().toList();
    }

    @Test
    void aReportHasEveryFieldThatIsAskedFor() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.temperature(2, 21.5);

        DataValue now = bench.values()
                .get(bench.values()
                        .model()
                        .select(Fcda.parse("HP1/STMP2.Tmp[MX]"))
                        .orElseThrow());
        EntryId entryId = client.lastEntry();
        assertThat(client.heard)
                .containsExactly(new Report(
                        "HP1/LLN0.Meas01",
                        Optional.of(0),
                        0,
                        false,
                        Optional.of(new DataSetReference("HP1/LLN0.Meas")),
                        Optional.of(true),
                        Optional.of(1L),
                        Optional.of(EntryTime.of(bench.time.now())),
                        Optional.of(entryId),
                        List.of(new Report.Member(
                                1, Optional.of(Fcda.parse("HP1/STMP2.Tmp[MX]")), now, Set.of(TriggerOption.DCHG)))));
        assertThat(((DataValue.Structure) now).members().get(0))
                .isEqualTo(DataValue.Structure.of(new DataValue.Float32(21.5f)));
    }

    @Test
    void aReportHasNoFieldThatIsNotAskedFor() {
        Client client = bench.connect("centre").listen(MEAS).set(MEAS, BrcbChange.NONE.withOptFlds(Set.of()));
        client.set(MEAS, ENABLE);
        bench.count(1);

        Report report = client.last();
        assertThat(report.sqNum()).isEmpty();
        assertThat(report.dataSet()).isEmpty();
        assertThat(report.bufOvfl()).isEmpty();
        assertThat(report.confRev()).isEmpty();
        assertThat(report.timeOfEntry()).isEmpty();
        assertThat(report.entryId()).isEmpty();
        assertThat(report.members()).hasSize(1).allSatisfy(member -> {
            assertThat(member.dataRef()).isEmpty();
            assertThat(member.reasons()).isEmpty();
        });
    }

    @Test
    void rule1_enabledWithoutEntryId_beginsWithTheOldestEntryAndBufOvfl() {
        bench.count(1);
        bench.count(2);
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(3);

        assertThat(client.counts()).containsExactly(1L, 2L, 3L);
        assertThat(client.heard.stream().map(report -> report.bufOvfl().orElseThrow()))
                .containsExactly(true, false, false);
        client.set(MEAS, DISABLE).set(MEAS, ENABLE);
        assertThat(client.brcb(MEAS).sqNum()).isEqualTo(2);
    }

    @Test
    void rule2_entryIdOfZeros_beginsWithTheOldestEntryAndBufOvfl() {
        bench.count(1);
        Client client = bench.connect("centre").listen(MEAS).set(MEAS, ENABLE.withEntryId(EntryId.NONE));

        assertThat(client.counts()).containsExactly(1L);
        assertThat(client.last().bufOvfl()).contains(true);
    }

    @Test
    void rule3_entryIdInTheBuffer_goesOnAfterItWithoutBufOvfl() {
        Client first = bench.connect("first").enable(MEAS);
        LongStream.rangeClosed(1, 3).forEach(bench::count);
        EntryId second = first.heard.get(1).entryId().orElseThrow();
        bench.cut("first");
        bench.count(4);

        Client again = bench.connect("again").listen(MEAS).set(MEAS, BrcbChange.NONE.withEntryId(second));
        assertThat(again.heard).isEmpty();
        again.set(MEAS, ENABLE);

        assertThat(again.counts()).containsExactly(3L, 4L);
        assertThat(again.heard)
                .allSatisfy(report -> assertThat(report.bufOvfl()).contains(false));
        assertThat(again.heard.get(0).sqNum()).contains(0);
    }

    @Test
    void rule4_entryIdNotInTheBuffer_isRefusedAndTheNextEnableBeginsWithTheOldestAndBufOvfl() {
        bench.count(1);
        Client client = bench.connect("centre").listen(MEAS);

        assertThat(refusal(() -> client.set(MEAS, ENABLE.withEntryId(new EntryId(77))))
                        .error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(client.brcb(MEAS).rptEna()).isFalse();
        client.set(MEAS, ENABLE);
        assertThat(client.counts()).containsExactly(1L);
        assertThat(client.last().bufOvfl()).contains(true);
    }

    @Test
    void rule4_aRefusedEntryIdAlsoUndoesOneThatWasAccepted() {
        bench.count(1);
        bench.count(2);
        Client client = bench.connect("centre").enable(MEAS).set(MEAS, DISABLE);
        client.set(MEAS, BrcbChange.NONE.withEntryId(client.lastEntry()));
        refusal(() -> client.set(MEAS, BrcbChange.NONE.withEntryId(new EntryId(77))));
        int before = client.heard.size();
        Client other = bench.connect("other");
        refusal(() -> other.enable(MEAS));
        bench.cut("centre");

        other.set(MEAS, ENABLE);
        assertThat(before).isEqualTo(2);
        assertThat(other.counts()).containsExactly(1L, 2L);
    }

    @Test
    void rule5_overflow_dropsTheOldestAndSaysSoOnce() {
        bench.buffers = new KeptBuffers(3);
        bench.start();
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        EntryId last = client.lastEntry();
        bench.cut("centre");
        LongStream.rangeClosed(2, 4).forEach(bench::count);

        // The entry itself is gone, so continuity cannot be shown, though nothing after it is missing.
        Client again = bench.connect("centre2").listen(MEAS);
        assertThat(again.association.await(again.reports().resumeFrom(MEAS, last)))
                .isEqualTo(Resumption.FROM_OLDEST);
        assertThat(again.counts()).containsExactly(2L, 3L, 4L);
        assertThat(again.heard.stream().map(report -> report.bufOvfl().orElseThrow()))
                .containsExactly(true, false, false);
    }

    @Test
    void rule5_overflowBetweenResyncAndEnable_isSaidToo() {
        bench.buffers = new KeptBuffers(3);
        bench.start();
        LongStream.rangeClosed(1, 2).forEach(bench::count);
        Client client = bench.connect("centre").enable(MEAS);
        EntryId first = client.heard.get(0).entryId().orElseThrow();
        client.set(MEAS, DISABLE).set(MEAS, BrcbChange.NONE.withEntryId(first));
        client.heard.clear();
        LongStream.rangeClosed(3, 6).forEach(bench::count);
        client.set(MEAS, ENABLE);

        assertThat(client.counts()).containsExactly(4L, 5L, 6L);
        assertThat(client.heard.get(0).bufOvfl()).contains(true);
    }

    @Test
    void rule6_lossOfTheLink_disablesAndEventsAreBufferedStill() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        EntryId last = client.lastEntry();
        bench.cut("centre");
        Client other = bench.connect("other");
        Brcb block = other.brcb(MEAS);
        assertThat(block.rptEna()).isFalse();
        assertThat(block.owner()).isEmpty();
        LongStream.rangeClosed(2, 500).forEach(bench::count);

        other.listen(MEAS);
        assertThat(other.association.await(other.reports().resumeFrom(MEAS, last)))
                .isEqualTo(Resumption.SEAMLESS);
        assertThat(other.counts()).isEqualTo(upTo(2, 500));
    }

    @Test
    void disabledByItsClient_buffersStill() {
        Client client = bench.connect("centre").enable(MEAS);
        bench.count(1);
        client.set(MEAS, DISABLE);
        bench.count(2);
        assertThat(client.counts()).containsExactly(1L);
        client.association.await(client.reports().resumeFrom(MEAS, client.lastEntry()));

        assertThat(client.counts()).containsExactly(1L, 2L);
    }

    @Test
    void anEntryIsSentOnlyWhenDurable() {
        KeptBuffers disk = new KeptBuffers(100).waitForCommit();
        bench.buffers = disk;
        bench.start();
        Client client = bench.connect("centre").enable(MEAS);
        LongStream.rangeClosed(1, 3).forEach(bench::count);

        assertThat(client.heard).isEmpty();
        disk.commit();
        assertThat(client.counts()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void sqNumWrapsAfter65535() {
        bench.limits = new ReportLimits(1000, 100, 10);
        bench.buffers = new MemoryReportBufferStore(10);
        bench.start();
        Client client = bench.connect("centre").enable(MEAS);
        for (int i = 1; i <= 65_537; i++) {
            bench.count(i);
            if (i < 65_535) {
                client.heard.clear();
            }
        }

        assertThat(client.heard.stream().map(report -> report.sqNum().orElseThrow()))
                .containsExactly(65_534, 65_535, 0);
        assertThat(client.losses).isEmpty();
    }

    @Test
    void everyInstanceHasABufferAndAClientOfItsOwn() {
        Client one = bench.connect("one").enable(MEAS);
        bench.count(1);
        Client two = bench.connect("two").enable(MEAS2);
        bench.count(2);
        one.set(MEAS, DISABLE);
        bench.count(3);

        assertThat(one.counts()).containsExactly(1L, 2L);
        assertThat(two.counts()).containsExactly(1L, 2L, 3L);
        assertThat(two.last().rptId()).isEqualTo("HP1/LLN0.Meas02");
    }

    @Test
    void attributesTellWhatWasSentLast() {
        Client client = bench.connect("centre").enable(MEAS);
        LongStream.rangeClosed(1, 3).forEach(bench::count);

        Brcb block = client.brcb(MEAS);
        assertThat(block.rptId()).isEqualTo("HP1/LLN0.Meas01");
        assertThat(block.rptEna()).isTrue();
        assertThat(block.sqNum()).isEqualTo(2);
        assertThat(block.entryId()).isEqualTo(client.lastEntry());
        assertThat(block.timeOfEntry()).isEqualTo(EntryTime.of(bench.time.now()));
        assertThat(block.owner()).contains("centre");
    }

    @Test
    void aClockBefore1984_stopsNothing() {
        ReportBench old = new ReportBench(Instant.EPOCH);
        old.start();
        Client client = old.connect("centre").enable(MEAS);
        old.count(1);

        assertThat(client.last().timeOfEntry()).contains(new EntryTime(0, 0));
        assertThat(client.lastEntry()).isNotEqualTo(EntryId.NONE);
    }
}
