package org.sdvp.acsi.control.local;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.control.ControlPorts;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.model.ObjectReference;

/**
 * Keeps the ends of the device's own commands in the house, and lets all others pass to the clients. To be one of the
 * {@link ControlPorts} of the engine. Safe for many threads.
 */
public final class LocalTerminations implements ControlPorts.Terminations {
    /** No association has this id, and no peer this address. */
    static final String ASSOCIATION = "";

    static final Caller CALLER = new Caller("", Set.of());

    private final ControlPorts.Terminations clients;
    private final Map<ObjectReference, CompletableFuture<Optional<AddCause>>> expected = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param clients the way of all other ends
     */
    public LocalTerminations(ControlPorts.Terminations clients) {
        this.clients = clients;
    }

    /** How the next command of a control will end; empty if one is expected to end already. */
    Optional<CompletionStage<Optional<AddCause>>> expect(ObjectReference control) {
        CompletableFuture<Optional<AddCause>> end = new CompletableFuture<>();
        return expected.putIfAbsent(control, end) == null ? Optional.of(end) : Optional.empty();
    }

    /** The command was refused: nothing will end. */
    void forget(ObjectReference control) {
        expected.remove(control);
    }

    @Override
    public void terminated(ControlCall given, CommandTermination termination) {
        if (!given.associationId().equals(ASSOCIATION)) {
            clients.terminated(given, termination);
            return;
        }
        CompletableFuture<Optional<AddCause>> end = expected.remove(termination.control());
        if (end != null) {
            end.complete(termination.addCause());
        }
    }
}
