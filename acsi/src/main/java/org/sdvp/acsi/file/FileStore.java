package org.sdvp.acsi.file;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.model.value.Octets;

/**
 * The port to the files of a server. Names have {@code /} between folders, and come from clients as they are: it is for
 * the store to let nobody reach what is not meant for clients. Every method may block for a disk; what cannot be done for
 * a reason the client should know is a {@link FileRefusedException}, a disk that fails an
 * {@link java.io.UncheckedIOException}. Called by one thread at a time.
 */
public interface FileStore {
    /**
     * A part of a file.
     *
     * @param content shorter than asked for where the file ends
     * @param fileSize octets of the whole file
     */
    record Part(Octets content, long fileSize) {}

    /**
     * Files with size and time, those in folders below included, by name.
     *
     * @param path of a file or folder; empty: everything
     * @throws FileRefusedException {@code instance-not-available} if there is no such file or folder
     */
    List<FileEntry> list(String path);

    /**
     * Reads a part.
     *
     * @param offset from 0
     * @param maxLength 1 or more
     * @throws FileRefusedException {@code instance-not-available} if there is no such file,
     *     {@code parameter-value-inappropriate} if it is shorter than offset
     */
    Part read(String name, long offset, int maxLength);

    /**
     * Begins to write a file. Until the upload is committed, the file is as it was.
     *
     * @throws FileRefusedException if there may be no file of that name, or no more files
     */
    Upload write(String name);

    /**
     * Goes on with a file whose upload broke off, if the store keeps what had come of it.
     *
     * @param offset of the next octet, above 0
     * @return empty if there is nothing to go on with: the file must begin anew
     * @throws FileRefusedException {@code parameter-value-inconsistent} naming the octets that are held, if offset is
     *     another; or as for {@link #write}
     */
    default Optional<Upload> resume(String name, long offset) {
        return Optional.empty();
    }

    /**
     * Deletes a file.
     *
     * @throws FileRefusedException {@code instance-not-available} if there is no such file
     */
    void delete(String name);

    /** A file that is being written. */
    interface Upload {
        /**
         * Adds to its end.
         *
         * @throws FileRefusedException {@code failed-due-to-server-constraint} if it grows too long; it is then to be
         *     discarded
         */
        void append(Octets part);

        /** Gives it its name, in the place of an older file; whole and safe, or not at all. */
        void commit();

        /** Gives it up. Without effect after {@link #commit()}. */
        void discard();
    }
}
