package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;

/** What every {@link ReportBuffer} keeps to, wherever it is. */
@Tag("sBr")
public interface ReportBufferContract {
    /** How many entries the buffers of a test hold. */
    int CAPACITY = 8;

    /** Reference of the block that the tests use. */
    ObjectReference BLOCK = ObjectReference.parse("HP1/LLN0.Meas01");

    /** Opens an empty buffer of {@link #CAPACITY} entries such as {@link #entry} makes; closed by whoever runs the test. */
    ReportBuffer open(ReportBuffer.DurableListener listener);

    /** Waits until everything appended to a buffer is durable; nothing to do where it is at once. */
    default void awaitDurable(ReportBuffer buffer) {}

    /** Some entry of one kind. */
    static ReportEntry entry(long id, Kind kind) {
        return new ReportEntry(
                new EntryId(id),
                EntryTime.of(Instant.ofEpochSecond(1_767_225_600L + id)),
                kind,
                List.of(
                        new ReportEntry.Member(0, new DataValue.Float32(id), Set.of(TriggerOption.DCHG)),
                        new ReportEntry.Member(
                                3,
                                DataValue.Structure.of(
                                        DataValue.Text.visible("entry " + id), Quality.GOOD, DataValue.Bool.TRUE),
                                Set.of(TriggerOption.QCHG, TriggerOption.DUPD))));
    }

    private static ReportEntry event(long id) {
        return entry(id, Kind.EVENT);
    }

    private List<Long> ids(ReportBuffer buffer, long after) {
        return buffer.after(new EntryId(after), 100).entries().stream()
                .map(entry -> entry.entryId().value())
                .toList();
    }

    private void append(ReportBuffer buffer, long... ids) {
        for (long id : ids) {
            buffer.append(event(id));
        }
        awaitDurable(buffer);
    }

    @Test
    default void entriesComeBackWholeAndInOrder() {
        ReportBuffer buffer = open(upTo -> {});
        List<ReportEntry> entries =
                List.of(event(10), entry(11, Kind.INTEGRITY), entry(500, Kind.GENERAL_INTERROGATION), event(501));
        entries.forEach(buffer::append);
        awaitDurable(buffer);

        assertThat(buffer.after(EntryId.NONE, 100)).isEqualTo(new ReportBuffer.Page(false, entries));
        assertThat(buffer.after(new EntryId(11), 1)).isEqualTo(new ReportBuffer.Page(false, entries.subList(2, 3)));
        assertThat(ids(buffer, 12)).containsExactly(500L, 501L);
        assertThat(ids(buffer, 501)).isEmpty();
        assertThat(buffer.oldest()).contains(new EntryId(10));
        assertThat(buffer.newest()).contains(new EntryId(501));
    }

    @Test
    default void anEmptyBufferHasNothing() {
        ReportBuffer buffer = open(upTo -> {});

        assertThat(buffer.oldest()).isEmpty();
        assertThat(buffer.newest()).isEmpty();
        assertThat(buffer.highest()).isEqualTo(EntryId.NONE);
        assertThat(buffer.contains(new EntryId(1))).isFalse();
        assertThat(buffer.after(EntryId.NONE, 1)).isEqualTo(new ReportBuffer.Page(false, List.of()));
    }

    @Test
    default void theListenerHearsTheHighestDurableId() {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        ReportBuffer buffer = open(upTo -> heard.add(upTo.value()));
        append(buffer, 1, 2, 3);

        assertThat(heard).isSorted().endsWith(3L);
    }

    @Test
    default void whatIsNotThereIsNotContained() {
        ReportBuffer buffer = open(upTo -> {});
        append(buffer, 5, 7);

        assertThat(buffer.contains(new EntryId(5))).isTrue();
        assertThat(buffer.contains(new EntryId(6))).isFalse();
        assertThat(buffer.contains(new EntryId(8))).isFalse();
    }

