package org.sdvp.agent.schedule;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** A store that lasts as long as the process. Safe for many threads. */
public final class MemoryScheduleStore implements ScheduleStore {
    private final Map<ObjectReference, DataValue> saved = new ConcurrentHashMap<>();

    /** An empty one. */
    public MemoryScheduleStore() {}

    @Override
    public Map<ObjectReference, DataValue> load() {
        return Map.copyOf(saved);
    }

    @Override
    public CompletionStage<Void> save(Map<ObjectReference, DataValue> values) {
        saved.putAll(values);
        return CompletableFuture.completedFuture(null);
    }
}
