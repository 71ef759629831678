package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/**
 * GetDataDirectory (IEC 61850-7-2 clause 11.3.4): lists the sub data objects and the data attributes of a data object,
 * or the components of an attribute.
 */
public final class GetDataDirectory {
    private GetDataDirectory() {}

    /**
     * The request.
     *
     * @param data reference of a data object or attribute
     * @param continueAfter last name of the page before, to get the next page
     */
    public record Request(ObjectReference data, Optional<String> continueAfter) implements AcsiRequest {
        /** Checks the name. */
        public Request {
            continueAfter.ifPresent(name -> Ranges.name("continueAfter", name));
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_DIRECTORY;
        }
    }

    /**
     * The positive answer.
     *
     * @param names in model order
     * @param moreFollows whether another page follows
     */
    public record Response(List<String> names, boolean moreFollows) implements AcsiResponse {
        /** Copies and checks the names. */
        public Response {
            names = List.copyOf(names);
            Ranges.names(names);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_DIRECTORY;
        }
    }
}
