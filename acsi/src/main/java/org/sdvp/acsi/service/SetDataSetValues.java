package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.value.DataValue;

/** SetDataSetValues (IEC 61850-7-2 clause 13.3.3): writes all members of a data set; not atomic. */
public final class SetDataSetValues {
    private SetDataSetValues() {}

    /**
     * The request.
     *
     * @param dataSet reference, {@code LD/LN.name} or {@code @name} for one of this association
     * @param values one for each member, in order
     */
    public record Request(DataSetReference dataSet, List<DataValue> values) implements AcsiRequest {
        /** Copies the values. */
        public Request {
            values = List.copyOf(values);
        }

        @Override
        public ServiceName name() {
            return ServiceName.SET_DATA_SET_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param results one for each member, in order; empty means written, NO_ERROR is not used
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
            return ServiceName.SET_DATA_SET_VALUES;
        }
    }
}
