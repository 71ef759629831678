package org.sdvp.acsi.control;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;

/** Makes refusals of controls. */
public final class ControlRefusal {
    private ControlRefusal() {}

    /**
     * A refusal of a control service.
     *
     * @param service which
     * @param cause why
     * @param detail names the control, what was expected and what came
     */
    public static Refusal of(ServiceName service, AddCause cause, String detail) {
        return new Refusal(service, cause.error(), Optional.of(cause), detail);
    }
}
