package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

/**
 * SetDataValues (IEC 61850-7-2 clause 11.3.3): writes data. One request may name several references; each succeeds or
 * fails by itself.
 */
public final class SetDataValues {
    private SetDataValues() {}

    /**
     * One member of the request.
     *
     * @param reference what to write
     * @param value the value, of the type of the reference
     */
    public record Write(Fcda reference, DataValue value) {}

    /**
     * The request.
     *
     * @param writes 1 or more, done in this order
     */
    public record Request(List<Write> writes) implements AcsiRequest {
        /** Copies the writes. */
        public Request {
            writes = List.copyOf(writes);
            if (writes.isEmpty()) {
                throw new IllegalArgumentException("SetDataValues needs at least one reference");
            }
        }

        @Override
        public ServiceName name() {
            return ServiceName.SET_DATA_VALUES;
        }
    }

    /**
     * The answer.
     *
     * @param results one for each write, in the order of the request; empty means written, NO_ERROR is not used
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
            return ServiceName.SET_DATA_VALUES;
        }
    }
}
