package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.Timestamp;

/** GetSGCBValues (IEC 61850-7-2 clause 16.3.7): reads a setting group control block. */
public final class GetSGCBValues {
    private GetSGCBValues() {}

    /**
     * The request.
     *
     * @param sgcb reference of the block, such as {@code HP1/LLN0.SGCB}
     */
    public record Request(ObjectReference sgcb) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_SGCB_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param numOfSG number of groups
     * @param actSG the active group
     * @param editSG the group being edited, 0 for none
     * @param cnfEdit whether a confirmation is under way
     * @param lActTm when the active group was selected
     * @param resvTms seconds an edit reservation outlives its last use
     */
    public record Response(int numOfSG, int actSG, int editSG, boolean cnfEdit, Timestamp lActTm, int resvTms)
            implements AcsiResponse {
        /** Checks the numbers. */
        public Response {
            Ranges.natural("numOfSG", numOfSG);
            Ranges.natural("actSG", actSG);
            Ranges.natural("editSG", editSG);
            Ranges.natural("resvTms", resvTms);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_SGCB_VALUES;
        }
    }
}
