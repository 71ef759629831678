package org.sdvp.acsi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins one ACSI server and any number of clients inside one process, without encoding anything. Every link has two
 * lanes, one for each direction, on which messages travel in order; who makes the lanes decides when messages arrive: at
 * once, on other threads, or when a test says so. What a server sends counts as sent when the client is done with it. Safe for many threads.
 */
public final class LoopbackTransport {
    private final String address;
    private final Supplier<Executor> lanes;
    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Map<String, Set<Role>> changedRoles = new ConcurrentHashMap<>();
    private volatile ServerTransport.@Nullable Listener serverListener;

    /**
     * A transport that delivers at once, on the thread of the sender.
     *
     * @param address of the ACSI server, as {@link ClientTransport#peer()} tells it
     */
    public LoopbackTransport(String address) {
        this(address, () -> new InOrderExecutor(Runnable::run));
    }

    /**
     * A transport whose deliveries are run by somebody else.
     *
     * @param address of the ACSI server
     * @param lanes asked for two executors for each link, each of which must run its tasks in order, one at a time; may
     *     give the same one again
     */
    public LoopbackTransport(String address, Supplier<Executor> lanes) {
        this.address = address;
        this.lanes = lanes;
    }

    /** The server's end. */
    public ServerTransport server() {
        return new ServerEnd();
    }

    /**
     * A new link to the server.
     *
     * @param caller as whom the server sees it
     * @return the client's end
     * @throws IllegalArgumentException if that peer has a link already
     */
    public ClientTransport connect(Caller caller) {
        Link link = new Link(caller);
        if (links.putIfAbsent(caller.peer(), link) != null) {
            throw new IllegalArgumentException(caller.peer() + " is connected to " + address + " already");
        }
        return link;
    }

    /**
     * Cuts a link: what is under way in it is lost, open calls fail, both sides hear that the other is gone. Without
     * effect if there is no such link.
     *
     * @param peer the client
     * @param reason for people
     */
    public void cut(String peer, String reason) {
        Link link = links.remove(peer);
        if (link != null) {
            link.cut(reason);
        }
    }

    /** Has the server see a peer, with a link or without, as something else from now on. */
    public void changeRoles(String peer, Set<Role> roles) {
        changedRoles.put(peer, Set.copyOf(roles));
        Link link = links.get(peer);
        if (link != null) {
            link.changeRoles(new Caller(peer, roles));
        }
        ServerTransport.Listener target = serverListener;
        if (target != null) {
            target.onRightsChanged();
        }
    }

    private final class ServerEnd implements ServerTransport {
        @Override
        public void start(ServerTransport.Listener listener) {
            serverListener = listener;
        }

        @Override
        public Caller now(Caller caller) {
            return new Caller(caller.peer(), changedRoles.getOrDefault(caller.peer(), caller.roles()));
        }

