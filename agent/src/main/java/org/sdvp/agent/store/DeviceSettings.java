package org.sdvp.agent.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.ValueCodec;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Values that the agent itself keeps over restarts and losses of power, by the reference of what they are the value of:
 * texts of the name plate, set points, the operating mode, counters, schedules. Safe for many threads.
 */
public final class DeviceSettings {
    private final KeptRecords kept;

    DeviceSettings(KeptRecords kept) {
        this.kept = kept;
    }

    /** All that are kept; such as cannot be read any more are left out, which is then in the program's log. */
    public Map<ObjectReference, DataValue> all() {
        Map<ObjectReference, DataValue> all = new LinkedHashMap<>();
        for (String key : kept.keys(Kind.DEVICE_SETTING)) {
            ObjectReference reference = ObjectReference.parse(key);
            get(reference).ifPresent(value -> all.put(reference, value));
        }
        return all;
    }

    /** The value last saved; empty if there is none, or it cannot be read any more, which is then in the program's log. */
    public Optional<DataValue> get(ObjectReference reference) {
        return kept.get(Kind.DEVICE_SETTING, reference.toString(), ValueCodec::read);
    }

    /**
     * Saves a value.
     *
     * @see #save(Map)
     */
    public CompletionStage<Void> save(ObjectReference reference, DataValue value) {
        return save(Map.of(reference, value));
    }

    /**
     * Saves values, all or none. Comes back at once.
     *
     * @param values of any type
     * @return completes when they are on disk; with {@link java.io.UncheckedIOException}, saying what to do, if they cannot
     *     be kept: then those saved before stay. Completed by the thread that writes, which must not be held up
     */
    public CompletionStage<Void> save(Map<ObjectReference, DataValue> values) {
        List<Change> changes = new ArrayList<>();
        values.forEach((reference, value) -> {
            RecordOutput out = new RecordOutput();
            ValueCodec.write(out, value);
            changes.add(Change.put(Kind.DEVICE_SETTING, reference.toString(), out));
        });
        return kept.save(changes);
    }

    /** Forgets a value; otherwise as {@link #save(Map)}. */
    public CompletionStage<Void> forget(ObjectReference reference) {
        return kept.save(List.of(Change.forget(Kind.DEVICE_SETTING, reference.toString())));
    }
}
