package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** GetLCBValues (IEC 61850-7-2 clause 17.3.3.3): reads the attributes of a log control block. */
public final class GetLCBValues {
    private GetLCBValues() {}

    /**
     * The request.
     *
     * @param lcb reference of the block
     */
    public record Request(ObjectReference lcb) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_LCB_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param values all attributes
     */
    public record Response(Lcb values) implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.GET_LCB_VALUES;
        }
    }
}
