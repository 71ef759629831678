package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/**
 * Logs and log control blocks in an association (IEC 61850-7-2 clause 17.3); stages fail as those of
 * {@link ClientAssociation}, with {@code instance-not-available} if there is no such block or log. A query is asked page
 * by page, each as long as a message; entries come in the order they were made, of which the id tells and not the time:
 * the clock of a device may be set back. Safe for many threads.
 */
public final class Logs {
    private final ClientAssociation association;

    Logs(ClientAssociation association) {
        this.association = association;
    }

    /** Takes entries page by page. */
    @FunctionalInterface
    public interface Reader {
        /**
         * A page came; the next one is asked for when this has returned. What it throws ends the query, which fails with
         * it.
         *
         * @param entries 1 or more
         * @return whether to go on
         */
        boolean page(List<LogEntry> entries);
    }

    /**
     * What a query found.
     *
     * @param entries in the order they were made
     * @param moreFollows whether there are more than were asked for
     */
    public record Entries(List<LogEntry> entries, boolean moreFollows) {
        /** Copies the entries. */
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /** GetLCBValues (clause 17.3.3.3). */
    public CompletionStage<Lcb> getLCBValues(ObjectReference lcb) {
        return Stages.map(
                association.ask(new GetLCBValues.Request(lcb), GetLCBValues.Response.class),
                GetLCBValues.Response::values);
    }

    /**
     * SetLCBValues (clause 17.3.3.4): writes all attributes of the change or none.
     *
     * @return completes when written; {@code instance-in-use} for anything but LogEna while it logs,
     *     {@code parameter-value-inconsistent} for LogEna without data set or log, among others
     */
    public CompletionStage<Void> setLCBValues(ObjectReference lcb, LcbChange change) {
        return Stages.map(
                association.ask(new SetLCBValues.Request(lcb, change), SetLCBValues.Response.class), response -> null);
    }

    /**
     * GetLogStatusValues (clause 17.3.5.4).
     *
     * @return oldest and newest entry; {@link EntryId#NONE} if the log is empty
     */
    public CompletionStage<GetLogStatusValues.Response> getLogStatusValues(ObjectReference log) {
        return association.ask(new GetLogStatusValues.Request(log), GetLogStatusValues.Response.class);
    }

    /**
     * QueryLogByTime (clause 17.3.5.2).
     *
     * @param start the earliest time; empty: from the oldest entry
     * @param stop the latest time; empty: to the newest entry
     * @param maxEntries greatest number of entries to collect, 1 or more
     * @return {@code parameter-value-inappropriate} if the stop is before the start
     */
    public CompletionStage<Entries> queryLogByTime(
            ObjectReference log, Optional<EntryTime> start, Optional<EntryTime> stop, int maxEntries) {
        Collector collector = new Collector(maxEntries);
        return Stages.map(queryLogByTime(log, start, stop, collector), whole -> collector.entries(whole));
    }

    /**
     * QueryLogByTime, as many entries as there are, each page given away before the next one is asked for.
     *
     * @return whether it came to the end of what there is; fails as the other form
     */
    public CompletionStage<Boolean> queryLogByTime(
            ObjectReference log, Optional<EntryTime> start, Optional<EntryTime> stop, Reader reader) {
        return pages(reader, Optional.empty(), after -> pageByTime(log, start, stop, after));
    }

    /**
     * QueryLogByTime, one page of what it finds.
     *
     * @param continueAfter the last entry of the page before; empty: the first page
     * @return as many entries as fit a message; fails as the other forms
     */
    public CompletionStage<Entries> pageByTime(
            ObjectReference log, Optional<EntryTime> start, Optional<EntryTime> stop, Optional<EntryId> continueAfter) {
        return Stages.map(
                association.ask(
                        new QueryLogByTime.Request(log, start, stop, continueAfter), QueryLogByTime.Response.class),
                response -> new Entries(response.entries(), response.moreFollows()));
    }

    /**
     * QueryLogAfter (clause 17.3.5.3).
     *
     * @param entry the last one known, which is not among those returned; {@link EntryId#NONE}: from the oldest
     * @param maxEntries greatest number of entries to collect, 1 or more
     * @return {@code parameter-value-inappropriate} if that entry is no longer in the log, so that others may have been
     *     lost as well
     */
    public CompletionStage<Entries> queryLogAfter(ObjectReference log, EntryId entry, int maxEntries) {
        Collector collector = new Collector(maxEntries);
        return Stages.map(queryLogAfter(log, entry, collector), whole -> collector.entries(whole));
    }

    /**
     * QueryLogAfter, as many entries as there are, each page given away before the next one is asked for.
     *
     * @return whether it came to the end of what there is; fails as the other form
     */
    public CompletionStage<Boolean> queryLogAfter(ObjectReference log, EntryId entry, Reader reader) {
        return pages(
                reader,
                Optional.of(entry),
                after -> Stages.map(
                        association.ask(
                                new QueryLogAfter.Request(log, after.orElse(EntryId.NONE)),
                                QueryLogAfter.Response.class),
                        response -> new Entries(response.entries(), response.moreFollows())));
    }

    private CompletionStage<Boolean> pages(
            Reader reader, Optional<EntryId> first, Function<Optional<EntryId>, CompletionStage<Entries>> ask) {
        Pages pages = new Pages(reader, ask);
        pages.next(first);
        return pages.whole;
    }

    /** Asks for page after page. */
    private final class Pages {
        private final Reader reader;
        private final Function<Optional<EntryId>, CompletionStage<Entries>> ask;
        private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

        Pages(Reader reader, Function<Optional<EntryId>, CompletionStage<Entries>> ask) {
            this.reader = reader;
            this.ask = ask;
        }

        void next(Optional<EntryId> after) {
            ask.apply(after).whenComplete((page, failure) -> {
                if (failure != null) {
                    whole.completeExceptionally(Stages.unwrap(failure));
                } else {
                    came(after, page);
                }
            });
        }

        private void came(Optional<EntryId> after, Entries page) {
            try {
                take(after, page);
            } catch (RuntimeException e) {
                whole.completeExceptionally(e);
            }
        }

        private void take(Optional<EntryId> after, Entries page) {
            List<LogEntry> entries = page.entries();
            Optional<EntryId> last = entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(entries.get(entries.size() - 1).entryId());
            if (page.moreFollows() && (last.isEmpty() || last.equals(after))) {
                throw new AcsiProtocolException(
                        association.peer(),
                        "expected of " + association.peer()
                                + " new entries on a page of a log after which more follow, but got "
                                + last.map(id -> "entry " + id + " again").orElse("none"));
            }
            boolean goOn = entries.isEmpty() || reader.page(entries);
            if (page.moreFollows() && goOn) {
                next(last);
            } else {
                whole.complete(!page.moreFollows());
            }
        }
    }

    /** Keeps what comes, up to a number. */
    private static final class Collector implements Reader {
        private final int most;
        private final List<LogEntry> collected = new ArrayList<>();

        Collector(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("maxEntries must be 1 or more, but is " + most);
            }
            this.most = most;
        }

        @Override
        public boolean page(List<LogEntry> entries) {
            collected.addAll(entries);
            return collected.size() < most;
        }

        Entries entries(boolean whole) {
            return new Entries(
                    collected.subList(0, Math.min(most, collected.size())), !whole || collected.size() > most);
        }
    }
}
