package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** ConfirmEditSGValues (IEC 61850-7-2 clause 16.3.5): makes the edited values those of the group. */
public final class ConfirmEditSGValues {
    private ConfirmEditSGValues() {}

    /**
     * The request.
     *
     * @param sgcb reference of the block, such as {@code HP1/LLN0.SGCB}
     */
    public record Request(ObjectReference sgcb) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.CONFIRM_EDIT_SG_VALUES;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.CONFIRM_EDIT_SG_VALUES;
        }
    }
}
