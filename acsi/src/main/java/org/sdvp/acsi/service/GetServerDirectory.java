package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;

/** GetServerDirectory (IEC 61850-7-2 clause 7.3.2): lists the logical devices or the files of a server. */
public final class GetServerDirectory {
    private GetServerDirectory() {}

    /**
     * The request.
     *
     * @param objectClass what to list
     * @param continueAfter last name of the page before, to get the next page
     */
    public record Request(ObjectClass objectClass, Optional<String> continueAfter) implements AcsiRequest {
        /** Checks the name. */
        public Request {
            continueAfter.ifPresent(name -> Ranges.name("continueAfter", name));
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_SERVER_DIRECTORY;
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
            return ServiceName.GET_SERVER_DIRECTORY;
        }
    }
}
