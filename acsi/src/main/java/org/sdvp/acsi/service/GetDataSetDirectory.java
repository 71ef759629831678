package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.Fcda;

/** GetDataSetDirectory (IEC 61850-7-2 clause 13.3.6): lists the members of a data set. */
public final class GetDataSetDirectory {
    private GetDataSetDirectory() {}

    /**
     * The request.
     *
     * @param dataSet reference, {@code LD/LN.name} or {@code @name} for one of this association
     * @param continueAfter index of the last member of the page before, to get the next page
     */
    public record Request(DataSetReference dataSet, Optional<Integer> continueAfter) implements AcsiRequest {
        /** Checks the index. */
        public Request {
            continueAfter.ifPresent(index -> Ranges.natural("continueAfter", index));
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_SET_DIRECTORY;
        }
    }

    /**
     * The positive answer.
     *
     * @param members in order
     * @param deletable whether a client may delete the data set
     * @param moreFollows whether another page follows
     */
    public record Response(List<Fcda> members, boolean deletable, boolean moreFollows) implements AcsiResponse {
        /** Copies the members. */
        public Response {
            members = List.copyOf(members);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_DATA_SET_DIRECTORY;
        }
    }
}
