package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** Select (IEC 61850-7-2 clause 20.5.3.2): selects a control object of model SBO with normal security. */
public final class Select {
    private Select() {}

    /**
     * The request.
     *
     * @param control reference of the controllable data object
     */
    public record Request(ObjectReference control) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT;
        }
    }
}
