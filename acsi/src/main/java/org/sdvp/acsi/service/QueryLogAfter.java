package org.sdvp.acsi.service;

import java.util.List;
import org.sdvp.model.ObjectReference;

/** QueryLogAfter (IEC 61850-7-2 clause 17.3.5.3): reads the log entries made after a known one. */
public final class QueryLogAfter {
    private QueryLogAfter() {}

    /**
     * The request.
     *
     * @param log reference of the log, such as {@code HP1/LLN0.Day}
     * @param entry the known one, which is not returned
     */
    public record Request(ObjectReference log, EntryId entry) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.QUERY_LOG_AFTER;
        }
    }

    /**
     * The positive answer.
     *
     * @param entries in the order they were made
     * @param moreFollows whether more follow: ask again after the last one
     */
    public record Response(List<LogEntry> entries, boolean moreFollows) implements AcsiResponse {
        /** Copies the entries. */
        public Response {
            entries = List.copyOf(entries);
        }

        @Override
        public ServiceName name() {
            return ServiceName.QUERY_LOG_AFTER;
        }
    }
}
