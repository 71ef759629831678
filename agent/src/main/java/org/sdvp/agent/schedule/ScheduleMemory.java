package org.sdvp.agent.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean failing = new AtomicBoolean();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    /**
     * Loads what is there.
     *
     * @param onFailure hears on some thread that saving has begun to fail
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
            last = begin(batch).handle((nothing, failure) -> {
                if (failure == null) {
                    failing.set(false);
                } else {
                    failed.putAll(batch);
                    tell(failure);
                }
                return null;
            });
            CompletionStage<Void> mine = last;
            last = before.thenCompose(nothing -> mine);
        }
        return last;
    }

    // Once, until it works again.
    private void tell(Throwable failure) {
        if (!failing.getAndSet(true)) {
            onFailure.accept(failure);
        }
    }

    private CompletionStage<Void> begin(Map<ObjectReference, DataValue> batch) {
        try {
            return store.save(batch);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
