package org.sdvp.acsi.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;

/**
 * Opens associations with the one server that its transport reaches. It has no threads of its own: stages complete on the
 * thread of the transport or of the time source, and what is chained to them must not block. Safe for many threads.
 */
public final class AcsiClient {
    /** Invoke id of Associate; the calls in the association follow. */
    static final int FIRST_INVOKE_ID = 1;

    private final ClientTransport transport;
    private final ClientSettings settings;
    private final TimeSource time;
    private final Exchange exchange;
    private final AtomicInteger lastCtlNum = new AtomicInteger(-1);
    private final Map<String, ClientAssociation> associations = new ConcurrentHashMap<>();
    private final AtomicLong associateCalls = new AtomicLong();
    private final Map<Long, CompletableFuture<AcsiPdu.Response>> associating = new ConcurrentHashMap<>();

    /**
     * Makes a client and listens on its transport.
     *
     * @param transport for this client alone
     * @param settings limits and timeout
     * @param time for timeouts and the T of controls
     */
    public AcsiClient(ClientTransport transport, ClientSettings settings, TimeSource time) {
        this.transport = transport;
        this.settings = settings;
        this.time = time;
        this.exchange = new Exchange(transport, time, settings.callTimeout());
        transport.listener(new TransportListener());
    }

    /** Address of the server. */
    public String peer() {
        return transport.peer();
    }

    /**
     * Associate (IEC 61850-7-2 clause 8.3.2.2): opens an association.
     *
     * @return the association; or {@link ServiceErrorException} ({@code access-violation}: no right,
     *     {@code failed-due-to-server-constraint}: too many associations), {@link AssociationLostException} (the server
     *     cannot be reached), {@link org.sdvp.acsi.AcsiTimeoutException}, or {@link AcsiProtocolException}. If the answer
     *     comes after the timeout, the association it opened is aborted.
     */
    public CompletionStage<ClientAssociation> associate() {
        CompletableFuture<AcsiPdu.Response> answer = new CompletableFuture<>();
        long call = associateCalls.incrementAndGet();
        associating.put(call, answer);
        CompletableFuture<ClientAssociation> association =
                Stages.map(answer.whenComplete((response, failure) -> associating.remove(call)), this::opened);
        AcsiPdu.Request request = new AcsiPdu.Request(
                Optional.empty(),
                FIRST_INVOKE_ID,
                new Associate.Request(settings.maxMessageSize(), settings.maxOutstandingCalls()));
        exchange.send(request, answer, this::dropLate);
        return association;
    }

    private ClientAssociation opened(AcsiPdu.Response response) {
        if (response.service() instanceof Refusal refusal) {
            throw new ServiceErrorException(peer(), refusal);
        }
        if (!(response.service() instanceof Associate.Response granted)) {
            throw unexpected("an answer to Associate, but got " + response);
        }
        if (granted.maxMessageSize() > settings.maxMessageSize()
                || granted.maxOutstandingCalls() > settings.maxOutstandingCalls()) {
            abort(granted.associationId(), new Abort("limits above those asked for"));
            throw unexpected("at most " + settings.maxMessageSize() + " octets and " + settings.maxOutstandingCalls()
                    + " open calls, but got " + granted.maxMessageSize() + " and " + granted.maxOutstandingCalls());
        }
        ClientAssociation association = new ClientAssociation(this, granted);
        if (associations.putIfAbsent(association.id(), association) != null) {
            throw unexpected("a new association id, but got " + association.id() + " again");
        }
        return association;
    }

    private void dropLate(AcsiPdu.Response response) {
        if (response.service().name() == ServiceName.ASSOCIATE) {
            response.associationId().ifPresent(id -> abort(id, new Abort("the answer to Associate came too late")));
        }
    }

    /** Tells the server that an association is no more. */
    void abort(String associationId, Abort abort) {
        transport.send(new AcsiPdu.Unconfirmed(associationId, abort));
    }

    /** Forgets an ended association. */
    void forget(ClientAssociation association) {
        associations.remove(association.id(), association);
    }

    /** The next running number for a control: 0 to 255, then 0 again. */
    int nextCtlNum() {
        return lastCtlNum.incrementAndGet() & 0xff;
    }

    /** What sends calls. */
    Exchange exchange() {
        return exchange;
    }

    /** The settings. */
    ClientSettings settings() {
        return settings;
    }

    /** The clock. */
    TimeSource time() {
        return time;
    }

    private AcsiProtocolException unexpected(String expected) {
        return new AcsiProtocolException(peer(), "expected of " + peer() + " " + expected);
    }

    private final class TransportListener implements ClientTransport.Listener {
        @Override
        public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
            ClientAssociation association = associations.get(message.associationId());
            return association == null ? Stages.done() : taken(association, message);
        }

        private CompletionStage<Void> taken(ClientAssociation association, AcsiPdu.Unconfirmed message) {
            return switch (message.service().name()) {
                case ABORT -> {
                    association.ended(new AssociationEnd(
                            AssociationEnd.Kind.ABORTED_BY_SERVER, ((Abort) message.service()).reason()));
                    yield Stages.done();
                }
                case REPORT -> association.reports().received((Report) message.service());
                case COMMAND_TERMINATION -> {
                    association.controls().terminated((CommandTermination) message.service());
                    yield Stages.done();
                }
                default ->
                    throw new IllegalStateException(
                            message.service().name() + " is in AcsiUnconfirmed but not known here");
            };
        }

        @Override
        public void onPeerGone(String reason) {
            for (CompletableFuture<AcsiPdu.Response> answer : associating.values()) {
                answer.completeExceptionally(new AssociationLostException(
                        peer(), "Associate got no answer, " + peer() + " is gone: " + reason));
            }
            for (ClientAssociation association : List.copyOf(associations.values())) {
                association.ended(new AssociationEnd(AssociationEnd.Kind.LOST, reason));
            }
        }
    }
}
