package org.sdvp.acsi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.acsi.log.LogBench.COUNT;
import static org.sdvp.acsi.log.LogBench.DAY;
import static org.sdvp.acsi.log.LogBench.DISABLE;
import static org.sdvp.acsi.log.LogBench.ENABLE;
import static org.sdvp.acsi.log.LogBench.MEAS;
import static org.sdvp.acsi.log.LogBench.NIGHT;
import static org.sdvp.acsi.log.LogBench.counts;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.log.LogBench.Client;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.testing.ContractBench;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/** GetLogStatusValues, QueryLogByTime, QueryLogAfter (IEC 61850-7-2 clause 17.3.5). */
@Tag("sLog")
class LogQueryTest {
    private final LogBench bench = new LogBench().start();
    private final Client client = bench.connect("centre");

    /** Logs 1 to some number, one a second, by the block Count alone. */
    private List<LogEntry> logCounts(int upTo) {
        client.set(MEAS, DISABLE).set(COUNT, ENABLE);
        for (int i = 1; i <= upTo; i++) {
            bench.advance(1000);
            bench.count(i);
        }
        return bench.held(DAY);
    }

    private static Optional<EntryTime> second(int second) {
        return Optional.of(EntryTime.of(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second)));
    }

    private Logs.Entries byTime(Optional<EntryTime> start, Optional<EntryTime> stop) {
        return client.association().await(client.logs().queryLogByTime(DAY, start, stop, 1000));
    }

    @Test
    void theStatusOfAnEmptyLog_isAllZero() {
        assertThat(client.association().await(client.logs().getLogStatusValues(NIGHT)))
                .isEqualTo(new GetLogStatusValues.Response(
                        new EntryTime(0, 0), new EntryTime(0, 0), EntryId.NONE, EntryId.NONE));
        assertThat(client.all(NIGHT)).isEmpty();
    }

    @Test
    void anInterval_hasBothItsEnds() {
        logCounts(10);

        assertThat(counts(byTime(second(3), second(5)).entries())).containsExactly(3L, 4L, 5L);
        assertThat(counts(byTime(second(9), Optional.empty()).entries())).containsExactly(9L, 10L);
        assertThat(counts(byTime(Optional.empty(), second(2)).entries())).containsExactly(1L, 2L);
        assertThat(counts(byTime(second(4), second(4)).entries())).containsExactly(4L);
        assertThat(byTime(second(100), Optional.empty())).isEqualTo(new Logs.Entries(List.of(), false));
    }

    @Test
    void aStopBeforeTheStart_isRefused() {
        Refusal refusal = ContractBench.refusal(() -> byTime(second(5), second(4)));

        assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal.detail()).contains("2026-01-01T00:00:04Z is before 2026-01-01T00:00:05Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_767_225_600_999_999L, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void afterAnEntryThatIsNotThere_isRefusedWithWhatIs(long id) {
        List<LogEntry> entries = logCounts(2);

        Refusal refusal = ContractBench.refusal(() -> client.after(DAY, new EntryId(id), 10));
        assertThat(refusal.error()).isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(refusal.detail())
                .contains(
                        new EntryId(id) + " is not in HP1/LLN0.Day",
                        entries.get(0).entryId() + " to " + entries.get(1).entryId());
    }

    @Test
    void afterAnEntryThatWasPushedOut_isRefusedSinceOthersMayBeLostToo() {
        bench.store = new MemoryLogStore(5);
        bench.start();
        Client reader = bench.connect("centre");
        bench.count(1);
        EntryId known = bench.held(DAY).get(0).entryId();
        LongStream.rangeClosed(2, 6).forEach(bench::count);

        assertThat(ContractBench.refusal(() -> reader.after(DAY, known, 10)).error())
                .isEqualTo(ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        assertThat(reader.all(DAY)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1500, 4096, 65_536})
    void aLongLog_comesInPagesOfTheNegotiatedSize(int size) {
        List<LogEntry> entries = logCounts(300);
        Client other = bench.connect(
                "other", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(size));

        List<List<LogEntry>> pages = new ArrayList<>();
        assertThat(other.association().await(other.logs().queryLogAfter(DAY, EntryId.NONE, pages::add)))
                .isTrue();
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(entries);
        assertThat(pages.size()).isGreaterThan(300 * 128 / size);
        assertThat(other.association()
                        .await(other.logs().queryLogByTime(DAY, second(50), second(249), 1000))
                        .entries())
                .isEqualTo(entries.subList(49, 249));
    }

    @Test
    void noMoreThanAskedFor_isCollected() {
        List<LogEntry> entries = logCounts(300);
        Client narrow = bench.connect(
                "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));

        for (int most : List.of(1, 2, 3, 4, 5, 150, 299)) {
            assertThat(narrow.after(DAY, EntryId.NONE, most))
                    .isEqualTo(new Logs.Entries(entries.subList(0, most), true));
        }
        assertThat(narrow.after(DAY, EntryId.NONE, 300)).isEqualTo(new Logs.Entries(entries, false));
        assertThat(narrow.after(DAY, EntryId.NONE, 301)).isEqualTo(new Logs.Entries(entries, false));
    }

    @Test
    void anEntryThatIsTooLong_isNamedAndCanBePassed() {
        client.set(MEAS, DISABLE);
        var sets = client.association().async().dataSets();
        var made = new org.sdvp.acsi.service.DataSetReference("HP1/LLN0.Texts");
        client.association().await(sets.createDataSet(made, List.of(Fcda.parse("HP1/GGIO1.Text.stVal[ST]"))));
        client.set(COUNT, LcbChange.NONE.withDatSet(made).withLogEna(true));
        for (String text : List.of("short", "<".repeat(250), "last")) {
            bench.update("HP1/GGIO1.Text.stVal[ST]", DataValue.Text.visible(text));
        }
        List<LogEntry> entries = bench.held(DAY);
        Client narrow = bench.connect(
                "narrow", Role.SERVICE_PROVIDER, ClientSettings.defaults().withMaxMessageSize(1024));
        List<LogEntry> got = new ArrayList<>();

        Refusal refusal = ContractBench.refusal(() ->
                narrow.association().await(narrow.logs().queryLogAfter(DAY, EntryId.NONE, page -> got.addAll(page))));
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
        assertThat(refusal.detail()).contains(entries.get(1).entryId() + " must fit in 1024 octets");
        assertThat(got).containsExactly(entries.get(0));
        assertThat(narrow.after(DAY, entries.get(1).entryId(), 10).entries()).containsExactly(entries.get(2));
        assertThat(client.all(DAY)).isEqualTo(entries);
    }

    @Test
    void aCallerSees_onlyTheValuesItMayRead() {
        for (int i = 1; i <= 200; i++) {
            bench.count(i);
        }
        bench.values()
                .update(List.of(
                        bench.write("HP1/GGIO1.IntIn1.stVal[ST]", LogBench.integer(500)),
                        bench.write("HP1/STMP1.Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32(20f)))));
        for (int i = 1; i <= 200; i++) {
            bench.count(i);
        }
        bench.temperature(1, 21);
        bench.count(1);
        Client user =
                bench.connect("resident", Role.USER, ClientSettings.defaults().withMaxMessageSize(1024));

        assertThat(user.all(DAY))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.values())
                        .extracting(member -> member.reference().toString())
                        .containsExactly("HP1/STMP1.Tmp[MX]"));
        assertThat(user.association()
                        .await(user.logs().queryLogByTime(DAY, Optional.empty(), Optional.empty(), 10))
                        .entries())
                .hasSize(2);
        assertThat(client.all(DAY)).hasSize(403);
    }

    @Test
    void logsAreRead_whereTheReaderSaysAndNotOnTheWayOfTheCall() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        bench.reader = waiting::add;
        bench.start();
        Client reader = bench.connect("centre");
        bench.count(1);
        CompletableFuture<Logs.Entries> query =
                reader.logs().queryLogAfter(DAY, EntryId.NONE, 10).toCompletableFuture();

        assertThat(query).isNotDone();
        assertThat(reader.lcb(MEAS).logEna())
                .as("other services do not wait for it")
                .isTrue();
        waiting.remove().run();
        assertThat(query.join().entries()).hasSize(1);
    }

    @Test
    void afterTheEnd_logsAreClosed() {
        logCounts(1);
        bench.stop().toCompletableFuture().join();

        Refusal refusal = ContractBench.refusal(() -> client.all(DAY));
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        assertThat(refusal.detail()).contains("stopping");
    }

    @Test
    void afterTheClockWasSetBack_aQueryByTimeGoesByTime() {
        Log log = bench.store.open(NIGHT);
        for (long[] entry : new long[][] {{1, 100}, {2, 110}, {3, 50}, {4, 105}}) {
            log.append(LogStoreContract.entry(entry[0], entry[1]));
        }

        assertThat(client.association()
                        .await(client.logs()
                                .queryLogByTime(
                                        NIGHT,
                                        Optional.of(LogStoreContract.time(100)),
                                        Optional.of(LogStoreContract.time(107)),
                                        10))
                        .entries())
                .extracting(entry -> entry.entryId().value())
                .containsExactly(1L, 4L);
    }
}
