package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SetURCBValues (IEC 61850-7-2 clause 17.2.5.4): writes attributes of a unbuffered report control block: all of those given, or none. */
public final class SetURCBValues {
    private SetURCBValues() {}

    /**
     * The request.
     *
     * @param urcb reference of the instance, such as {@code HP1/LLN0.Status01}
     * @param change the attributes to write; RptEna takes effect last
     */
    public record Request(ObjectReference urcb, UrcbChange change) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.SET_URCB_VALUES;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SET_URCB_VALUES;
        }
    }
}
