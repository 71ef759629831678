package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ObjectReference;

/** Selects controls and gives them up again; what comes back says why not. */
final class ControlSelections {
    private final ControlParts parts;
    private final CommandRunner runner;

    ControlSelections(ControlParts parts, CommandRunner runner) {
        this.parts = parts;
        this.runner = runner;
    }

    Optional<Obstacle> select(ControlCall call, Select.Request request) {
        ObjectReference control = request.control();
        Optional<ControlConfiguration> found = parts.checks.configuration(control);
        return parts.checks
                .usable(ServiceName.SELECT, control, found)
                .or(() -> parts.points.of(control).selectable(call.associationId()))
                .or(() -> parts.checks.selectable(control))
                .or(() -> take(
                        control,
                        new ControlPoint.Selection(call.associationId(), Optional.empty()),
                        found.orElseThrow().selectTimeout()));
    }

    Optional<Obstacle> selectWithValue(ControlCall call, SelectWithValue.Request request) {
        ObjectReference control = request.control();
        Command wanted =
                new Command(call, ServiceName.SELECT_WITH_VALUE, control, request.parameters(), Optional.empty());
        Optional<ControlConfiguration> found = parts.checks.configuration(control);
        return parts.checks
                .usable(ServiceName.SELECT_WITH_VALUE, control, found)
                .or(() -> parts.points.of(control).selectable(call.associationId()))
                .or(() -> wanted.badOrigin(AddCause.SELECT_FAILED))
                .or(() -> parts.checks.command(control, request.parameters(), parts.time.now()))
                .or(() -> parts.execution.check(wanted))
                .or(() -> take(
                        control,
                        new ControlPoint.Selection(call.associationId(), Optional.of(request.parameters())),
                        found.orElseThrow().selectTimeout()));
    }

    private Optional<Obstacle> take(ObjectReference control, ControlPoint.Selection selection, Duration timeout) {
        ControlPoint point = parts.points.of(control);
        Optional<Obstacle> obstacle = point.select(selection);
        if (obstacle.isEmpty()) {
            point.selectionTimer(selection, parts.time.after(timeout, () -> {
                if (point.selectionOver(selection)) {
                    parts.points.tellSelected(control);
                }
            }));
            parts.points.tellSelected(control);
        }
        return obstacle;
    }

    Optional<Obstacle> cancel(ControlCall call, Cancel.Request request) {
        ObjectReference control = request.control();
        Optional<Obstacle> unusable =
                parts.checks.usable(ServiceName.CANCEL, control, parts.checks.configuration(control));
        if (unusable.isPresent()) {
            return unusable;
        }
        ControlPoint.Cancelled cancelled = parts.points.of(control).cancel(call, request.parameters());
        parts.points.tellSelected(control);
        cancelled.waited().ifPresent(command -> runner.terminate(command, Optional.of(AddCause.ABORTION_BY_CANCEL)));
        return cancelled.obstacle();
    }
}
