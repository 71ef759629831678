package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;

/** GetLogicalDeviceDirectory (IEC 61850-7-2 clause 9.2.1): lists the logical nodes of a logical device. */
public final class GetLogicalDeviceDirectory {
    private GetLogicalDeviceDirectory() {}

    /**
     * The request.
     *
     * @param logicalDevice its name
     * @param continueAfter last name of the page before, to get the next page
     */
    public record Request(String logicalDevice, Optional<String> continueAfter) implements AcsiRequest {
        /** Checks the names. */
        public Request {
            Ranges.name("the name of a logical device", logicalDevice);
            continueAfter.ifPresent(name -> Ranges.name("continueAfter", name));
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_LOGICAL_DEVICE_DIRECTORY;
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
            return ServiceName.GET_LOGICAL_DEVICE_DIRECTORY;
        }
    }
}
