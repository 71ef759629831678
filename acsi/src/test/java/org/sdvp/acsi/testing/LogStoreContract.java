package org.sdvp.acsi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;

/** What every {@link LogStore} and {@link Log} keeps to, wherever it is. */
@Tag("sLog")
public interface LogStoreContract {
    /** Entries such as {@link #entry} makes that a log holds at least. */
    int CAPACITY = 64;

    /** Entries such as {@link #entry} makes that a log holds at most: room may be made for several at a time. */
    int MOST = 4 * CAPACITY;

    /** Reference of the log that the tests use. */
    ObjectReference LOG = ObjectReference.parse("HP1/LLN0.Day");

    /** An empty store whose logs hold {@link #CAPACITY} to {@link #MOST} entries; closed by whoever runs the test. */
    LogStore open() throws Exception;

    /** Closes a store, whose logs have been closed, and opens it anew with what it held, as after a restart. */
    LogStore reopen(LogStore store) throws Exception;

    /** Waits until everything appended to a log is safe; nothing to do where it is at once. */
    default void awaitSafe(Log log) {}

    /** Some entry of an id, at a time counted in seconds. */
    static LogEntry entry(long id, long second) {
        return new LogEntry(
                new EntryId(id),
                time(second),
                List.of(
                        new LogEntry.Member(
                                Fcda.parse("HP1/GGIO1.AnIn1.mag.f[MX]"),
                                new DataValue.Float32(id),
                                Set.of(TriggerOption.DCHG)),
                        new LogEntry.Member(
                                Fcda.parse("HP1/ZTYP1.Curve.crvPts(9)[SP]"),
                                DataValue.Structure.of(
                                        DataValue.Text.visible("entry " + id), Quality.GOOD, DataValue.Bool.TRUE),
                                Set.of(TriggerOption.QCHG, TriggerOption.DUPD)),
                        new LogEntry.Member(Fcda.parse("HP1/GGIO1.SPCSO1.stVal[ST]"), DataValue.Bool.FALSE, Set.of())));
    }

    /** A time counted in seconds from some start. */
    static EntryTime time(long second) {
        return EntryTime.of(Instant.ofEpochSecond(1_767_225_600L + second));
    }

    private static Optional<EntryTime> at(long second) {
        return Optional.of(time(second));
    }

    private static List<Long> ids(Log.Page page) {
        return page.entries().stream().map(entry -> entry.entryId().value()).toList();
    }

    private void append(Log log, LogEntry... entries) {
        for (LogEntry entry : entries) {
            log.append(entry);
        }
        awaitSafe(log);
    }

    private void appendFromTo(Log log, long first, long last) {
        append(
                log,
                LongStream.rangeClosed(first, last)
                        .mapToObj(id -> entry(id, id))
                        .toArray(LogEntry[]::new));
    }

    @Test
    default void entriesComeBackWholeAndInOrder() throws Exception {
        Log log = open().open(LOG);
        List<LogEntry> entries = List.of(entry(10, 1), entry(11, 1), entry(500, 7), entry(1_767_225_600_000_000L, 8));
        append(log, entries.toArray(LogEntry[]::new));

        assertThat(log.after(EntryId.NONE, 100)).isEqualTo(new Log.Page(entries, false));
        assertThat(log.between(Optional.empty(), Optional.empty(), EntryId.NONE, 100))
                .isEqualTo(new Log.Page(entries, false));
        assertThat(ids(log.after(new EntryId(11), 100))).containsExactly(500L, 1_767_225_600_000_000L);
        assertThat(ids(log.after(new EntryId(12), 100)))
                .as("the id asked for need not be there")
                .containsExactly(500L, 1_767_225_600_000_000L);
        assertThat(ids(log.after(new EntryId(1_767_225_600_000_000L), 100))).isEmpty();
    }

    @Test
    default void anEmptyLogHasNothing() throws Exception {
        Log log = open().open(LOG);

        assertThat(log.status()).isEmpty();
        assertThat(log.highest()).isEqualTo(EntryId.NONE);
        assertThat(log.after(EntryId.NONE, 1)).isEqualTo(new Log.Page(List.of(), false));
        assertThat(log.between(at(0), at(1), EntryId.NONE, 1)).isEqualTo(new Log.Page(List.of(), false));
    }

