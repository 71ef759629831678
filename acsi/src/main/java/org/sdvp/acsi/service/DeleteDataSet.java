package org.sdvp.acsi.service;

/** DeleteDataSet (IEC 61850-7-2 clause 13.3.5): deletes a data set that a client made. */
public final class DeleteDataSet {
    private DeleteDataSet() {}

    /**
     * The request.
     *
     * @param dataSet reference, {@code LD/LN.name} or {@code @name} for one of this association
     */
    public record Request(DataSetReference dataSet) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.DELETE_DATA_SET;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.DELETE_DATA_SET;
        }
    }
}
