package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.MEAS;
import static org.sdvp.acsi.report.ReportBench.MEAS2;
import static org.sdvp.acsi.report.ReportBench.integer;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.testing.DeliveryQueue;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** What a change costs, counted in tasks of the worker: nothing for blocks that do not watch it. */
@Tag("sRp")
class TriggerCostTest {
    private final DeliveryQueue worker = new DeliveryQueue();
    private final ReportBench bench = new ReportBench();

    TriggerCostTest() {
        bench.worker = worker;
        bench.start();
        worker.deliverAll();
    }

    @Test
    void aChangeThatNoBlockWatches_touchesNoBlock() {
        bench.update("HP1/LLN0.Cnt.stVal[ST]", integer(1));
        bench.update("HP1/STMP1.Tmp.db[CF]", new DataValue.Int(BasicType.INT32U, 5));

        assertThat(worker.size()).isZero();
    }

    @Test
    void aChangeWithoutAReason_touchesNoBlock() {
        bench.update("HP1/GGIO1.IntIn1.t[ST]", new Timestamp(1_800_000_000L, 0, 10));

        assertThat(worker.size()).isZero();
    }

    @Test
    void aTransaction_isOneTaskHoweverManyBlocksAndMembers() {
        bench.values()
                .update(List.of(
                        bench.write("HP1/GGIO1.IntIn1.stVal[ST]", integer(1)),
                        bench.write("HP1/STMP1.Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32(4f)))));

        assertThat(worker.size()).isEqualTo(1);
    }

    @Test
    void onlyTheBlocksThatWatch_getAnEntry() {
        bench.model = ReportModel.create(List.of("HP1/STMP1.Tmp[MX]"));
        KeptBuffers disk = new KeptBuffers(10);
        bench.buffers = disk;
        bench.start();
        worker.deliverAll();
        bench.count(1);
        assertThat(worker.size()).isZero();
        bench.temperature(1, 3);
        worker.deliverAll();

        assertThat(disk.entries(MEAS)).isEqualTo(1);
        assertThat(disk.entries(MEAS2)).isEqualTo(1);
        assertThat(disk.entries(ReportBench.FREE)).isZero();
    }

    @Test
    void valuesAreThoseOfTheTransaction_howeverLateTheWorkerIs() {
        ReportBench.Client client = bench.connect("centre").listen(MEAS);
        client.reports().setBRCBValues(MEAS, BrcbChange.NONE.withRptEna(true));
        worker.deliverAll();
        bench.count(1);
        client.reports().setBRCBValues(MEAS, BrcbChange.NONE.withGi(true));
        bench.count(2);
        bench.count(3);
        worker.deliverAll();

        assertThat(client.counts()).startsWith(1L, 2L, 3L).hasSize(4);
        assertThat(client.last().members()).hasSize(3);
    }

    @Test
    void aBurstThatIsLongerThanTheBuffer_isSentAsItComes_ifTheStreamIsFast() {
        bench.buffers = new MemoryReportBufferStore(10);
        bench.start();
        ReportBench.Client client = bench.connect("centre").listen(MEAS);
        client.reports().setBRCBValues(MEAS, BrcbChange.NONE.withRptEna(true));
        worker.deliverAll();
        LongStream.rangeClosed(1, 500).forEach(bench::count);
        worker.deliverAll();

        assertThat(client.counts())
                .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
        assertThat(client.heard.subList(1, 500))
                .allSatisfy(report -> assertThat(report.bufOvfl()).contains(false));
    }
}
