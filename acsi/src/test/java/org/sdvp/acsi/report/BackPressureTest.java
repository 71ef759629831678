package org.sdvp.acsi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.report.ReportBench.LIVE;
import static org.sdvp.acsi.report.ReportBench.MEAS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.TriggerOption;

/** A stream that takes reports slowly, or not at all. */
@Tag("sBr")
@Tag("sRp")
class BackPressureTest {
    private static final int WINDOW = 4;

    private final ModelValues values = new ModelValues(ReportModel.create());
    private final ReportEngine engine = ReportEngine.builder(
                    values,
                    new ManualTimeSource(),
                    new DataSetCatalogue(values.model(), new MemoryDataSetStore(), DataSetLimits.defaults()),
                    ResponseSize.estimateOfReports())
            .buffers(new MemoryReportBufferStore(100))
            .limits(new ReportLimits(WINDOW, 100, 10))
            .build();
    private final SlowLink link = new SlowLink();
    private final ReportCall call = new ReportCall("centre", link, member -> true);

    BackPressureTest() {
        engine.start();
    }

    private void enableMeas() {
        set(BrcbChange.NONE.withRptEna(true));
    }

    private void set(BrcbChange change) {
        assertThat(engine.setBRCBValues(call, new SetBRCBValues.Request(MEAS, change)))
                .isCompletedWithValue(new SetBRCBValues.Response());
    }

    private void count(long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(value -> values.update(List.of(new ModelValues.Write(
                        values.model()
                                .select(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]"))
                                .orElseThrow(),
                        ReportBench.integer(value)))));
    }

    private static final class SlowLink implements ReportLink {
        private final List<Report> sent = new ArrayList<>();
        private final List<CompletableFuture<Void>> taken = new ArrayList<>();
        private final List<String> aborts = new ArrayList<>();

        @Override
        public String associationId() {
            return "a1";
        }

        @Override
        public int maxMessageSize() {
            return 65_536;
        }

        @Override
        public boolean isOpen() {
            return aborts.isEmpty();
        }

        @Override
        public CompletionStage<Void> send(Report report) {
            sent.add(report);
            CompletableFuture<Void> stage = new CompletableFuture<>();
            taken.add(stage);
            return stage;
        }

        @Override
        public void abort(String reason) {
            aborts.add(reason);
        }

        void take(int index) {
            taken.get(index).complete(null);
        }

        List<Long> counts() {
            return sent.stream().map(ReportBench::counted).toList();
        }
    }

    @Test
    void brcb_noMoreThanTheWindowLeavesTheBuffer() {
        enableMeas();
        count(1, 50);
        assertThat(link.counts()).containsExactly(1L, 2L, 3L, 4L);
        link.take(0);
        assertThat(link.sent).hasSize(5);
        for (int i = 1; i < 50; i++) {
            link.take(i);
        }

        assertThat(link.counts())
                .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
        assertThat(link.sent.stream().map(report -> report.sqNum().orElseThrow()))
                .isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void brcb_whatOverflowsMeanwhile_isSaidInTheFirstReportAfterIt() {
        enableMeas();
        count(1, 4);
        count(5, 200);
        IntStream.range(0, 104).forEach(link::take);

        assertThat(link.counts()).startsWith(1L, 2L, 3L, 4L, 101L, 102L).hasSize(104);
        assertThat(link.sent.get(4).bufOvfl()).contains(true);
        assertThat(link.sent.get(5).bufOvfl()).contains(false);
    }

    @Test
    void brcb_aNewGeneralInterrogationReplacesOneThatHasNotLeftTheBuffer() {
        enableMeas();
        count(1, 4);
        set(BrcbChange.NONE.withGi(true));
        count(5, 5);
        set(BrcbChange.NONE.withGi(true));
        IntStream.range(0, 6).forEach(link::take);

        assertThat(link.sent.subList(4, 6).stream()
                        .map(report -> report.members().get(0).reasons()))
                .containsExactly(Set.of(TriggerOption.DCHG), Set.of(TriggerOption.GI));
        assertThat(link.sent).hasSize(6);
        assertThat(link.sent.get(4).bufOvfl()).contains(false);
    }

    @Test
    void brcb_whatAnOlderEnablingHasUnderWay_doesNotWidenTheWindowOfTheNext() {
        enableMeas();
        count(1, 10);
        set(BrcbChange.NONE.withRptEna(false));
        enableMeas();
        assertThat(link.sent).hasSize(8);
        IntStream.range(0, 4).forEach(link::take);
        assertThat(link.sent).hasSize(8);
        link.take(4);

        assertThat(link.sent).hasSize(9);
    }

    @Test
    void aReportOfAnOlderEnablingThatCannotBeSent_doesNotConcernTheNext() {
        enableMeas();
        count(1, 1);
        set(BrcbChange.NONE.withRptEna(false));
        enableMeas();
        link.taken.get(0).completeExceptionally(new IllegalStateException("too late"));
        count(2, 2);

        assertThat(link.aborts).isEmpty();
        assertThat(link.counts()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void aReportThatCannotBeSent_disablesTheBlockAndAbortsTheAssociation() {
        enableMeas();
        count(1, 2);
        link.taken.get(0).completeExceptionally(new IllegalStateException("the stream is closed"));

        assertThat(link.aborts).singleElement().asString().contains("HP1/LLN0.Meas01", "the stream is closed");
        CompletionStage<AcsiResponse> block = engine.getBRCBValues(new GetBRCBValues.Request(MEAS));
        assertThat(((GetBRCBValues.Response) block.toCompletableFuture().join()).values())
                .satisfies(found -> {
                    assertThat(found.rptEna()).isFalse();
                    assertThat(found.owner()).isEmpty();
                });
    }

    @Test
    void urcb_theQueueIsBoundedAndTheGapShowsInSqNum() {
        engine.setURCBValues(call, new SetURCBValues.Request(LIVE, UrcbChange.NONE.withRptEna(true)));
        count(1, 50);
        assertThat(link.counts()).containsExactly(1L, 2L, 3L, 4L);
        IntStream.range(0, 8).forEach(link::take);

        assertThat(link.counts()).containsExactly(1L, 2L, 3L, 4L, 47L, 48L, 49L, 50L);
        assertThat(link.sent.stream().map(report -> report.sqNum().orElseThrow()))
                .containsExactly(0, 1, 2, 3, 46, 47, 48, 49);
    }

    @Test
    void afterTheEndOfTheAssociation_nothingIsSent() {
        enableMeas();
        engine.associationEnded("a1");
        count(1, 10);

        assertThat(link.sent).isEmpty();
    }

    @Test
    void aCallOfAnAssociationThatHasEnded_enablesNothing() {
        link.abort("gone");

        assertThat(engine.setBRCBValues(call, new SetBRCBValues.Request(MEAS, BrcbChange.NONE.withRptEna(true))))
                .isCompletedWithValueMatching(response -> response instanceof Refusal);
    }

    @Test
    void stop_keepsWhatWaitsForBufTm() {
        KeptBuffers disk = new KeptBuffers(10);
        ReportBench device = new ReportBench();
        device.buffers = disk;
        device.start();
        device.connect("centre").set(MEAS, BrcbChange.NONE.withBufTm(10_000));
        device.count(5);
        assertThat(device.stop()).isCompleted();
        device.start();

        assertThat(device.connect("other").enable(MEAS).counts()).containsExactly(5L);
    }
}
