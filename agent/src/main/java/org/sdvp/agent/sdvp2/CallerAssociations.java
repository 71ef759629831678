package org.sdvp.agent.sdvp2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.agent.serving.LocalClients;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Associations with the own server for callers who know none. Each has its own, opened by its first call and released a
 * minute after its last; what it may do is asked at each call.
 */
final class CallerAssociations {
    /** How long an association waits for another call. */
    static final Duration IDLE = Duration.ofMinutes(1);

    private static final int MAX_ORIGIN = 64;

    private final LocalClients clients;
    private final Function<Jid, Set<Role>> roles;
    private final TimeSource time;
    private final Map<Jid, Held> byCaller = new ConcurrentHashMap<>();

    CallerAssociations(LocalClients clients, Function<Jid, Set<Role>> roles, TimeSource time) {
        this.clients = clients;
        this.roles = roles;
        this.time = time;
    }

    /** Does something in the association of a caller; fails as the work does, or as Associate does. */
    <T> CompletionStage<T> with(Jid caller, Function<ClientAssociation, CompletionStage<T>> work) {
        Held held = byCaller.compute(caller, (jid, known) -> known == null || known.isOver() ? new Held(jid) : known);
        held.used();
        return held.association.thenCompose(work);
    }

    private final class Held {
        private final Jid caller;
        private final CompletableFuture<ClientAssociation> association = new CompletableFuture<>();
        private volatile Instant lastUse;
        private volatile boolean asked;

        Held(Jid caller) {
            this.caller = caller;
            this.lastUse = time.now();
        }

        synchronized void used() {
            lastUse = time.now();
            if (!asked) {
                asked = true;
                associate();
                time.after(IDLE, this::look);
            }
        }

        private void associate() {
            ClientSettings settings = ClientSettings.defaults().withOrigin(origin(caller));
            new AcsiClient(clients.client(caller.toString(), () -> roles.apply(caller)), settings, time)
                    .associate()
                    .whenComplete((opened, failure) -> {
                        if (failure == null) {
                            association.complete(opened);
                        } else {
                            byCaller.remove(caller, this);
                            association.completeExceptionally(failure);
                        }
                    });
        }

        private void look() {
            Duration left = IDLE.minus(Duration.between(lastUse, time.now()));
            if (!left.isNegative() && !left.isZero()) {
                time.after(left, this::look);
                return;
            }
            byCaller.remove(caller, this);
            CompletionStage<ClientAssociation> opened = association;
            opened.thenAccept(ClientAssociation::release);
        }

        boolean isOver() {
            return association.isCompletedExceptionally()
                    || (association.isDone() && association.join().end().isPresent());
        }
    }

    private static Originator origin(Jid caller) {
        String address = caller.bare().toString();
        boolean fits = address.getBytes(StandardCharsets.UTF_8).length <= MAX_ORIGIN;
        return new Originator(OrCat.REMOTE_CONTROL, fits ? address : "");
    }
}
