package org.sdvp.agent.serving;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/**
 * The way to a server for clients over the net and for clients in its own process, which use it for somebody: their calls
 * are served, limited, refused and told of as if that somebody had made them over the net.
 */
public final class LocalClients implements ServerTransport {
    private final ServerTransport net;
    private final Map<String, LocalClient> byAssociation = new ConcurrentHashMap<>();
    private volatile @Nullable Listener server;

    /**
     * Makes one.
     *
     * @param net the way of the others
     */
    public LocalClients(ServerTransport net) {
        this.net = net;
    }

    @Override
    public void start(Listener listener) {
        server = listener;
        net.start(listener);
    }

    @Override
    public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
        LocalClient client = byAssociation.get(message.associationId());
        return client == null ? net.send(peer, message) : client.received(message);
    }

    @Override
    public boolean reaches(String peer, ServiceName message) {
        return net.reaches(peer, message);
    }

    @Override
    public Caller now(Caller caller) {
        return net.now(caller);
    }

    @Override
    public Optional<String> doubt() {
        return net.doubt();
    }

    @Override
    public int reckonedSize(String peer, int octets) {
        return net.reckonedSize(peer, octets);
    }

    /**
     * A client in this process.
     *
     * @param peer for whom: a full JID
     * @param roles what that one may act as, asked for at each call
     */
    public ClientTransport client(String peer, Supplier<Set<Role>> roles) {
        return new LocalClient(peer, roles);
    }

    private final class LocalClient implements ClientTransport {
        private final String peer;
        private final Supplier<Set<Role>> roles;
        private volatile ClientTransport.@Nullable Listener listener;

        LocalClient(String peer, Supplier<Set<Role>> roles) {
            this.peer = peer;
            this.roles = roles;
        }

        @Override
        public String peer() {
            return "this device";
        }

        @Override
        public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
            ServerTransport.Listener target = server;
            if (target == null) {
                return CompletableFuture.failedFuture(
                        new AssociationLostException(peer(), "the device does not serve yet"));
            }
            Optional<String> late = isOrder(request.service().name()) ? net.doubt() : Optional.empty();
            if (late.isPresent()) {
                // Its time is ours, not that of who gave the order.
                return CompletableFuture.completedFuture(new AcsiPdu.Response(
                        request.associationId(),
                        request.invokeId(),
                        Refusal.of(
                                request.service().name(),
                                ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                                late.get())));
            }
            return target.onRequest(new Caller(peer, roles.get()), request).thenApply(response -> {
                track(response);
                return response;
            });
        }

        private boolean isOrder(ServiceName name) {
            return switch (name) {
                case ASSOCIATE, RELEASE, ABORT -> false;
                default -> !name.isRead();
            };
        }

        private void track(AcsiPdu.Response response) {
            if (response.service() instanceof Associate.Response granted) {
                byAssociation.put(granted.associationId(), this);
            } else if (response.service().name() == ServiceName.RELEASE) {
                response.associationId().ifPresent(byAssociation::remove);
            }
        }

        @Override
        public void send(AcsiPdu.Unconfirmed message) {
            byAssociation.remove(message.associationId());
            ServerTransport.Listener target = server;
            if (target != null) {
                target.onUnconfirmed(new Caller(peer, roles.get()), message);
            }
        }

        @Override
        public void listener(ClientTransport.Listener newListener) {
            listener = newListener;
        }

        CompletionStage<Void> received(AcsiPdu.Unconfirmed message) {
            ClientTransport.Listener hearer = listener;
            if (message.service().name() == ServiceName.ABORT) {
                byAssociation.remove(message.associationId());
            }
            return hearer == null ? CompletableFuture.completedFuture(null) : hearer.onUnconfirmed(message);
        }
    }
}
