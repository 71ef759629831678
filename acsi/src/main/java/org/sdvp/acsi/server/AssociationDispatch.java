package org.sdvp.acsi.server;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.audit.AuditTrail;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/** What comes from clients, on its way to the services; {@link AcsiServer} tells what is refused before that. */
final class AssociationDispatch implements ServerTransport.Listener {
    private final AcsiServerListener listener;
    private final Rights rights;
    private final ServiceTable services;
    private final MessageRoom room;
    private final Associations associations;
    private final AssociationEnds ends;

    AssociationDispatch(
            AcsiServerListener listener,
            Rights rights,
            ServiceTable services,
            MessageRoom room,
            Associations associations,
            AssociationEnds ends) {
        this.listener = listener;
        this.rights = rights;
        this.services = services;
        this.room = room;
        this.associations = associations;
        this.ends = ends;
    }

    @Override
    public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
        AuditTrail.Begun audited = ends.trail().begin(caller, request);
        CompletionStage<AcsiResponse> served;
        try {
            served = serve(caller, request);
        } catch (RuntimeException e) {
            served = CompletableFuture.failedFuture(e);
        }
        return served.handle((response, failure) -> {
            AcsiResponse answer =
                    failure == null ? response : fault(caller, request.service().name(), failure);
            record(audited, answer).exceptionally(missing -> {
                // It has been done or refused: that its record is missing is told, and changes nothing of it.
                Throwable cause = missing instanceof CompletionException && missing.getCause() != null
                        ? missing.getCause()
                        : missing;
                listener.onFault(caller, request.service().name(), cause);
                return null;
            });
            return envelope(request, answer);
        });
    }

    private static CompletionStage<Void> record(AuditTrail.Begun audited, AcsiResponse answer) {
        try {
            return audited.answered(answer);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void onRolesChanged(Caller caller) {
        ends.rolesChanged(caller);
    }

    @Override
    public void onRightsChanged() {
        ends.rightsChanged();
    }

    private AcsiResponse fault(Caller caller, ServiceName service, Throwable failure) {
        listener.onFault(caller, service, failure);
        return Refusal.of(
                service,
                ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                "the server failed in " + service.text() + "; it may or may not have been done");
    }

    private AcsiPdu.Response envelope(AcsiPdu.Request request, AcsiResponse response) {
        Optional<String> id = response instanceof Associate.Response granted
                ? Optional.of(granted.associationId())
                : request.associationId();
        return new AcsiPdu.Response(id, request.invokeId(), response);
    }

    @Override
    public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
        switch (message.service().name()) {
            case ABORT ->
                associations
                        .find(message.associationId(), caller.peer())
                        .filter(associations::remove)
                        .ifPresent(association -> ends.ended(association, ((Abort) message.service()).reason()));
            default -> {
                // Report and CommandTermination go the other way only; that a client sends one harms nobody.
            }
        }
    }

    @Override
    public void onPeerGone(String peer, String reason) {
        associations.removeAllOf(peer).forEach(association -> ends.ended(association, reason));
    }

    /** Number of open associations. */
    int associations() {
        return associations.size();
    }

    /** Aborts every association and takes no more. */
    void close() {
        for (ServerAssociation association : associations.close()) {
            ends.sendAbort(association, "the server is closing");
            ends.ended(association, "the server is closing");
        }
    }

    private CompletionStage<AcsiResponse> serve(Caller caller, AcsiPdu.Request request) {
        AcsiRequest service = request.service();
        if (caller.roles().isEmpty()) {
            return answer(Refusal.of(service.name(), ServiceError.ACCESS_VIOLATION, ""));
        }
        if (service instanceof Associate.Request associate) {
            return answer(associate(caller, associate));
        }
        String id = request.associationId().orElse("");
        Optional<ServerAssociation> association = associations.find(id, caller.peer());
        if (association.isEmpty()) {
            ends.sendNoSuchAssociation(caller.peer(), id);
            return answer(Refusal.of(
                    service.name(),
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    service.name().text() + " needs an open association, but " + caller.peer() + " has none of id \""
                            + id + "\"; Associate again"));
        }
        return serve(caller, association.get(), request);
    }

    private CompletionStage<AcsiResponse> serve(Caller caller, ServerAssociation association, AcsiPdu.Request request) {
        AcsiRequest service = request.service();
        if (service.name() == ServiceName.RELEASE) {
            return answer(release(association));
        }
        if (!rights.allow(caller, service.name())) {
            return answer(Rights.denied(caller, service.name(), ""));
        }
        if (!association.begin()) {
            return answer(Refusal.of(
                    service.name(),
                    ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                    "association " + association.id() + " may have "
                            + association.granted().maxOutstandingCalls() + " open calls, but this is one more"));
        }
        Call call = new Call(caller, association.id(), request.invokeId(), ends.maxMessageSize(association));
        try {
            return services.serve(call, service)
                    .thenApply(response -> room.fitted(call, response))
                    .whenComplete((response, failure) -> association.finish());
        } catch (RuntimeException e) {
            association.finish();
            throw e;
        }
    }

    private AcsiResponse associate(Caller caller, Associate.Request request) {
        if (!rights.allow(caller, ServiceName.ASSOCIATE)) {
            return Refusal.of(ServiceName.ASSOCIATE, ServiceError.ACCESS_VIOLATION, "");
        }
        AcsiResponse response = associations.open(caller, request, servicesFor(caller));
        if (response instanceof Associate.Response granted) {
            listener.onAssociated(caller, granted.associationId());
        }
        return response;
    }

    private Set<ServiceName> servicesFor(Caller caller) {
        Set<ServiceName> offered = EnumSet.of(ServiceName.ASSOCIATE, ServiceName.RELEASE, ServiceName.ABORT);
        services.names().stream()
                .filter(name -> rights.allow(caller, name) && ends.reaches(caller.peer(), name))
                .forEach(offered::add);
        return offered;
    }

    private AcsiResponse release(ServerAssociation association) {
        int open = association.openCalls();
        if (open > 0) {
            return Refusal.of(
                    ServiceName.RELEASE,
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    "Release must come after every answer, but " + open + " calls of association " + association.id()
                            + " are open");
        }
        ends.end(association, "released");
        return new Release.Response();
    }

    private static CompletionStage<AcsiResponse> answer(AcsiResponse response) {
        return CompletableFuture.completedFuture(response);
    }
}
