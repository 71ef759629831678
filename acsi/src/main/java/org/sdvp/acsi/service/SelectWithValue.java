package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SelectWithValue (IEC 61850-7-2 clause 20.5.3.3): selects a control object of model SBO with enhanced security. */
public final class SelectWithValue {
    private SelectWithValue() {}

    /**
     * The request.
     *
     * @param control reference of the controllable data object
     * @param parameters those of the Operate to come
     */
    public record Request(ObjectReference control, Operate.Parameters parameters) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT_WITH_VALUE;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT_WITH_VALUE;
        }
    }
}
