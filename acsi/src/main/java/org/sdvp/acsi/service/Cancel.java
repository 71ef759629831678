package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** Cancel (IEC 61850-7-2 clause 20.5.3.5): gives up a selection or a command that waits for its time. */
public final class Cancel {
    private Cancel() {}

    /**
     * The request.
     *
     * @param control reference of the controllable data object
     * @param parameters those of the command; the checks in them mean nothing
     */
    public record Request(ObjectReference control, Operate.Parameters parameters) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.CANCEL;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.CANCEL;
        }
    }
}
