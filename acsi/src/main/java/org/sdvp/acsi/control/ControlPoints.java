package org.sdvp.acsi.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.model.ObjectReference;

/** The controls that have been used, each with its state. Safe for many threads. */
final class ControlPoints {
    private final StatusSide status;
    private final ControlPorts.Authority authority;
    private final Map<ObjectReference, ControlPoint> points = new ConcurrentHashMap<>();

    ControlPoints(StatusSide status, ControlPorts.Authority authority) {
        this.status = status;
        this.authority = authority;
    }

    /** The state of a control, which must exist. */
    ControlPoint of(ObjectReference control) {
        return points.computeIfAbsent(control, ControlPoint::new);
    }

    /** Tells on the status side whether a control is selected. */
    void tellSelected(ObjectReference control) {
        status.selected(control, of(control)::isSelected);
    }

    /** Ends the selections by an association of what it may no longer operate. */
    void checkSelections(String associationId, Predicate<ObjectReference> mayOperate) {
        points.forEach((control, point) -> {
            if (!mayOperate.test(control) && point.associationEnded(associationId)) {
                tellSelected(control);
            }
        });
    }

    /** Gives up the commands that wait for their time, of peers connected or not, and that would be refused now. */
    List<Command> checkWaiting() {
        List<Command> withdrawn = new ArrayList<>();
        points.values()
                .forEach(point -> point.waiting()
                        .filter(command -> withoutAuthority(command).isPresent())
                        .filter(point::withdraw)
                        .ifPresent(withdrawn::add));
        return withdrawn;
    }

    /** Whether the giver of a command may not give it any more. */
    Optional<Obstacle> withoutAuthority(Command command) {
        return authority.mayStillOperate(command.call().caller(), command.control())
                ? Optional.empty()
                : Optional.of(Obstacle.of(
                        AddCause.NO_ACCESS_AUTHORITY,
                        command.control() + " may no longer be operated by "
                                + command.call().caller().peer()));
    }

    /** An association is no more: so are its selections. */
    void associationEnded(String associationId) {
        points.forEach((control, point) -> {
            if (point.associationEnded(associationId)) {
                tellSelected(control);
            }
        });
    }
}
