package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;

/** GetFileAttributeValues (IEC 61850-7-2 clause 23.2.4): lists files with size and time. */
public final class GetFileAttributeValues {
    private GetFileAttributeValues() {}

    /**
     * The request.
     *
     * @param path of a file or folder; empty: the root
     * @param continueAfter last name of the page before, to get the next page
     */
    public record Request(String path, Optional<String> continueAfter) implements AcsiRequest {
        /** Checks the names. */
        public Request {
            Ranges.fileName(path);
            continueAfter.ifPresent(Ranges::fileName);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_FILE_ATTRIBUTE_VALUES;
        }
    }

    /**
     * The positive answer.
     *
     * @param files by name
     * @param moreFollows whether another page follows
     */
    public record Response(List<FileEntry> files, boolean moreFollows) implements AcsiResponse {
        /** Copies the files. */
        public Response {
            files = List.copyOf(files);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_FILE_ATTRIBUTE_VALUES;
        }
    }
}
