package org.sdvp.acsi.report;

import java.util.Optional;
import org.sdvp.model.ObjectReference;

/** The port that keeps what clients changed in BRCBs, so that it outlives the process. Called by one thread at a time. */
public interface ControlBlockStore {
    /**
     * The settings last saved.
     *
     * @param block reference of the instance, such as {@code HP1/LLN0.Meas01}
     * @return empty if there are none, or they cannot be read any more (which is then in the log): the configured ones
     *     apply
     */
    Optional<ReportSettings> load(ObjectReference block);

    /**
     * Keeps settings; they are durable when this returns.
     *
     * @throws java.io.UncheckedIOException if they cannot be kept; the change is then refused
     */
    void save(ObjectReference block, ReportSettings settings);
}
