package org.sdvp.acsi.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/** Settings in memory: for devices without a disk, and for tests. They end with the process. */
public final class MemoryLogControlStore implements LogControlStore {
    private final Map<ObjectReference, LogSettings> saved = new HashMap<>();

    /** Makes an empty one. */
    public MemoryLogControlStore() {}

    @Override
    public Optional<LogSettings> load(ObjectReference lcb) {
        return Optional.ofNullable(saved.get(lcb));
    }

    @Override
    public void save(ObjectReference lcb, LogSettings settings) {
        saved.put(lcb, settings);
    }
}
