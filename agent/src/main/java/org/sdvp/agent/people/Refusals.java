package org.sdvp.agent.people;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.xmpp.command.CommandNote;

/** Refusals of the server in words. */
final class Refusals {
    private Refusals() {}

    /**
     * What a failure says to people.
     *
     * @return empty if it is a fault of this program
     */
    static Optional<CommandNote> note(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ServiceErrorException refused) {
            return Optional.of(CommandNote.error(what + " was refused: " + text(refused.refusal())));
        }
        return cause instanceof AcsiException
                ? Optional.of(CommandNote.error(what + " failed: " + cause.getMessage()))
                : Optional.empty();
    }

    private static String text(Refusal refusal) {
        return refusal.error().text()
                + refusal.addCause().map(AddCause::text).map(", "::concat).orElse("")
                + (refusal.detail().isEmpty() ? "" : ": " + refusal.detail());
    }
}