    @Test
    default void aPageSaysWhetherMoreFollows() throws Exception {
        Log log = open().open(LOG);
        appendFromTo(log, 1, 5);

        assertThat(log.after(EntryId.NONE, 4).moreFollows()).isTrue();
        assertThat(log.after(EntryId.NONE, 5).moreFollows()).isFalse();
        assertThat(log.after(new EntryId(3), 1)).isEqualTo(new Log.Page(List.of(entry(4, 4)), true));
        assertThat(log.between(at(2), at(4), EntryId.NONE, 2))
                .isEqualTo(new Log.Page(List.of(entry(2, 2), entry(3, 3)), true));
        assertThat(log.between(at(2), at(4), new EntryId(3), 1))
                .as("what is outside the interval does not follow")
                .isEqualTo(new Log.Page(List.of(entry(4, 4)), false));
    }

    @Test
    default void anIntervalHasItsEnds_orNone() throws Exception {
        Log log = open().open(LOG);
        append(log, entry(1, 10), entry(2, 20), entry(3, 20), entry(4, 30), entry(5, 40));

        assertThat(ids(log.between(at(20), at(30), EntryId.NONE, 9))).containsExactly(2L, 3L, 4L);
        assertThat(ids(log.between(at(20), at(20), EntryId.NONE, 9))).containsExactly(2L, 3L);
        assertThat(ids(log.between(at(20), at(20), new EntryId(2), 9))).containsExactly(3L);
        assertThat(ids(log.between(at(25), Optional.empty(), EntryId.NONE, 9))).containsExactly(4L, 5L);
        assertThat(ids(log.between(Optional.empty(), at(25), EntryId.NONE, 9))).containsExactly(1L, 2L, 3L);
        assertThat(ids(log.between(at(41), Optional.empty(), EntryId.NONE, 9))).isEmpty();
        assertThat(ids(log.between(at(30), at(20), EntryId.NONE, 9))).isEmpty();
    }

    @Test
    default void afterTheClockWasSetBack_entriesComeByIdAndIntervalsByTime() throws Exception {
        Log log = open().open(LOG);
        append(log, entry(1, 100), entry(2, 110), entry(3, 50), entry(4, 60), entry(5, 105), entry(6, 200));

        assertThat(ids(log.after(EntryId.NONE, 9))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(ids(log.between(at(55), at(105), EntryId.NONE, 9))).containsExactly(1L, 4L, 5L);
        assertThat(ids(log.between(at(55), at(105), EntryId.NONE, 2))).containsExactly(1L, 4L);
        assertThat(ids(log.between(at(55), at(105), new EntryId(4), 2))).containsExactly(5L);
        assertThat(ids(log.between(Optional.empty(), at(60), EntryId.NONE, 9))).containsExactly(3L, 4L);
    }

    @Test
    default void theEndsAreThoseByIdAndNotByTime() throws Exception {
        Log log = open().open(LOG);
        append(log, entry(7, 100), entry(8, 200), entry(9, 50));

        assertThat(log.status()).contains(new Log.Status(new EntryId(7), time(100), new EntryId(9), time(50)));
        assertThat(log.highest()).isEqualTo(new EntryId(9));
    }

    @Test
    default void wrapAround_losesTheOldestAndRefusesNone() throws Exception {
        Log log = open().open(LOG);
        int all = 3 * MOST;
        appendFromTo(log, 1, all);

        Log.Page held = log.after(EntryId.NONE, all);
        assertThat(held.entries()).hasSizeBetween(CAPACITY, MOST);
        long oldest = all - held.entries().size() + 1L;
        assertThat(ids(held))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(oldest, all).boxed().toList());
        assertThat(log.status())
                .contains(new Log.Status(new EntryId(oldest), time(oldest), new EntryId(all), time(all)));
        assertThat(ids(log.after(new EntryId(1), 1))).containsExactly(oldest);
        assertThat(ids(log.between(at(1), at(oldest), EntryId.NONE, 9))).containsExactly(oldest);
    }

    @Test
    default void logsOfAStoreAreApart() throws Exception {
        LogStore store = open();
        Log one = store.open(LOG);
        Log other = store.open(ObjectReference.parse("HP1/LLN0.Night"));
        append(one, entry(1, 1), entry(2, 2));
        append(other, entry(1, 10));

        assertThat(ids(one.after(EntryId.NONE, 9))).containsExactly(1L, 2L);
        assertThat(other.after(EntryId.NONE, 9).entries()).containsExactly(entry(1, 10));
        assertThat(other.highest()).isEqualTo(new EntryId(1));
    }

