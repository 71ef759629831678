package org.sdvp.cli.export;

import java.io.IOException;

/** Where logged values are written to. To be closed, or it is not whole. Not for several threads. */
public interface LogFile extends AutoCloseable {
    /**
     * Adds a row.
     *
     * @throws IOException if it cannot be written
     */
    void add(LogRow row) throws IOException;

    /** Writes what is missing to make it whole; the stream below is left open. */
    @Override
    void close() throws IOException;
}
