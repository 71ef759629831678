package org.sdvp.agent.schedule;

import java.util.List;
import java.util.function.Consumer;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.ModelValues;

/**
 * What schedules work with.
 *
 * @param values read for settings, and watched for their change
 * @param writer the way by which states are written to the values
 * @param time wall clock, in UTC, and timers
 * @param store where settings and states survive
 * @param listener hears what happens
 */
public record SchedulePorts(
        ModelValues values,
        Consumer<List<ModelValues.Write>> writer,
        TimeSource time,
        ScheduleStore store,
        ScheduleListener listener) {
    /** Ports with a store in memory and nobody who listens. */
    public static SchedulePorts inMemory(ModelValues values, TimeSource time) {
        return new SchedulePorts(values, values::update, time, new MemoryScheduleStore(), new ScheduleListener() {});
    }
}
