package org.sdvp.acsi.log;

import java.util.Optional;
import org.sdvp.model.ObjectReference;

/** The port that keeps what clients changed in LCBs, so that it outlives the process. Called by one thread at a time. */
public interface LogControlStore {
    /**
     * The settings last saved.
     *
     * @param lcb reference of the block, such as {@code HP1/LLN0.Day}
     * @return empty if there are none, or they cannot be read any more (which is then in the program's log): the
     *     configured ones apply
     */
    Optional<LogSettings> load(ObjectReference lcb);

    /**
     * Keeps settings; they are durable when this returns.
     *
     * @throws java.io.UncheckedIOException if they cannot be kept; the change is then refused
     */
    void save(ObjectReference lcb, LogSettings settings);
}
