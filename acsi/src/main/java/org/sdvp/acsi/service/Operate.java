package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/** Operate (IEC 61850-7-2 clause 20.5.3.4): makes a controllable data object change. */
public final class Operate {
    private Operate() {}

    /**
     * The request.
     *
     * @param control reference of the controllable data object, such as {@code HP1/KPMP1.OpCtl}
     * @param parameters what is wanted by whom
     */
    public record Request(ObjectReference control, Parameters parameters) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.OPERATE;
        }
    }

    /**
     * The parameters of a control, the structure Oper of IEC 61850-7-3 and 8-1 without operTm.
     *
     * @param ctlVal wanted value, of the type that the common data class prescribes
     * @param origin who asks
     * @param ctlNum running number of the client, 0 to 255
     * @param t when the client issued the command
     * @param test whether this is only a test
     * @param check checks wanted
     */
    public record Parameters(DataValue ctlVal, Originator origin, int ctlNum, Timestamp t, boolean test, Check check) {
        /** Checks the range of ctlNum. */
        public Parameters {
            if (ctlNum < 0 || ctlNum > 255) {
                throw new IllegalArgumentException("ctlNum must be 0 to 255, but is " + ctlNum);
            }
        }
    }

    /** The positive answer: the command was accepted and, with normal security, given to the process. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.OPERATE;
        }
    }
}
