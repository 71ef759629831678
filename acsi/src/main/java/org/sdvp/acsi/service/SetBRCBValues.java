package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SetBRCBValues (IEC 61850-7-2 clause 17.2.3.4): writes attributes of a buffered report control block: all of those given, or none. */
public final class SetBRCBValues {
    private SetBRCBValues() {}

    /**
     * The request.
     *
     * @param brcb reference of the instance, such as {@code HP1/LLN0.Meas01}
     * @param change the attributes to write; RptEna takes effect last
     */
    public record Request(ObjectReference brcb, BrcbChange change) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.SET_BRCB_VALUES;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SET_BRCB_VALUES;
        }
    }
}
