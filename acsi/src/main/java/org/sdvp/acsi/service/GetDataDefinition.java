package org.sdvp.acsi.service;

import org.sdvp.model.DataNode;
import org.sdvp.model.ObjectReference;

/**
 * GetDataDefinition (IEC 61850-7-2 clause 11.3.5): tells common data class, functional constraints and types of a data
 * object or attribute.
 */
public final class GetDataDefinition {
    private GetDataDefinition() {}

    /**
     * The request.
     *
     * @param data reference of a data object or of an attribute directly below one
     */
    public record Request(ObjectReference data) implements AcsiRequest {
        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_DEFINITION;
        }
    }

    /**
     * The positive answer.
     *
     * @param definition the data object or attribute; initial values and trigger options are not carried to a client
     */
    public record Response(DataNode definition) implements AcsiResponse {
        /** Checks the number of levels. */
        public Response {
            DataNode.requireLevels(definition);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_DEFINITION;
        }
    }
}
