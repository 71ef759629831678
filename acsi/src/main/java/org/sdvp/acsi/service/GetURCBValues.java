package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** GetURCBValues (IEC 61850-7-2 clause 17.2.5.3): reads the attributes of a unbuffered report control block. */
public final class GetURCBValues {
    private GetURCBValues() {}

    /**
     * The request.
     *
     * @param urcb reference of the instance, such as {@code HP1/LLN0.Status01}
     */
    public record Request(ObjectReference urcb) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_URCB_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param values all attributes
     */
    public record Response(Urcb values) implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.GET_URCB_VALUES;
        }
    }
}
