package org.sdvp.agent.schedule.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a schedule starts: StrTm of FSCH.
 *
 * @param starts one for each StrTm that is set
 */
public record StartTimes(List<Start> starts) {
    /**
     * One StrTm.
     *
     * @param at setTm: the start, or with a calendar the time from which on that holds; empty if it is not set
     * @param calendar setCal; empty for a single start
     */
    public record Start(Optional<Instant> at, Optional<CalendarTime> calendar) {
        private Optional<Instant> next(Instant from) {
            return calendar.isPresent()
                    ? calendar.get().next(at.filter(from::isBefore).orElse(from))
                    : at.filter(start -> !start.isBefore(from));
        }

        private Optional<Instant> latest(Instant until) {
            return calendar.isPresent()
                    ? calendar.get()
                            .latest(until)
                            .filter(found ->
                                    at.map(begin -> !found.isBefore(begin)).orElse(true))
                    : at.filter(start -> !start.isAfter(until));
        }
    }

    /** Copies the starts. */
    public StartTimes {
        starts = List.copyOf(starts);
    }

    /** The first start at or after an instant. */
    public Optional<Instant> next(Instant from) {
        return starts.stream().flatMap(start -> start.next(from).stream()).min(Comparator.naturalOrder());
    }

    /** The last start at or before an instant. */
    public Optional<Instant> latest(Instant until) {
        return starts.stream().flatMap(start -> start.latest(until).stream()).max(Comparator.naturalOrder());
    }
}
