package org.sdvp.acsi.server;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.audit.AuditTrail;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.report.ReportLink;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AcsiUnconfirmed;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.size.EstimatedSize;

/** Ends associations, and tells the parts of the server that keep something for one. Safe for many threads. */
final class AssociationEnds {
    private final ServerTransport transport;
    private final AcsiServerListener listener;
    private final Associations associations;
    private final AuditTrail trail;
    private final List<Consumer<String>> parts = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Caller, String>> narrowed = new CopyOnWriteArrayList<>();
    private final List<Runnable> promising = new CopyOnWriteArrayList<>();

    AssociationEnds(
            ServerTransport transport, AcsiServerListener listener, Associations associations, AuditTrail trail) {
        this.trail = trail;
        this.transport = transport;
        this.listener = listener;
        this.associations = associations;
    }

    /** The records of what is changed and refused. */
    AuditTrail trail() {
        return trail;
    }

    /** How long answers and reports of an association may be, as they are reckoned here. */
    int maxMessageSize(ServerAssociation association) {
        return transport.reckonedSize(association.peer(), association.granted().maxMessageSize());
    }

    /** Has a part told the id of each association that ends from now on; it must not block. */
    void whenEnded(Consumer<String> part) {
        parts.add(part);
    }

    /** Has a part told each client whose roles have changed, with the id of its association; it must not block. */
    void whenRolesChanged(BiConsumer<Caller, String> part) {
        narrowed.add(part);
    }

    /** Has a part told when what it has promised to somebody, there or not, is to be looked at again; it must not block. */
    void whenRightsChanged(Runnable part) {
        promising.add(part);
    }

    /** Somebody, there or not, has other roles. */
    void rightsChanged() {
        promising.forEach(Runnable::run);
    }

    /** A client has other roles: what it may no longer do ends, with all of its associations if there are none left. */
    void rolesChanged(Caller caller) {
        for (ServerAssociation association : associations.of(caller.peer())) {
            association.caller(caller);
            narrowed.forEach(part -> part.accept(caller, association.id()));
            if (caller.roles().isEmpty()) {
                String reason = caller.peer() + " has no role any more";
                sendAbort(association, reason);
                end(association, reason);
            }
        }
    }

    /** An association has been removed. */
    void ended(ServerAssociation association, String reason) {
        parts.forEach(part -> part.accept(association.id()));
        listener.onEnded(association.peer(), association.id(), reason);
    }

    /** Ends an association unless somebody has done so. */
    void end(ServerAssociation association, String reason) {
        if (associations.remove(association)) {
            ended(association, reason);
        }
    }

    /** A command has ended; its client is told unless its association has ended too. */
    void terminated(ControlCall given, CommandTermination end) {
        trail.ended(transport.now(given.caller()), end.control(), end.addCause());
        send(given.associationId(), end);
    }

    /** Sends to an association what its client has not asked for; without effect if it has ended. */
    private void send(String associationId, AcsiUnconfirmed message) {
        // If it cannot be sent, the peer is gone and so is the association, soon.
        associations
                .find(associationId)
                .ifPresent(association -> transport
                        .send(association.peer(), new AcsiPdu.Unconfirmed(associationId, message))
                        .exceptionally(failure -> null));
    }

    /** Whether a client can be sent such messages. */
    boolean reaches(String peer, ServiceName message) {
        return transport.reaches(peer, message);
    }

    /** Tells the client of an association that it is no more. */
    void sendAbort(ServerAssociation association, String reason) {
        Abort abort = EstimatedSize.fitted(new Abort(reason), maxMessageSize(association));
        sendAbort(association.peer(), association.id(), abort);
    }

    /** Tells a client that there is no such association, whose message size therefore nobody knows. */
    void sendNoSuchAssociation(String peer, String associationId) {
        sendAbort(peer, associationId, new Abort("there is no such association"));
    }

    private void sendAbort(String peer, String associationId, Abort abort) {
        // If it cannot be sent, the peer is gone and needs no telling.
        transport.send(peer, new AcsiPdu.Unconfirmed(associationId, abort)).exceptionally(failure -> null);
    }

    /** The way for the reports of an association. */
    ReportLink link(Call call) {
        return new Link(call);
    }

    private final class Link implements ReportLink {
        private final Call call;

        Link(Call call) {
            this.call = call;
        }

        @Override
        public String associationId() {
            return call.associationId();
        }

        @Override
        public int maxMessageSize() {
            return call.maxMessageSize();
        }

        @Override
        public boolean isOpen() {
            return associations.find(call.associationId(), call.caller().peer()).isPresent();
        }

        @Override
        public CompletionStage<Void> send(Report report) {
            return transport.send(call.caller().peer(), new AcsiPdu.Unconfirmed(call.associationId(), report));
        }

        @Override
        public void abort(String reason) {
            associations.find(call.associationId(), call.caller().peer()).ifPresent(association -> {
                sendAbort(association, reason);
                end(association, reason);
            });
        }
    }
}
