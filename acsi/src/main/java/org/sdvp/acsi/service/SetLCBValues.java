package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SetLCBValues (IEC 61850-7-2 clause 17.3.3.4): writes attributes of a log control block: all of those given, or none. */
public final class SetLCBValues {
    private SetLCBValues() {}

    /**
     * The request.
     *
     * @param lcb reference of the block
     * @param change the attributes to write; LogEna takes effect last
     */
    public record Request(ObjectReference lcb, LcbChange change) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.SET_LCB_VALUES;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SET_LCB_VALUES;
        }
    }
}
