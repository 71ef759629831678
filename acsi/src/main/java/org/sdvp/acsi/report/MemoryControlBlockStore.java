package org.sdvp.acsi.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/** Settings in memory: for devices without a disk, and for tests. They end with the process. */
public final class MemoryControlBlockStore implements ControlBlockStore {
    private final Map<ObjectReference, ReportSettings> saved = new HashMap<>();

    /** Makes an empty one. */
    public MemoryControlBlockStore() {}

    @Override
    public Optional<ReportSettings> load(ObjectReference block) {
        return Optional.ofNullable(saved.get(block));
    }

    @Override
    public void save(ObjectReference block, ReportSettings settings) {
        saved.put(block, settings);
    }
}
