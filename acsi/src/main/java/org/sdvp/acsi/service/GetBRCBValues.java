package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** GetBRCBValues (IEC 61850-7-2 clause 17.2.3.3): reads the attributes of a buffered report control block. */
public final class GetBRCBValues {
    private GetBRCBValues() {}

    /**
     * The request.
     *
     * @param brcb reference of the instance, such as {@code HP1/LLN0.Meas01}
     */
    public record Request(ObjectReference brcb) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_BRCB_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param values all attributes
     */
    public record Response(Brcb values) implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.GET_BRCB_VALUES;
        }
    }
}
