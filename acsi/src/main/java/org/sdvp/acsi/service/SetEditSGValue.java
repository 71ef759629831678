package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;

/** SetEditSGValue (IEC 61850-7-2 clause 16.3.4): writes values of the group being edited. */
public final class SetEditSGValue {
    private SetEditSGValue() {}

    /**
     * The request.
     *
     * @param writes with functional constraint SE
     */
    public record Request(List<SetDataValues.Write> writes) implements AcsiRequest {
        /** Copies the writes. */
        public Request {
            writes = List.copyOf(writes);
        }

        @Override
        public ServiceName name() {
            return ServiceName.SET_EDIT_SG_VALUE;
        }
    }

    /**
     * The positive answer.
     *
     * @param results one for each write; empty means written, NO_ERROR is not used
     */
    public record Response(List<Optional<ServiceError>> results) implements AcsiResponse {
        /** Copies the results. */
        public Response {
            results = List.copyOf(results);
            if (results.contains(Optional.of(ServiceError.NO_ERROR))) {
                throw new IllegalArgumentException("a write that was done is an empty result, not no-error");
            }
        }

        @Override
        public ServiceName name() {
            return ServiceName.SET_EDIT_SG_VALUE;
        }
    }
}
