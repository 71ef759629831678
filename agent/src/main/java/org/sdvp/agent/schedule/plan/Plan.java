package org.sdvp.agent.schedule.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.value.DataValue;

/**
 * What a schedule does once it has started.
 *
 * @param values one for each entry, in order; at least one
 * @param ends when each entry is over, counted from the start; ascending, all positive
 */
public record Plan(List<DataValue> values, List<Duration> ends) {
    /** Copies the lists. */
    public Plan {
        values = List.copyOf(values);
        ends = List.copyOf(ends);
        if (values.isEmpty() || values.size() != ends.size()) {
            throw new IllegalArgumentException("expected an end for each of 1 or more values, but got " + values.size()
                    + " values and " + ends.size() + " ends");
        }
    }

    /** Entries that last equally long. */
    public static Plan even(List<DataValue> values, Duration interval) {
        return new Plan(
                values,
                java.util.stream.IntStream.rangeClosed(1, values.size())
                        .mapToObj(interval::multipliedBy)
                        .toList());
    }

    /** How long it takes. */
    public Duration total() {
        return ends.get(ends.size() - 1);
    }

    /**
     * The entry in force.
     *
     * @param sinceStart zero or more
     * @return its number, counted from 1; empty when all are over
     */
    public Optional<Integer> entryAt(Duration sinceStart) {
        int from = 0;
        int to = ends.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sinceStart.compareTo(ends.get(middle)) < 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == ends.size() ? Optional.empty() : Optional.of(from + 1);
    }

    /** When an entry, counted from 1, is over. */
    public Duration end(int entry) {
        return ends.get(entry - 1);
    }

    /** The value of an entry, counted from 1. */
    public DataValue value(int entry) {
        return values.get(entry - 1);
    }
}
