package org.sdvp.acsi.control;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.Timestamp;

/**
 * A command on its way through the engine. Two of them are the same only if they are the same object: a control knows by
 * it which command occupies it.
 */
final class Command {
    private final ControlCall call;
    private final ServiceName service;
    private final ObjectReference control;
    private final Operate.Parameters parameters;
    private final Optional<Timestamp> operTm;

    Command(
            ControlCall call,
            ServiceName service,
            ObjectReference control,
            Operate.Parameters parameters,
            Optional<Timestamp> operTm) {
        this.call = call;
        this.service = service;
        this.control = control;
        this.parameters = parameters;
        this.operTm = operTm;
    }

    ControlCall call() {
        return call;
    }

    ServiceName service() {
        return service;
    }

    ObjectReference control() {
        return control;
    }

    Operate.Parameters parameters() {
        return parameters;
    }

    /** When it is to be carried out; empty: at once. */
    Optional<Timestamp> operTm() {
        return operTm;
    }

    /** Why its originator may not issue commands, if so. */
    Optional<Obstacle> badOrigin(AddCause cause) {
        return ControlChecks.badOrigin(control, parameters.origin()).map(why -> Obstacle.of(cause, why));
    }
}
