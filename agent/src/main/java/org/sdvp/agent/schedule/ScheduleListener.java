package org.sdvp.agent.schedule;

import java.time.Duration;
import java.util.Optional;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** Hears what schedules do, to tell people. Must not block. */
public interface ScheduleListener {
    /** A schedule has another state than before. */
    default void onState(ObjectReference schedule, ScheduleState state) {}

    /**
     * What is controlled has taken a command.
     *
     * @param controller the FSCC, or what stands for it
     * @param entity what was operated
     * @param ctlVal the value
     */
    default void onOperated(ObjectReference controller, ObjectReference entity, DataValue ctlVal) {}

    /**
     * What is controlled has refused a command.
     *
     * @param controller the FSCC, or what stands for it
     * @param entity what was to be operated
     * @param refusal why not
     * @param again when it is tried again unless something else happens before; empty: not before the next entry
     */
    default void onRefused(
            ObjectReference controller, ObjectReference entity, Refusal refusal, Optional<Duration> again) {}

    /** Something could not be saved: it works on, but a loss of power would lose it. */
    default void onNotSaved(Throwable failure) {}
}
