package org.sdvp.operator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/**
 * One schedule (FSCH) as it is.
 *
 * @param node its logical node
 * @param state SchdSt
 * @param error SchdEnaErr in words; empty if nothing is wrong
 * @param started when it has started; empty unless it runs
 * @param next when it starts next, if it will
 * @param entry number of the entry in force, 0 while it does not run
 * @param interval how long an entry lasts; zero if that is not known
 * @param priority SchdPrio
 * @param reuse SchdReuse
 * @param starts the starts that are set, for people
 * @param values those of the entries that are used, for people
 * @param unit of the values, may be empty
 */
public record ScheduleView(
        ObjectReference node,
        State state,
        String error,
        Optional<Instant> started,
        Optional<Instant> next,
        int entry,
        Duration interval,
        long priority,
        boolean reuse,
        List<String> starts,
        List<String> values,
        String unit) {
    /** SchdSt; its ordinal is the standard's number. */
    public enum State {
        /** 0: a number that the standard does not define, or none. */
        UNKNOWN,
        /** 1: not enabled. */
        NOT_READY,
        /** 2: enabled, but no start is to come. */
        START_TIME_REQUIRED,
        /** 3: waits for its start. */
        READY,
        /** 4: runs. */
        RUNNING;

        /** In words. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** Copies the lists. */
    public ScheduleView {
        starts = List.copyOf(starts);
        values = List.copyOf(values);
    }

    /** When its first entry began or will begin. */
    public Optional<Instant> begin() {
        return started.or(() -> next);
    }

    /** When its last entry ends, if it is known when it begins. */
    public Optional<Instant> end() {
        return begin().map(at -> at.plus(interval.multipliedBy(values.size())));
    }
}
