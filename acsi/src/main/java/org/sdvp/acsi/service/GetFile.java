package org.sdvp.acsi.service;

import org.sdvp.model.value.Octets;

/** GetFile (IEC 61850-7-2 clause 23.2.1): reads a file, part by part, since a stanza bounds what one answer holds. */
public final class GetFile {
    /** Greatest part of a file, in octets: a stanza has to carry it, as text. */
    public static final int MAX_PART = Ranges.MAX_PART;

    private GetFile() {}

    /**
     * The request.
     *
     * @param fileName path with {@code /} between folders, at most 255 characters
     * @param offset of the first octet wanted, from 0
     * @param maxLength octets wanted at most, 1 or more; more than {@link #MAX_PART} do not come
     */
    public record Request(String fileName, long offset, int maxLength) implements AcsiRequest {
        /** Checks name and numbers. */
        public Request {
            Ranges.fileName(fileName);
            Ranges.natural("offset", offset);
            Ranges.natural("maxLength", maxLength);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_FILE;
        }
    }

    /**
     * The positive answer.
     *
     * @param content the part; shorter than asked for where the file ends or a message is full
     * @param fileSize octets of the whole file
     */
    public record Response(Octets content, long fileSize) implements AcsiResponse {
        /** Checks part and size. */
        public Response {
            Ranges.part(content);
            Ranges.natural("fileSize", fileSize);
        }

        @Override
        public ServiceName name() {
            return ServiceName.GET_FILE;
        }
    }
}