    @Test
    default void overflow_pushesTheOldestOutAndIsAGapForWhoHasNotSeenIt() {
        ReportBuffer buffer = open(upTo -> {});
        append(buffer, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        assertThat(ids(buffer, 0)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(buffer.contains(new EntryId(2))).isFalse();
        assertThat(buffer.after(new EntryId(1), 100).gapBefore()).isTrue();
        assertThat(buffer.after(new EntryId(2), 100).gapBefore()).isFalse();
        assertThat(buffer.after(new EntryId(3), 100).gapBefore()).isFalse();
    }

    @Test
    default void purge_leavesNothingButTheHighestId() {
        ReportBuffer buffer = open(upTo -> {});
        append(buffer, 1, 2);
        buffer.append(event(3));
        buffer.purge("another");
        awaitDurable(buffer);

        assertThat(ids(buffer, 0)).isEmpty();
        assertThat(buffer.newest()).isEmpty();
        assertThat(buffer.highest()).isEqualTo(new EntryId(3));
        assertThat(buffer.after(new EntryId(1), 1).gapBefore()).isTrue();
        append(buffer, 4);
        assertThat(ids(buffer, 0)).containsExactly(4L);
    }

    @Test
    default void aNewGeneralInterrogationDropsThoseAfterAnEntryWithoutAGap() {
        ReportBuffer buffer = open(upTo -> {});
        buffer.append(entry(1, Kind.GENERAL_INTERROGATION));
        buffer.append(event(2));
        buffer.append(entry(3, Kind.GENERAL_INTERROGATION));
        buffer.append(entry(4, Kind.INTEGRITY));
        buffer.dropGeneralInterrogations(new EntryId(2));
        buffer.append(entry(5, Kind.GENERAL_INTERROGATION));
        awaitDurable(buffer);

        assertThat(ids(buffer, 0)).containsExactly(1L, 2L, 4L, 5L);
        assertThat(buffer.after(new EntryId(2), 100).gapBefore()).isFalse();
    }

    @Test
    default void aDroppedGeneralInterrogationIsGoneAtOnce() {
        ReportBuffer buffer = open(upTo -> {});
        append(buffer, 1);
        buffer.append(entry(2, Kind.GENERAL_INTERROGATION));
        awaitDurable(buffer);
        buffer.dropGeneralInterrogations(new EntryId(1));

        assertThat(ids(buffer, 0)).containsExactly(1L);
        assertThat(buffer.contains(new EntryId(2))).isFalse();
    }

    @RepeatedTest(20)
    default void randomUse_isAsThatOfAList(RepetitionInfo run) {
        long seed = run.getCurrentRepetition() * 7919L;
        Random random = new Random(seed);
        ReportBuffer buffer = open(upTo -> {});
        List<ReportEntry> expected = new ArrayList<>();
        long lostUpTo = 0;
        long last = 0;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    long after = random.nextLong(last + 1);
                    buffer.dropGeneralInterrogations(new EntryId(after));
                    expected.removeIf(
                            entry -> entry.entryId().value() > after && entry.kind() == Kind.GENERAL_INTERROGATION);
                }
                case 1 -> {
                    if (random.nextInt(4) == 0) {
                        buffer.purge("f" + step);
                        expected.clear();
                        lostUpTo = last;
                    }
                }
                default -> {
                    last += 1 + random.nextInt(3);
                    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                    if (expected.size() == CAPACITY) {
                        lostUpTo = expected.remove(0).entryId().value();
                    }
                    expected.add(entry(last, kind));
                    buffer.append(entry(last, kind));
                }
            }
            if (random.nextInt(5) == 0) {
                awaitDurable(buffer);
                long after = random.nextLong(last + 1);
                int limit = 1 + random.nextInt(10);
                assertThat(buffer.after(new EntryId(after), limit))
                        .as("seed %d, step %d, after %d", seed, step, after)
                        .isEqualTo(new ReportBuffer.Page(
                                after != 0 && after < lostUpTo,
                                expected.stream()
                                        .filter(entry -> entry.entryId().value() > after)
                                        .limit(limit)
                                        .toList()));
            }
        }
    }
}
