package org.sdvp.acsi.service;

import java.util.List;
import org.sdvp.model.Fcda;

/** GetEditSGValue (IEC 61850-7-2 clause 16.3.6): reads values of the group being edited, or of the active one. */
public final class GetEditSGValue {
    private GetEditSGValue() {}

    /**
     * The request.
     *
     * @param references with functional constraint SE or SG
     */
    public record Request(List<Fcda> references) implements AcsiRequest {
        /** Copies the references. */
        public Request {
            references = List.copyOf(references);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_EDIT_SG_VALUE;
        }
    }

    /**
     * The positive answer.
     *
     * @param results one for each reference
     */
    public record Response(List<AccessResult> results) implements AcsiResponse {
        /** Copies the results. */
        public Response {
            results = List.copyOf(results);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_EDIT_SG_VALUE;
        }
    }
}
