package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SelectEditSG (IEC 61850-7-2 clause 16.3.3): takes a setting group for editing. */
public final class SelectEditSG {
    private SelectEditSG() {}

    /**
     * The request.
     *
     * @param sgcb reference of the block, such as {@code HP1/LLN0.SGCB}
     * @param settingGroup its number; 0 ends editing without a change
     */
    public record Request(ObjectReference sgcb, int settingGroup) implements AcsiRequest {
        /** Checks the number. */
        public Request {
            Ranges.natural("settingGroup", settingGroup);
        }

        @Override
        public ServiceName name() {
            return ServiceName.SELECT_EDIT_SG;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT_EDIT_SG;
        }
    }
}
