package org.sdvp.acsi.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** An association is no more: so are its selections. */
    void associationEnded(String associationId) {
        points.forEach((control, point) -> {
            if (point.associationEnded(associationId)) {
                tellSelected(control);
            }
        });
    }
}
