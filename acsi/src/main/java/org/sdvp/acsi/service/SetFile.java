package org.sdvp.acsi.service;

import org.sdvp.model.value.Octets;

/**
 * SetFile (IEC 61850-7-2 clause 23.2.2): writes a file, part by part and in order. The file takes its name when the
 * last part has come; until then nobody sees it.
 */
public final class SetFile {
    private SetFile() {}

    /**
     * The request.
     *
     * @param fileName path with {@code /} between folders, at most 255 characters
     * @param offset of the first octet of this part; 0 begins anew
     * @param content the part, at most {@link GetFile#MAX_PART} octets
     * @param last whether the file ends with this part
     */
    public record Request(String fileName, long offset, Octets content, boolean last) implements AcsiRequest {
        /** Checks name, offset and part. */
        public Request {
            Ranges.fileName(fileName);
            Ranges.natural("offset", offset);
            Ranges.part(content);
        }

        @Override
        public ServiceName name() {
            return ServiceName.SET_FILE;
        }
    }

    /** The positive answer: the part is safe. */
    public record Response() implements AcsiResponse {
        @Override
        public ServiceName name() {
            return ServiceName.SET_FILE;
        }
    }
}
