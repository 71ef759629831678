package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.sdvp.acsi.service.AddCause;

/**
 * A process refuses a command and says in words why. A {@link ControlHandler} may fail its stage with it instead of
 * completing it with a bare {@link AddCause}; the words reach the client.
 */
public final class ControlRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AddCause addCause;

    /**
     * Makes one.
     *
     * @param addCause why; never {@code NONE}
     * @param detail what was expected and what came
     */
    public ControlRefusedException(AddCause addCause, String detail) {
        super(detail);
        this.addCause = addCause;
    }

    /** Why. */
    public AddCause addCause() {
        return addCause;
    }

    /** The refusal in the failure of a stage, if that is one. */
    public static Optional<ControlRefusedException> in(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ControlRefusedException refused ? Optional.of(refused) : Optional.empty();
    }
}