    @Test
    default void reopened_aLogHasWhatItHad() throws Exception {
        LogStore store = open();
        Log log = store.open(LOG);
        int all = 3 * MOST;
        appendFromTo(log, 1, all - 1);
        Log.Page before = log.after(EntryId.NONE, all);
        log.append(entry(all, all));
        log.close();

        Log again = reopen(store).open(LOG);
        assertThat(again.highest()).isEqualTo(new EntryId(all));
        assertThat(again.status().orElseThrow().newest())
                .as("closing makes safe what was appended last")
                .isEqualTo(new EntryId(all));
        List<LogEntry> held = again.after(EntryId.NONE, all).entries();
        assertThat(held).endsWith(entry(all, all)).hasSizeBetween(CAPACITY, MOST);
        assertThat(before.entries()).containsAll(held.subList(0, held.size() - 1));
        append(again, entry(all + 1L, 5));
        assertThat(ids(again.after(new EntryId(all), 9))).containsExactly(all + 1L);
    }

    @Test
    default void severalLogsAreReopenedApart() throws Exception {
        LogStore store = open();
        ObjectReference night = ObjectReference.parse("HP1/LLN0.Night");
        Log one = store.open(LOG);
        Log other = store.open(night);
        append(one, entry(1, 1));
        append(other, entry(2, 2));
        one.close();
        other.close();

        LogStore again = reopen(store);
        assertThat(ids(again.open(LOG).after(EntryId.NONE, 9))).containsExactly(1L);
        assertThat(ids(again.open(night).after(EntryId.NONE, 9))).containsExactly(2L);
    }

    @Test
    default void whileOneThreadAppends_othersReadWithoutGaps() throws Exception {
        Log log = open().open(LOG);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long last = 0;
            while (true) {
                boolean finished = done.get();
                Log.Page page = log.after(new EntryId(last), 5);
                for (LogEntry entry : page.entries()) {
                    assertThat(entry).isEqualTo(entry(last + 1, last + 1));
                    last++;
                }
                if (finished && page.entries().isEmpty()) {
                    return last;
                }
            }
        });
        for (long id = 1; id <= CAPACITY; id++) {
            log.append(entry(id, id));
        }
        awaitSafe(log);
        done.set(true);

        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(CAPACITY);
    }

    @RepeatedTest(10)
    default void randomUse_isAsThatOfAList(RepetitionInfo run) throws Exception {
        long seed = run.getCurrentRepetition() * 104_729L;
        Random random = new Random(seed);
        LogStore store = open();
        Log log = store.open(LOG);
        List<LogEntry> appended = new ArrayList<>();
        long last = 0;
        long second = 1000;
        for (int step = 0; step < 40; step++) {
            for (int i = random.nextInt(CAPACITY); i > 0; i--) {
                last += 1 + random.nextInt(3);
                second = Math.max(0, second + random.nextInt(20) - (random.nextInt(8) == 0 ? 100 : 0));
                appended.add(entry(last, second));
                log.append(entry(last, second));
            }
            if (random.nextInt(10) == 0) {
                log.close();
                store = reopen(store);
                log = store.open(LOG);
            }
            awaitSafe(log);
            check(log, appended, random, "seed %d, step %d".formatted(seed, step));
        }
    }

    private static void check(Log log, List<LogEntry> appended, Random random, String where) {
        List<LogEntry> held = log.after(EntryId.NONE, appended.size() + 1).entries();
        int size = appended.size();
        assertThat(held)
                .as(where)
                .hasSizeBetween(Math.min(size, CAPACITY), MOST)
                .isEqualTo(appended.subList(size - held.size(), size));
        if (held.isEmpty()) {
            return;
        }
        EntryId highest = appended.get(size - 1).entryId();
        assertThat(log.highest()).as(where).isEqualTo(highest);
        EntryId after = new EntryId(random.nextLong(highest.value() + 1));
        EntryTime start = held.get(random.nextInt(held.size())).timeOfEntry();
        EntryTime stop = held.get(random.nextInt(held.size())).timeOfEntry();
        int limit = 1 + random.nextInt(20);
        List<LogEntry> rest = held.stream()
                .filter(entry -> entry.entryId().value() > after.value())
                .toList();
        assertThat(log.after(after, limit))
                .as("%s, after %s, limit %d", where, after, limit)
                .isEqualTo(cut(rest, limit));
        assertThat(log.between(Optional.of(start), Optional.of(stop), after, limit))
                .as("%s, %s to %s, after %s, limit %d", where, start, stop, after, limit)
                .isEqualTo(cut(
                        rest.stream()
                                .filter(entry -> !entry.timeOfEntry().instant().isBefore(start.instant())
                                        && !entry.timeOfEntry().instant().isAfter(stop.instant()))
                                .toList(),
                        limit));
    }

    private static Log.Page cut(List<LogEntry> all, int limit) {
        return new Log.Page(all.subList(0, Math.min(limit, all.size())), all.size() > limit);
    }
}