        @Override
        public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
            Link link = links.get(peer);
            return link == null
                    ? CompletableFuture.failedFuture(
                            new AssociationLostException(peer, peer + " has no link to " + address))
                    : link.toClient(message);
        }
    }

    private final class Link implements ClientTransport {
        private volatile Caller caller;
        private final Executor toServer = lanes.get();
        private final Executor toClient = lanes.get();
        private final Map<Long, CompletableFuture<AcsiPdu.Response>> open = new TreeMap<>();
        private final Map<Long, CompletableFuture<Void>> untaken = new TreeMap<>();
        private long sent;
        private volatile boolean gone;
        private volatile ClientTransport.@Nullable Listener listener;

        Link(Caller caller) {
            this.caller = caller;
        }

        @Override
        public String peer() {
            return address;
        }

        @Override
        public void listener(ClientTransport.Listener newListener) {
            listener = newListener;
        }

        @Override
        public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
            CompletableFuture<AcsiPdu.Response> answer = new CompletableFuture<>();
            ServerTransport.Listener target = serverListener;
            long number;
            synchronized (open) {
                if (gone || target == null) {
                    return CompletableFuture.failedFuture(
                            lost(gone ? "the link is cut" : "no ACSI server has been started there"));
                }
                number = sent++;
                open.put(number, answer);
            }
            toServer.execute(() -> {
                if (!gone) {
                    target.onRequest(caller, request)
                            .whenComplete(
                                    (response, failure) -> toClient.execute(() -> settle(number, response, failure)));
                }
            });
            return answer;
        }

        private void settle(long number, AcsiPdu.@Nullable Response response, @Nullable Throwable failure) {
            CompletableFuture<AcsiPdu.Response> answer;
            synchronized (open) {
                answer = open.remove(number);
            }
            if (answer == null) {
                return;
            }
            if (response != null) {
                answer.complete(response);
            } else {
                answer.completeExceptionally(new AcsiProtocolException(
                        address, "expected an answer of " + address + ", but got " + failure));
            }
        }

        @Override
        public void send(AcsiPdu.Unconfirmed message) {
            ServerTransport.Listener target = serverListener;
            if (target != null && !gone) {
                toServer.execute(() -> {
                    if (!gone) {
                        target.onUnconfirmed(caller, message);
                    }
                });
            }
        }

        void changeRoles(Caller changed) {
            ServerTransport.Listener target = serverListener;
            toServer.execute(() -> {
                caller = changed;
                if (target != null) {
                    target.onRolesChanged(changed);
                }
            });
        }

        CompletionStage<Void> toClient(AcsiPdu.Unconfirmed message) {
            CompletableFuture<Void> taken = new CompletableFuture<>();
            long number;
            synchronized (open) {
                if (gone) {
                    return CompletableFuture.failedFuture(cutOff());
                }
                number = sent++;
                untaken.put(number, taken);
            }
            toClient.execute(() -> {
                ClientTransport.Listener target = listener;
                if (gone || target == null) {
                    taken(number, gone ? cutOff() : null);
                } else {
                    deliver(target, message, number);
                }
            });
            return taken;
        }

        private void deliver(ClientTransport.Listener target, AcsiPdu.Unconfirmed message, long number) {
            try {
                target.onUnconfirmed(message).whenComplete((nothing, failure) -> taken(number, failure));
            } catch (RuntimeException e) {
                taken(number, e);
                throw e;
            }
        }

        private void taken(long number, @Nullable Throwable failure) {
            CompletableFuture<Void> taken;
            synchronized (open) {
                taken = untaken.remove(number);
            }
            if (taken == null) {
                return;
            }
            if (failure == null) {
                taken.complete(null);
            } else {
                taken.completeExceptionally(
                        failure instanceof AssociationLostException
                                ? failure
                                : new AssociationLostException(
                                        caller.peer(), caller.peer() + " refused a message: " + failure));
            }
        }

        private AssociationLostException cutOff() {
            return new AssociationLostException(
                    caller.peer(), "the link of " + caller.peer() + " to " + address + " is cut");
        }

        void cut(String reason) {
            List<CompletableFuture<AcsiPdu.Response>> lost;
            List<CompletableFuture<Void>> unheard;
            synchronized (open) {
                gone = true;
                unheard = List.copyOf(untaken.values());
                untaken.clear();
                lost = List.copyOf(open.values());
                open.clear();
            }
            toClient.execute(() -> {
                lost.forEach(answer -> answer.completeExceptionally(lost(reason)));
                ClientTransport.Listener target = listener;
                if (target != null) {
                    target.onPeerGone(reason);
                }
            });
            ServerTransport.Listener target = serverListener;
            if (target != null) {
                toServer.execute(() -> {
                    target.onPeerGone(caller.peer(), reason);
                    unheard.forEach(message -> message.completeExceptionally(cutOff()));
                });
            }
        }

        private AssociationLostException lost(String reason) {
            return new AssociationLostException(address, caller.peer() + " cannot reach " + address + ": " + reason);
        }
    }
}
