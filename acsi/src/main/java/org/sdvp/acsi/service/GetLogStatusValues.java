package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/** GetLogStatusValues (IEC 61850-7-2 clause 17.3.5.4): tells which entries a log holds. */
public final class GetLogStatusValues {
    private GetLogStatusValues() {}

    /**
     * The request.
     *
     * @param log reference of the log, such as {@code HP1/LLN0.Day}
     */
    public record Request(ObjectReference log) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_LOG_STATUS_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param oldEntrTm time of the oldest entry
     * @param newEntrTm time of the newest entry
     * @param oldEntr the oldest entry; all zero if the log is empty
     * @param newEntr the newest entry; all zero if the log is empty
     */
    public record Response(EntryTime oldEntrTm, EntryTime newEntrTm, EntryId oldEntr, EntryId newEntr)
            implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.GET_LOG_STATUS_VALUES;
        }
    }
}
