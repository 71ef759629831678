package org.sdvp.acsi.client;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Refusal;

/** A bad end of a command, told in the words of a refusal. */
final class TerminationRefusal {
    private TerminationRefusal() {}

    static Refusal of(CommandTermination termination, AddCause cause) {
        return new Refusal(
                termination.name(),
                cause.error(),
                Optional.of(cause),
                termination.control() + " was accepted, but not done");
    }
}
