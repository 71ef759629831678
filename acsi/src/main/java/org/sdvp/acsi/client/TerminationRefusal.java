package org.sdvp.acsi.client;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;

/** A bad end of a command, told in the words of a refusal. */
final class TerminationRefusal {
    private TerminationRefusal() {}

    static Refusal of(CommandTermination termination, AddCause cause) {
        return new Refusal(
                termination.name(),
                cause == AddCause.UNKNOWN
                        ? ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT
                        : ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                Optional.of(cause),
                termination.control() + " was accepted, but not done");
    }
}
