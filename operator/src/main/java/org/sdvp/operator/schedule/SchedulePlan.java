package org.sdvp.operator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be set in a schedule.
 *
 * @param values of the entries, as typed; 1 or more
 * @param interval how long an entry lasts; positive, whole seconds
 * @param start when it starts first, in UTC
 * @param repeat how it starts again
 * @param priority SchdPrio; empty: as it is
 */
public record SchedulePlan(
        List<String> values, Duration interval, Instant start, Repeat repeat, Optional<Integer> priority) {
    /** How a start comes again: PeriodKind of CalendarTime by its ordinal, and once. */
    public enum Repeat {
        /** At the same minute of each hour. */
        HOURLY,
        /** At the same time of each day. */
        DAILY,
        /** At the same time and weekday of each week. */
        WEEKLY,
        /** At the same time and day of each month. */
        MONTHLY,
        /** At the same time, day and month of each year. */
        YEARLY,
        /** Not at all. */
        ONCE
    }

    /** Copies the values. */
    public SchedulePlan {
        values = List.copyOf(values);
    }
}
