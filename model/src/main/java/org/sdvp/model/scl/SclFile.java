package org.sdvp.model.scl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads SCL files (IEC 61850-6 editions 1, 2 and 2.1): ICD, CID, IID and SCD. What the file says about substations,
 * GOOSE, sampled values and subscriptions is passed over, as are Private parts and foreign namespaces.
 */
public final class SclFile {
    private SclFile() {}

    /** Reads a file within the {@linkplain SclLimits#DEFAULT default limits}; see {@link #read(Path, SclLimits)}. */
    public static SclDocument read(Path file) {
        return read(file, SclLimits.DEFAULT);
    }

    /**
     * Walks through a file and reads its data type templates. The file is read again for each IED that is asked for, so
     * it must stay as it is.
     *
     * @throws SclException if it is no SCL file, has a document type, or goes beyond a limit
     * @throws UncheckedIOException if it cannot be read
     */
    public static SclDocument read(Path file, SclLimits limits) {
        return new SclDocument(String.valueOf(file.getFileName()), () -> open(file), limits);
    }

    private static InputStream open(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("cannot read " + file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("cannot read " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file from a stream, to its end, and keeps it in memory.
     *
     * @param name for messages
     * @throws SclException as {@link #read(Path, SclLimits)} does, and if there are more than
     *     {@link SclLimits#maxStreamBytes()}
     * @throws UncheckedIOException if it cannot be read
     */
    public static SclDocument read(InputStream stream, String name, SclLimits limits) {
        byte[] bytes;
        try {
            bytes = stream.readNBytes(limits.maxStreamBytes());
            if (bytes.length == limits.maxStreamBytes() && stream.read() >= 0) {
                throw new SclException(
                        name,
                        List.of(new SclProblem(
                                SclProblem.Severity.ERROR,
                                0,
                                0,
                                "expected at most " + limits.maxStreamBytes()
                                        + " bytes from a stream; save it and give the name of the file")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
        }
        return new SclDocument(name, () -> new ByteArrayInputStream(bytes), limits);
    }
}
