package org.sdvp.acsi.service;

import java.util.List;
import org.sdvp.model.Fcda;

/** CreateDataSet (IEC 61850-7-2 clause 13.3.4): makes a data set. */
public final class CreateDataSet {
    private CreateDataSet() {}

    /**
     * The request.
     *
     * @param dataSet reference, {@code LD/LN.name} or {@code @name} for one of this association
     * @param members 1 or more, in order
     */
    public record Request(DataSetReference dataSet, List<Fcda> members) implements AcsiRequest {
        /** Copies the members. */
        public Request {
            members = List.copyOf(members);
        }

        @Override
        public ServiceName name() {
            return ServiceName.CREATE_DATA_SET;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.CREATE_DATA_SET;
        }
    }
}
