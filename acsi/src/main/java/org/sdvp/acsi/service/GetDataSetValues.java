package org.sdvp.acsi.service;

import java.util.List;

/** GetDataSetValues (IEC 61850-7-2 clause 13.3.2): reads all members of a data set. */
public final class GetDataSetValues {
    private GetDataSetValues() {}

    /**
     * The request.
     *
     * @param dataSet reference, {@code LD/LN.name} or {@code @name} for one of this association
     */
    public record Request(DataSetReference dataSet) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_SET_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param results one for each member, in order
     */
    public record Response(List<AccessResult> results) implements AcsiResponse {
        /** Copies the results. */
        public Response {
            results = List.copyOf(results);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_SET_VALUES;
        }
    }
}
