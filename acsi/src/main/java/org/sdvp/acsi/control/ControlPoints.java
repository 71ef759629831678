package org.sdvp.acsi.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.sdvp.model.ObjectReference;

/** The controls that have been used, each with its state. Safe for many threads. */
final class ControlPoints {
    private final StatusSide status;
    private final Map<ObjectReference, ControlPoint> points = new ConcurrentHashMap<>();

    ControlPoints(StatusSide status) {
        this.status = status;
    }

    /** The state of a control, which must exist. */
    ControlPoint of(ObjectReference control) {
        return points.computeIfAbsent(control, ControlPoint::new);
    }

    /** Tells on the status side whether a control is selected. */
    void tellSelected(ObjectReference control) {
        status.selected(control, of(control)::isSelected);
    }

    /**
     * A peer may no longer operate some controls: its selections of them end.
     *
     * @return commands of the peer that waited for their time and do so no more
     */
    List<Command> rightsChanged(String peer, String associationId, Predicate<ObjectReference> mayOperate) {
        List<Command> withdrawn = new ArrayList<>();
        points.forEach((control, point) -> {
            if (!mayOperate.test(control)) {
                point.withdraw(peer).ifPresent(withdrawn::add);
                if (point.associationEnded(associationId)) {
                    tellSelected(control);
                }
            }
        });
        return withdrawn;
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
