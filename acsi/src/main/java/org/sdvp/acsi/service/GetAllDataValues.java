package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** GetAllDataValues (IEC 61850-7-2 clause 10.2.3): reads all attributes of one functional constraint in a logical node. */
public final class GetAllDataValues {
    private GetAllDataValues() {}

    /**
     * The request.
     *
     * @param logicalNode reference of the node
     * @param fc which attributes
     * @param continueAfter last reference of the page before, to get the next page
     */
    public record Request(ObjectReference logicalNode, FunctionalConstraint fc, Optional<ObjectReference> continueAfter)
            implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_ALL_DATA_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param values of the data objects that have such attributes, in model order
     * @param moreFollows whether another page follows
     */
    public record Response(List<Named> values, boolean moreFollows) implements AcsiResponse {
        /** Copies the values. */
        public Response {
            values = List.copyOf(values);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_ALL_DATA_VALUES;
        }
    }

    /**
     * A value with its reference.
     *
     * @param reference of the data object
     * @param value of its attributes with the functional constraint asked for
     */
    public record Named(ObjectReference reference, DataValue value) {}
}
