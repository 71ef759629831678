package org.sdvp.xmpp;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.flow.ClientStream;
import org.sdvp.xmpp.flow.Freshness;
import org.sdvp.xmpp.flow.ReportFlow;
import org.sdvp.xmpp.limit.Gate;
import org.sdvp.xmpp.limit.Orders;
import org.sdvp.xmpp.limit.ReservedCalls;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from a device to all of its clients, each at its full address. A caller that the device's roster gives no
 * role gets {@code service-unavailable} to whatever it asks, which is what an XMPP server says when nobody is there.
 * Messages that an XMPP server had kept for later (XEP-0203) are refused: an order may not act late. An order that
 * comes a second time, as the resumption of a stream may cause (XEP-0198), is not carried out again but gets the first
 * one's answer. When the roster takes roles from a client or gives it some, that takes effect at once, on its running
 * associations too.
 */
public final class XmppServerTransport implements ServerTransport {
    private static final Logger LOG = LoggerFactory.getLogger(XmppServerTransport.class);
    /** A directory has to fit with its names; what is less than this for a long format is not kept. */
    private static final int LEAST_SIZE = 1024;

    private static final Duration SERVER_ANSWER = Duration.ofSeconds(30);
    private static final Duration LATEST_ORDER = Duration.ofSeconds(30);

    private final XmppConnection connection;
    private final RosterRoles roles;
    private final List<WireFormat> formats;
    private final PeerLiveness liveness;
    private final Map<Jid, ServerPeer> peers = new ConcurrentHashMap<>();
    private Gate gate;
    private final ClientStream.Sender sender;
    private Freshness freshness;
    private ReportFlow.Settings reportFlow = ReportFlow.Settings.USUAL;
    private volatile @Nullable Listener listener;

    /**
     * Makes one without limits; it takes nothing before {@link #start}.
     *
     * @param connection of the device
     * @param roles what its callers are
     * @param formats that it understands
     * @param liveness watches the clients
     */
    public XmppServerTransport(
            XmppConnection connection, RosterRoles roles, Collection<WireFormat> formats, PeerLiveness liveness) {
        this.connection = connection;
        this.roles = roles;
        this.formats = List.copyOf(formats);
        this.liveness = liveness;
        this.gate = Gate.ofRoles(roles::of);
        this.freshness = new Freshness(() -> liveness.time().now(), LATEST_ORDER);
        this.sender = new ClientStream.Sender() {
            @Override
            public void send(XmppMessage message) {
                connection.send(message);
            }

            @Override
            public CompletionStage<Iq> sendIq(Iq iq, Duration timeout) {
                return connection.sendIq(iq, timeout);
            }
        };
    }

    /** Has requests pass a gate, of the same roles. To be called before {@link #start}. */
    public XmppServerTransport guardedBy(Gate guard) {
        gate = guard;
        return this;
    }

    /** Sets how late an order without a T of its own may come; before the start. Without it: 30 s. */
    public XmppServerTransport latestOrder(Duration most) {
        freshness = new Freshness(() -> liveness.time().now(), most);
        return this;
    }

    /** Sets how many reports may be on their way to a client; before the start. */
    public XmppServerTransport reportFlow(ReportFlow.Settings settings) {
        reportFlow = settings;
        return this;
    }

    @Override
    public void start(Listener newListener) {
        if (listener != null) {
            throw new IllegalStateException("started already; expected one start");
        }
        listener = newListener;
        connection.iqs().admit(gate::admits);
        connection.iqs().limit(request -> gate.limit(request, new ReservedCalls(formats)));
        for (WireFormat format : formats) {
            IqHandler handler = request -> onIq(newListener, format, request);
            format.automationType()
                    .ifPresent(type -> connection.iqs().identify(new IqMux.Identity("automation", type)));
            for (Iq.Type type : List.of(Iq.Type.GET, Iq.Type.SET)) {
                IqMux.Route route = IqMux.Route.all(type, format.namespace());
                connection.iqs().register(route, format::isOurs, format.features(), handler);
                for (String refused : format.refusedNamespaces()) {
                    connection.iqs().register(IqMux.Route.all(type, refused), Set.of(), handler);
                }
            }
            connection.onMessage(format.namespace(), message -> onMessage(newListener, format, message));
        }
        connection.onPresence(presence -> {
            if (presence.type() == Presence.Type.UNAVAILABLE) {
                presence.from()
                        .ifPresent(from -> List.copyOf(peers.keySet()).stream()
                                .filter(peer -> peer.belongsTo(from))
                                .forEach(peer -> gone(peer, "presence of " + from + " went unavailable")));
            }
        });
        connection.onState((state, reason) -> {
            lookAtFreshness(state);
            if (state == ConnectionState.DISCONNECTED) {
                List.copyOf(peers.keySet()).forEach(peer -> gone(peer, "own stream lost: " + reason));
            }
        });
        roles.onChange(this::onRoles);
    }

