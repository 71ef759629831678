package org.sdvp.acsi.service;

import org.sdvp.model.value.Timestamp;

/**
 * A file of the server (IEC 61850-7-2 clause 23.1).
 *
 * @param fileName path with {@code /} between folders
 * @param fileSize octets
 * @param lastModified when it was last written
 */
public record FileEntry(String fileName, long fileSize, Timestamp lastModified) {}
