package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/** QueryLogByTime (IEC 61850-7-2 clause 17.3.5.2): reads log entries of a time interval. */
public final class QueryLogByTime {
    private QueryLogByTime() {}

    /**
     * The request.
     *
     * @param log reference of the log, such as {@code HP1/LLN0.Day}
     * @param rangeStart the earliest time; empty: from the oldest entry
     * @param rangeStop the latest time; empty: to the newest entry
     * @param continueAfter last entry of the page before, to get the next page
     */
    public record Request(
            ObjectReference log,
            Optional<EntryTime> rangeStart,
            Optional<EntryTime> rangeStop,
            Optional<EntryId> continueAfter)
            implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.QUERY_LOG_BY_TIME;
        }
    }

    /**
     * The positive answer.
     *
     * @param entries in the order they were made
     * @param moreFollows whether another page follows
     */
    public record Response(List<LogEntry> entries, boolean moreFollows) implements AcsiResponse {
        /** Copies the entries. */
        public Response {
            entries = List.copyOf(entries);
        }

        @Override
        public ServiceName name() {
            return ServiceName.QUERY_LOG_BY_TIME;
        }
    }
}
