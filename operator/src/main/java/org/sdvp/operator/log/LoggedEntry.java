package org.sdvp.operator.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.Reading;

/**
 * An entry of a log.
 *
 * @param entryId rises from entry to entry
 * @param time when the device made it
 * @param values 1 or more
 */
public record LoggedEntry(EntryId entryId, Instant time, List<Value> values) {
    /** Copies the values. */
    public LoggedEntry {
        values = List.copyOf(values);
    }

    /**
     * A value of an entry.
     *
     * @param reference of what it is the value
     * @param value as it was logged
     * @param reading the same with names, unit and type; empty if the device does not define it any more, or otherwise
     *     than it did
     * @param reasons why it was logged; empty if the log does not say
     */
    public record Value(Fcda reference, DataValue value, Optional<Reading.Value> reading, Set<TriggerOption> reasons) {
        /** Copies the reasons. */
        public Value {
            reasons = Set.copyOf(reasons);
        }
    }
}
