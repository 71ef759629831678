package org.sdvp.acsi.service;

import org.sdvp.model.value.Timestamp;

/**
 * A file of the server (IEC 61850-7-2 clause 23.1).
 *
 * @param fileName path with {@code /} between folders, at most 255 characters
 * @param fileSize octets, 0 or more
 * @param lastModified when it was last written
 */
public record FileEntry(String fileName, long fileSize, Timestamp lastModified) {
    /** Checks name and size. */
    public FileEntry {
        Ranges.fileName(fileName);
        Ranges.natural("fileSize", fileSize);
    }
}
