package org.sdvp.agent.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** What is in the store, and what has to go there. Used by one thread at a time, but for the ends of saving. */
final class ScheduleMemory {
    private final ScheduleStore store;
    private final Consumer<Throwable> onFailure;
    private final Map<ObjectReference, DataValue> known;
    private final Map<ObjectReference, DataValue> waiting = new LinkedHashMap<>();
    private final Map<ObjectReference, DataValue> failed = new ConcurrentHashMap<>();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    /**
     * Loads what is there.
     *
     * @param onFailure hears on some thread that something was not saved
     */
    ScheduleMemory(ScheduleStore store, Consumer<Throwable> onFailure) {
        this.store = store;
        this.onFailure = onFailure;
        this.known = new HashMap<>(store.load());
    }

    /** What was there in the beginning and has been put since. */
    Map<ObjectReference, DataValue> known() {
        return Map.copyOf(known);
    }

    /** Has values saved with the next {@link #save}, if they are others than before. */
    void put(Map<ObjectReference, DataValue> values) {
        values.forEach((key, value) -> {
            if (!value.equals(known.put(key, value))) {
                waiting.put(key, value);
            }
        });
    }

    /**
     * Begins to save what has been put, and what could not be saved before.
     *
     * @return completes when all that was ever put is saved, or was tried to; does not fail
     */
    CompletionStage<Void> save() {
        failed.keySet().forEach(key -> {
            DataValue value = failed.remove(key);
            if (value != null) {
                waiting.putIfAbsent(key, value);
            }
        });
        if (!waiting.isEmpty()) {
            Map<ObjectReference, DataValue> batch = Map.copyOf(waiting);
            waiting.clear();
            CompletionStage<Void> before = last;
            last = begin(batch).exceptionally(failure -> {
                failed.putAll(batch);
                onFailure.accept(failure);
                return null;
            });
            CompletionStage<Void> mine = last;
            last = before.thenCompose(nothing -> mine);
        }
        return last;
    }

    private CompletionStage<Void> begin(Map<ObjectReference, DataValue> batch) {
        try {
            return store.save(batch);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
