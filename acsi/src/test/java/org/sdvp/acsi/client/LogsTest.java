package org.sdvp.acsi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ObjectReference;

/** Pages of a log from a server that does not do what it should, and readers that have enough. */
@Tag("sLog")
class LogsTest {
    private static final ObjectReference LOG = ObjectReference.parse("HP1/LLN0.Day");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Logs logs = associate();

    private Logs associate() {
        CompletableFuture<ClientAssociation> association = new AcsiClient(
                        transport, ClientSettings.defaults(), new ManualTimeSource())
                .associate()
                .toCompletableFuture();
        transport.grant(ScriptedTransport.ID, 10);
        return association.join().logs();
    }

    private static List<LogEntry> entries(long... ids) {
        List<LogEntry> entries = new ArrayList<>();
        for (long id : ids) {
            entries.add(LogStoreContract.entry(id, id));
        }
        return entries;
    }

    private void answer(boolean moreFollows, long... ids) {
        transport.last().answer(new QueryLogAfter.Response(entries(ids), moreFollows));
    }

    private static Throwable failure(CompletableFuture<?> stage) {
        assertThat(stage).isCompletedExceptionally();
        return stage.handle((value, failure) -> failure).join();
    }

    @Test
    void eachPage_isAskedForAfterTheLastEntryOfTheOneBefore() {
        CompletableFuture<Logs.Entries> query =
                logs.queryLogAfter(LOG, new EntryId(3), 100).toCompletableFuture();
        assertThat(transport.last().request().service()).isEqualTo(new QueryLogAfter.Request(LOG, new EntryId(3)));
        answer(true, 4, 5);
        assertThat(transport.last().request().service()).isEqualTo(new QueryLogAfter.Request(LOG, new EntryId(5)));
        answer(false);

        assertThat(query.join()).isEqualTo(new Logs.Entries(entries(4, 5), false));
    }

    @Test
    void byTime_theIntervalStaysAndContinueAfterMoves() {
        CompletableFuture<Logs.Entries> query = logs.queryLogByTime(
                        LOG, Optional.of(LogStoreContract.time(1)), Optional.empty(), 100)
                .toCompletableFuture();
        transport.last().answer(new QueryLogByTime.Response(entries(7), true));

        assertThat(transport.last().request().service())
                .isEqualTo(new QueryLogByTime.Request(
                        LOG, Optional.of(LogStoreContract.time(1)), Optional.empty(), Optional.of(new EntryId(7))));
        transport.last().answer(new QueryLogByTime.Response(entries(8), false));
        assertThat(query.join()).isEqualTo(new Logs.Entries(entries(7, 8), false));
    }

    @Test
    void aPageWithoutEntriesAfterWhichMoreFollow_isAFaultOfTheServer() {
        CompletableFuture<Logs.Entries> query =
                logs.queryLogAfter(LOG, EntryId.NONE, 100).toCompletableFuture();
        answer(true);

        assertThat(failure(query)).isInstanceOf(AcsiProtocolException.class).hasMessageContaining("got none");
    }

    @Test
    void aPageThatEndsWhereItBegan_isAFaultOfTheServer() {
        CompletableFuture<Logs.Entries> query =
                logs.queryLogAfter(LOG, EntryId.NONE, 100).toCompletableFuture();
        answer(true, 4);
        answer(true, 4);

        assertThat(failure(query))
                .isInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("entry 0000000000000004 again");
    }

    @Test
    void aReaderThatHasEnough_endsTheQuery() {
        CompletableFuture<Boolean> query =
                logs.queryLogAfter(LOG, EntryId.NONE, page -> false).toCompletableFuture();
        answer(true, 4);

        assertThat(query.join()).as("there was more").isFalse();
        assertThat(transport.calls()).hasSize(2);
    }

    @Test
    void aReaderThatFails_endsTheQueryWithItsFailure() {
        IllegalStateException full = new IllegalStateException("my disk is full");
        CompletableFuture<Boolean> query = logs.queryLogAfter(LOG, EntryId.NONE, page -> {
                    throw full;
                })
                .toCompletableFuture();
        answer(true, 4);

        assertThat(failure(query)).isSameAs(full);
        assertThat(transport.calls()).hasSize(2);
    }

    @Test
    void aBoundBelowOne_isAFaultOfTheCaller() {
        assertThatThrownBy(() -> logs.queryLogAfter(LOG, EntryId.NONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxEntries");
    }
}
