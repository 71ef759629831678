package org.sdvp.operator.schedule;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.ObjectReference;

/**
 * One schedule controller (FSCC) as it is.
 *
 * @param node its logical node
 * @param entity what it controls, as the device says it
 * @param active the schedule in force, if one is
 * @param refused whether what is controlled does not take what the schedule says
 * @param schedules those it chooses from, in its order
 */
public record ControllerView(
        ObjectReference node,
        String entity,
        Optional<ObjectReference> active,
        boolean refused,
        List<ScheduleView> schedules) {
    /** Copies the list. */
    public ControllerView {
        schedules = List.copyOf(schedules);
    }
}
