package org.sdvp.acsi.service;

/** DeleteFile (IEC 61850-7-2 clause 23.2.3): deletes a file. */
public final class DeleteFile {
    private DeleteFile() {}

    /**
     * The request.
     *
     * @param fileName path with {@code /} between folders, at most 255 characters
     */
    public record Request(String fileName) implements AcsiRequest {
        /** Checks the name. */
        public Request {
            Ranges.fileName(fileName);
        }

        @Override
        public ServiceName name() {
            return ServiceName.DELETE_FILE;
        }
    }

    /** The positive answer. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.DELETE_FILE;
        }
    }
}