    private void lookAtFreshness(ConnectionState state) {
        switch (state) {
            case SUSPENDED -> freshness.suspended(liveness.lastHeard());
            case RESUMED ->
                connection
                        .sendIq(
                                Iq.get(connection.jid().domainJid(), XmlElement.empty(Namespaces.PING, "ping")),
                                SERVER_ANSWER)
                        .whenComplete((pong, failure) -> {
                            if (failure == null || failure instanceof StanzaErrorException) {
                                freshness.confirmed();
                            }
                        });
            case CONNECTED, DISCONNECTED -> freshness.renewed();
        }
    }

    @Override
    public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
        Jid to = Jid.of(peer);
        ServerPeer known = peers.get(to);
        if (known == null) {
            return CompletableFuture.failedFuture(new AssociationLostException(peer, peer + " is gone"));
        }
        return known.stream.deliver(message);
    }

    @Override
    public Caller now(Caller caller) {
        return new Caller(caller.peer(), roles.of(Jid.of(caller.peer())));
    }

    @Override
    public Optional<String> doubt() {
        return freshness.doubt();
    }

    @Override
    public int reckonedSize(String peer, int octets) {
        ServerPeer known = peers.get(Jid.of(peer));
        return known == null
                ? octets
                : Math.max(
                        Math.min(octets, LEAST_SIZE),
                        octets / known.stream.format().sizeFactor());
    }

    @Override
    public boolean reaches(String peer, ServiceName message) {
        ServerPeer known = peers.get(Jid.of(peer));
        return known == null || known.stream.format().reachesClient(message);
    }

    private CompletionStage<Iq> onIq(Listener hearer, WireFormat format, Iq iq) {
        Optional<Jid> from = iq.from().filter(Jid::isFull);
        if (from.isEmpty() || roles.of(from.get()).isEmpty()) {
            return CompletableFuture.completedFuture(IqMux.unavailable(iq));
        }
        if (iq.type() == Iq.Type.GET && !format.hasGets()) {
            return refused(iq, "expected an iq set in the format " + format.name());
        }
        XmlElement payload = iq.payload().orElseThrow();
        if (format.isUnconfirmed(payload)) {
            return CompletableFuture.completedFuture(taken(hearer, format, iq));
        }
        AcsiPdu.Request request;
        try {
            request = format.decodeRequest(payload);
        } catch (WireException e) {
            return CompletableFuture.completedFuture(FormatAnswers.answer(iq, format, e));
        }
        if (!format.takes(request, iq.type() == Iq.Type.GET ? Carrier.IQ_GET : Carrier.IQ_SET)) {
            String expected = format.carrier(request) == Carrier.IQ_GET ? "get" : "set";
            return refused(
                    iq,
                    "expected " + request.service().name().text() + " in an iq " + expected + ", came in an iq "
                            + iq.type().text());
        }
        ServerPeer peer = peer(from.get(), format);
        Optional<String> late = freshness.tooLate(request.service().name());
        if (late.isPresent()) {
            LOG.warn("refused {} of {}: {}", request.service().name().text(), from.get(), late.get());
            return CompletableFuture.completedFuture(FormatAnswers.answer(iq, format, refused(request, late.get())));
        }
        return peer.orders.once(iq, request.service().name(), () -> served(hearer, format, iq, request));
    }

    private static AcsiPdu.Response refused(AcsiPdu.Request request, String why) {
        Refusal refusal =
                Refusal.of(request.service().name(), ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, why);
        return new AcsiPdu.Response(request.associationId(), request.invokeId(), refusal);
    }

    private CompletionStage<Iq> served(Listener hearer, WireFormat format, Iq iq, AcsiPdu.Request request) {
        Jid from = iq.from().orElseThrow();
        // Only now: what changes the roles waits for calls that change something, and they for it.
        Set<Role> held = roles.of(from);
        return held.isEmpty()
                ? CompletableFuture.completedFuture(IqMux.unavailable(iq))
                : hearer.onRequest(new Caller(from.toString(), held), request).thenApply(response -> {
                    format.foreword(request, response).ifPresent(foreword -> sendAhead(from, foreword));
                    return FormatAnswers.answer(iq, format, response);
                });
    }

    private static CompletionStage<Iq> refused(Iq iq, String why) {
        return CompletableFuture.completedFuture(iq.error(StanzaError.of(Condition.BAD_REQUEST, why)));
    }

    private void sendAhead(Jid to, XmlElement foreword) {
        try {
            connection.send(XmppMessage.normal(to, foreword));
        } catch (XmppException e) {
            LOG.debug("no foreword to {}, nor will the answer reach it: {}", to, e.getMessage());
        }
    }

    /** Takes a message in an iq set, and acknowledges it. */
    private Iq taken(Listener hearer, WireFormat format, Iq iq) {
        AcsiPdu.Unconfirmed message;
        try {
            message = format.decodeUnconfirmed(iq.payload().orElseThrow());
        } catch (WireException e) {
            return FormatAnswers.answer(iq, format, e);
        }
        if (iq.type() != Iq.Type.SET || format.carrier(message) != Carrier.IQ_SET) {
            return iq.error(StanzaError.of(
                    Condition.BAD_REQUEST,
                    "expected " + message.service().name().text() + " in "
                            + (format.carrier(message) == Carrier.IQ_SET ? "an iq set" : "a message")
                            + ", came in an iq " + iq.type().text()));
        }
        Jid from = iq.from().orElseThrow();
        if (!peers.containsKey(from)) {
            return iq.error(StanzaError.of(Condition.UNEXPECTED_REQUEST, "no association with " + from));
        }
        liveness.heard(from);
        hearer.onUnconfirmed(new Caller(from.toString(), roles.of(from)), message);
        return FormatAnswers.acknowledgement(iq, format, message);
    }

    private ServerPeer peer(Jid from, WireFormat format) {
        liveness.heard(from);
        return peers.compute(from, (jid, known) -> {
            if (known == null) {
                liveness.watch(jid, this::gone);
                return new ServerPeer(new ClientStream(jid, format, sender, reportFlow));
            }
            known.stream.format(format);
            return known;
        });
    }

    private void onMessage(Listener hearer, WireFormat format, XmppMessage message) {
        Optional<Jid> from = message.from().filter(jid -> !roles.of(jid).isEmpty());
        if (from.isEmpty() || !peers.containsKey(from.get())) {
            LOG.debug(
                    "dropped a message of {}: it has no association",
                    message.from().map(Jid::toString).orElse("?"));
            return;
        }
        if (message.delayedSince().isPresent()) {
            LOG.warn(
                    "dropped a message of {}: it was kept since {}",
                    from.get(),
                    message.delayedSince().get());
            return;
        }
        if (!gate.passes(from.get())) {
            LOG.debug("dropped a message of {}: there are too many", from.get());
            return;
        }
        Caller caller = new Caller(from.get().toString(), roles.of(from.get()));
        liveness.heard(from.get());
        for (XmlElement child : message.children()) {
            if (child.namespace().equals(format.namespace())) {
                try {
                    hearer.onUnconfirmed(caller, format.decodeUnconfirmed(child));
                } catch (WireException e) {
                    LOG.warn("dropped a message of {}: {}", from.get(), e.getMessage());
                }
            }
        }
    }

    private void onRoles(Jid contact) {
        Listener hearer = listener;
        peers.forEach((peer, known) -> {
            if (hearer != null && peer.bare().equals(contact)) {
                known.orders.whileIdle(() -> hearer.onRolesChanged(new Caller(peer.toString(), roles.of(peer))));
                if (roles.of(peer).isEmpty()) {
                    gone(peer, contact + " has no role in the roster any more");
                }
            }
        });
        if (hearer != null) {
            // Of a contact that is offline too.
            hearer.onRightsChanged();
        }
    }

    private void gone(Jid peer, String reason) {
        ServerPeer known = peers.remove(peer);
        if (known != null) {
            liveness.unwatch(peer);
            known.stream.end(reason);
            Listener hearer = listener;
            if (hearer != null) {
                hearer.onPeerGone(peer.toString(), reason);
            }
        }
    }

    /** What a device remembers of a client: the orders it gave last, and what is on its way to it. */
    private static final class ServerPeer {
        private final Orders orders = new Orders();
        private final ClientStream stream;

        ServerPeer(ClientStream stream) {
            this.stream = stream;
        }
    }
}
