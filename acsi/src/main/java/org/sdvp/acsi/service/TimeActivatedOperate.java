package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.Timestamp;

/** TimeActivatedOperate (IEC 61850-7-2 clause 20.5.3.6): has a control executed at a later time. */
public final class TimeActivatedOperate {
    private TimeActivatedOperate() {}

    /**
     * The request.
     *
     * @param control reference of the controllable data object
     * @param parameters what is wanted by whom
     * @param operTm when to execute it
     */
    public record Request(ObjectReference control, Operate.Parameters parameters, Timestamp operTm)
            implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.TIME_ACTIVATED_OPERATE;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.TIME_ACTIVATED_OPERATE;
        }
    }
}
