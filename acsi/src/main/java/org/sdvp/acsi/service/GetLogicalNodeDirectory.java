package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/** GetLogicalNodeDirectory (IEC 61850-7-2 clause 10.2.2): lists the instances of one class in a logical node. */
public final class GetLogicalNodeDirectory {
    private GetLogicalNodeDirectory() {}

    /**
     * The request.
     *
     * @param logicalNode reference of the node, such as {@code HP1/STMP1}
     * @param acsiClass what to list
     * @param continueAfter last name of the page before, to get the next page
     */
    public record Request(ObjectReference logicalNode, AcsiClass acsiClass, Optional<String> continueAfter)
            implements AcsiRequest {
        /** Checks the name. */
        public Request {
            continueAfter.ifPresent(name -> Ranges.name("continueAfter", name));
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_LOGICAL_NODE_DIRECTORY;
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
            return ServiceName.GET_LOGICAL_NODE_DIRECTORY;
        }
    }
}
