package org.sdvp.acsi.service;

import java.util.List;
import org.sdvp.model.Fcda;

/**
 * GetDataValues (IEC 61850-7-2 clause 11.3.2): reads data. As in the SDVP brief, one request may name several
 * references; each succeeds or fails by itself.
 */
public final class GetDataValues {
    private GetDataValues() {}

    /**
     * The request.
     *
     * @param references what to read, 1 or more
     */
    public record Request(List<Fcda> references) implements AcsiRequest {
        /** Copies the references. */
        public Request {
            references = List.copyOf(references);
            if (references.isEmpty()) {
                throw new IllegalArgumentException("GetDataValues needs at least one reference");
            }
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param results one for each reference, in the order of the request
     */
    public record Response(List<AccessResult> results) implements AcsiResponse {
        /** Copies the results. */
        public Response {
            results = List.copyOf(results);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_VALUES;
        }
    }
}
