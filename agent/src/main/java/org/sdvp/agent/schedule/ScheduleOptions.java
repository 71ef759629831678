package org.sdvp.agent.schedule;

import java.util.List;
import org.sdvp.model.ObjectReference;

/**
 * How schedules are run.
 *
 * @param atEnd what becomes of what is controlled when no schedule of it runs any more
 * @param assignments what schedules control that no FSCC of the model refers to, as in models older than FSCC
 */
public record ScheduleOptions(AtEnd atEnd, List<Assignment> assignments) {
    /** The value before is given back; only what the FSCC of the model say is controlled. */
    public static final ScheduleOptions USUAL = new ScheduleOptions(AtEnd.RESTORE, List.of());

    /**
     * What an FSCC would say.
     *
     * @param entity a controllable data object
     * @param schedules logical nodes of class FSCH or DSCH; where all else is equal an earlier one wins
     */
    public record Assignment(ObjectReference entity, List<ObjectReference> schedules) {
        /** Copies the list. */
        public Assignment {
            schedules = List.copyOf(schedules);
        }
    }

    /** Copies the list. */
    public ScheduleOptions {
        assignments = List.copyOf(assignments);
    }
}
