package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/** SelectActiveSG (IEC 61850-7-2 clause 16.3.2): makes a setting group the active one. */
public final class SelectActiveSG {
    private SelectActiveSG() {}

    /**
     * The request.
     *
     * @param sgcb reference of the block, such as {@code HP1/LLN0.SGCB}
     * @param settingGroup its number, 1 or more
     */
    public record Request(ObjectReference sgcb, int settingGroup) implements AcsiRequest {
        /** Checks the number. */
        public Request {
            Ranges.natural("settingGroup", settingGroup);
        }

        @Override
        public ServiceName name() {
            return ServiceName.SELECT_ACTIVE_SG;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SELECT_ACTIVE_SG;
        }
    }
}
