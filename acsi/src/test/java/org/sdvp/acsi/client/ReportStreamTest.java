package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** What a client makes of the reports that come in: doubles, segments, gaps. */
@Tag("sRp")
@Tag("sBr")
class ReportStreamTest {
    private final List<Report> heard = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final List<CompletableFuture<Void>> stores = new ArrayList<>();
    private final ReportStream stream = new ReportStream("id", new ReportKeeper() {
        @Override
        public CompletionStage<Void> store(Report report) {
            heard.add(report);
            CompletableFuture<Void> stored = new CompletableFuture<>();
            stores.add(stored);
            return stored;
        }

        @Override
        public void onLoss(String why) {
            losses.add(why);
        }
    });

    private static Report segment(int sqNum, Optional<Long> entryId, int subSqNum, boolean more) {
        return new Report(
                "id",
                Optional.of(sqNum),
                subSqNum,
                more,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entryId.map(EntryId::new),
                List.of(new Report.Member(
                        subSqNum, Optional.empty(), new DataValue.Int(BasicType.INT32, sqNum), Set.of())));
    }

    private static Report buffered(int sqNum, long entryId) {
        return segment(sqNum, Optional.of(entryId), 0, false);
    }

    private static Report unbuffered(int sqNum) {
        return segment(sqNum, Optional.empty(), 0, false);
    }

    private void receive(Report... reports) {
        for (Report report : reports) {
            stream.received(report);
        }
    }

    private List<Integer> sqNums() {
        return heard.stream().map(report -> report.sqNum().orElseThrow()).toList();
    }

    @Test
    void aReportThatIsSentAgain_isDropped() {
        receive(buffered(0, 10), buffered(1, 11), buffered(0, 10), buffered(1, 11), buffered(2, 12));

        assertThat(sqNums()).containsExactly(0, 1, 2);
        assertThat(losses).isEmpty();
    }

    @Test
    void aReport_isDoneWithWhenItIsStored() {
        CompletionStage<Void> first = stream.received(buffered(0, 10));
        CompletionStage<Void> second = stream.received(buffered(1, 11));
        assertThat(heard).as("the next one does not wait").hasSize(2);
        assertThat(first).isNotDone();

        stores.get(1).complete(null);

        assertThat(second).isCompleted();
        assertThat(first).isNotDone();
        stores.get(0).complete(null);
        assertThat(first).isCompleted();
    }

    @Test
    void aDouble_isDoneWithWhenTheFirstOneIsStored() {
        stream.received(buffered(0, 10));
        CompletionStage<Void> again = stream.received(buffered(0, 10));
        assertThat(again).isNotDone();

        stores.get(0).complete(null);

        assertThat(again).isCompleted();
        assertThat(heard).hasSize(1);
    }

    @Test
    void segments_areDoneWithWhenTheWholeReportIsStored() {
        CompletionStage<Void> head = stream.received(segment(0, Optional.of(7L), 0, true));
        CompletionStage<Void> tail = stream.received(segment(0, Optional.of(7L), 1, false));
        assertThat(head).isNotDone();
        assertThat(tail).isNotDone();

        stores.get(0).complete(null);

        assertThat(head).isCompleted();
        assertThat(tail).isCompleted();
    }

    @Test
    void aReportThatCannotBeStored_isNotAcknowledged() {
        CompletionStage<Void> taken = stream.received(buffered(0, 10));
        stores.get(0).completeExceptionally(new IllegalStateException("disk full"));

        assertThat(taken).isCompletedExceptionally();
    }

    @Test
    void aReportThatIsLostInPart_isDoneWith_forItsLossWasTold() {
        CompletionStage<Void> head = stream.received(segment(0, Optional.of(7L), 0, true));
        stream.received(buffered(1, 8));

        assertThat(losses).hasSize(1);
        assertThat(head).isCompleted();
    }

    @Test
    void segmentsThatOverlap_areALossAndNoFault() {
        receive(segment(0, Optional.of(7L), 0, true));
        stream.received(new Report(
                "id",
                Optional.of(0),
                1,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new EntryId(7)),
                List.of(new Report.Member(0, Optional.empty(), DataValue.Bool.TRUE, Set.of()))));

