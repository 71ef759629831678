package org.sdvp.acsi.log;

import org.sdvp.model.ObjectReference;

/** The port that opens the logs of a server. */
public interface LogStore {
    /**
     * Opens a log with what it held when it was last open; an empty one, if there was none. Each is opened once at a
     * time.
     *
     * @param log its reference, such as {@code HP1/LLN0.Day}
     * @throws java.io.UncheckedIOException naming the log and what to do, if nothing can be kept there
     */
    Log open(ObjectReference log);
}
