package org.sdvp.acsi.control;

import org.sdvp.acsi.TimeSource;
import org.sdvp.model.ModelValues;

/** What the parts of an engine share. */
final class ControlParts {
    final ControlSettings settings;
    final TimeSource time;
    final ControlChecks checks;
    final StatusSide status;
    final Execution execution;
    final ControlPoints points;
    final ControlPorts.Terminations terminations;

    ControlParts(ModelValues values, ControlPorts ports, ControlSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.checks = new ControlChecks(values, settings);
        this.status = new StatusSide(values);
        this.execution = new Execution(values, ports.handler(), time);
        this.points = new ControlPoints(status, ports.authority());
        this.terminations = ports.terminations();
    }
}