        assertThat(losses).singleElement().asString().contains("do not belong together");
        assertThat(heard).isEmpty();
    }

    @Test
    void anUnbufferedReportThatIsSentAgain_isDropped() {
        receive(unbuffered(0), unbuffered(1), unbuffered(1), unbuffered(2));

        assertThat(sqNums()).containsExactly(0, 1, 2);
        assertThat(losses).isEmpty();
    }

    @Test
    void anUnbufferedBlockThatIsEnabledAgain_beginsWithZeroAndThatIsNoDouble() {
        receive(unbuffered(0));
        stream.restarts();
        receive(unbuffered(0));

        assertThat(heard).hasSize(2);
        assertThat(losses).isEmpty();
    }

    @Test
    void segments_areJoined() {
        receive(
                segment(4, Optional.of(9L), 0, true),
                segment(4, Optional.of(9L), 1, true),
                segment(4, Optional.of(9L), 2, false));

        assertThat(heard).singleElement().satisfies(report -> {
            assertThat(report.members()).extracting(Report.Member::index).containsExactly(0, 1, 2);
            assertThat(report.moreSegmentsFollow()).isFalse();
            assertThat(report.subSqNum()).isZero();
            assertThat(report.entryId()).contains(new EntryId(9));
        });
    }

    @Test
    void segmentsThatAreSentAgain_areDropped() {
        receive(
                segment(4, Optional.of(9L), 0, true),
                segment(4, Optional.of(9L), 0, true),
                segment(4, Optional.of(9L), 1, true),
                segment(4, Optional.of(9L), 0, true),
                segment(4, Optional.of(9L), 2, false),
                segment(4, Optional.of(9L), 1, true),
                segment(4, Optional.of(9L), 2, false));

        assertThat(heard)
                .singleElement()
                .satisfies(report -> assertThat(report.members()).hasSize(3));
        assertThat(losses).isEmpty();
    }

    @Test
    void aLostLastSegment_losesTheReportAndSaysSo() {
        receive(segment(4, Optional.of(9L), 0, true), buffered(5, 10));

        assertThat(sqNums()).containsExactly(5);
        assertThat(losses).singleElement().asString().contains("SqNum 4", "first 1 segments");
    }

    @Test
    void aLostMiddleSegment_losesTheReportAndSaysSo() {
        receive(
                segment(4, Optional.of(9L), 0, true),
                segment(4, Optional.of(9L), 2, true),
                segment(4, Optional.of(9L), 3, false),
                buffered(5, 10));

        assertThat(sqNums()).containsExactly(5);
        assertThat(losses).isNotEmpty();
    }

    @Test
    void aLostFirstSegment_losesTheReportAndSaysSo() {
        receive(segment(4, Optional.empty(), 1, false), unbuffered(5));

        assertThat(sqNums()).containsExactly(5);
        assertThat(losses).singleElement().asString().contains("expected segment 0", "got segment 1");
    }

    @Test
    void aGapInSqNum_isSaidBeforeTheReportAfterIt() {
        receive(buffered(0, 1), buffered(3, 4));

        assertThat(sqNums()).containsExactly(0, 3);
        assertThat(losses).singleElement().asString().contains("expected SqNum 1", "got 3");
    }

    @Test
    void sqNumBeginsAgainWithZero_isNoGap() {
        receive(unbuffered(254), unbuffered(255), unbuffered(0), unbuffered(1), unbuffered(0));

        assertThat(heard).hasSize(5);
        assertThat(losses).isEmpty();
    }

    @Test
    void reportsWithoutAnyNumber_areAllHeard() {
        Report bare = new Report(
                "id",
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        receive(bare, bare);

        assertThat(heard).hasSize(2);
    }

    @Test
    void segmentsWithoutEnd_areNotKeptForEver() {
        List<Report.Member> members = IntStream.range(0, 1000)
                .mapToObj(index ->
                        new Report.Member(index, Optional.empty(), new DataValue.Int(BasicType.INT32, 1), Set.of()))
                .toList();
        for (int i = 0; i < 70; i++) {
            Report head = segment(1, Optional.of(1L), i, true);
            stream.received(new Report(
                    "id",
                    head.sqNum(),
                    i,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    head.entryId(),
                    members));
        }

        assertThat(losses.get(0)).contains("at most 65536 members");
        assertThat(heard).isEmpty();
    }
}
