package org.sdvp.xmpp.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.Roster;
import org.sdvp.xmpp.StanzaTooLargeException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.Stanza;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection over any {@link XmppLink}: matches answers, routes requests, keeps the order of each sender. */
public final class StreamConnection implements XmppConnection {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);
    /** How many stanzas of one sender may wait for being handled. */
    private static final int LANE_LIMIT = 1_000;
    /** Stands for the sender of stanzas that have none. */
    private static final String OWN_SERVER = "the own XMPP server";

    private final XmppLink link;
    private final StreamState stream;
    private final SerialDelivery delivery;
    private final PendingIqs pending;
    private final IqMux mux = new IqMux();
    private final IqRoster roster;
    private final Map<String, List<Consumer<XmppMessage>>> messageListeners = new ConcurrentHashMap<>();
    private final List<Consumer<Presence>> presenceListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Jid>> lifeListeners = new CopyOnWriteArrayList<>();

    /**
     * Makes one that is not logged in.
     *
     * @param settings the login
     * @param link the way to the XMPP server
     * @param time for all waiting
     * @param deliveries runs listeners and handlers; never the link's own threads, unless they may wait for them
     */
    public StreamConnection(XmppSettings settings, XmppLink link, TimeSource time, Executor deliveries) {
        this.link = link;
        this.delivery = new SerialDelivery(deliveries, LANE_LIMIT);
        this.pending = new PendingIqs(time);
        Duration patience = settings.limits().answerTimeout();
        this.roster = new IqRoster(
                mux,
                (iq, arrival) -> request(iq, patience, true, arrival),
                this::jid,
                call -> delivery.put(OWN_SERVER, call));
        // Whoever withdraws a subscription, not every XMPP server says then that the contact is unavailable.
        roster.onLost(contact -> tell(Presence.unavailable().withFrom(contact)));
        Capabilities capabilities = new Capabilities(mux);
        mux.register(
                new IqMux.Route(Iq.Type.GET, Namespaces.PING, "ping"),
                Set.of(Namespaces.PING),
                ping -> CompletableFuture.completedFuture(ping.result()));
        this.stream = new StreamState(settings, link, time, new StreamOwner() {
            @Override
            public CompletionStage<Void> beforeConnected() {
                return settings.rosterLoaded() ? roster.load() : CompletableFuture.completedFuture(null);
            }

            @Override
            public void onGone(String reason) {
                pending.failAll(reason);
            }

            @Override
            public void deliver(Runnable event) {
                // Listeners to the state may not overtake one another.
                delivery.put(StreamState.class, event);
            }

            @Override
            public Presence complete(Presence presence) {
                return presence.withCaps(capabilities.caps());
            }

            @Override
            public void onStanza(XmlElement stanza) {
                received(stanza);
            }

            @Override
            public void onRefused(MalformedStanzaException why) {
                refused(why);
            }
        });
    }

    @Override
    public Jid jid() {
        return stream.jid();
    }

    @Override
    public ConnectionState state() {
        return stream.state();
    }

    @Override
    public boolean isServerShutDown() {
        return stream.isServerShutDown();
    }

    @Override
    public boolean isClosed() {
        return stream.isClosed();
    }

    @Override
    public Optional<StreamFacts> facts() {
        return link.facts();
    }

    @Override
    public CompletionStage<Jid> login() {
        return stream.login();
    }

    @Override
    public CompletionStage<Iq> sendIq(Iq request, Duration timeout) {
        return request(request, timeout, false, answer -> {});
    }

    private CompletionStage<Iq> request(Iq request, Duration timeout, boolean duringLogin, Consumer<Iq> arrival) {
        Iq identified = request.withId(pending.nextId());
        CompletableFuture<Iq> answer = pending.await(identified, timeout, arrival);
        try {
            stream.write(identified, duringLogin);
        } catch (XmppException e) {
            pending.fail(identified, e);
        }
        return answer;
    }

    @Override
    public void send(XmppMessage message) {
        stream.write(message, false);
    }

    @Override
    public void send(Presence presence) {
        stream.write(presence, false);
    }

    @Override
    public void announce(Presence presence) {
        stream.announce(presence);
    }

    @Override
    public IqMux iqs() {
        return mux;
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public Registration onMessage(String namespace, Consumer<XmppMessage> listener) {
        List<Consumer<XmppMessage>> listeners =
                messageListeners.computeIfAbsent(namespace, ns -> new CopyOnWriteArrayList<>());
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Registration onPresence(Consumer<Presence> listener) {
        presenceListeners.add(listener);
        return () -> presenceListeners.remove(listener);
    }

    @Override
    public Registration onState(StateListener listener) {
        return stream.listen(listener);
    }

    @Override
    public Registration onHeard(Consumer<Jid> listener) {
        lifeListeners.add(listener);
        return () -> lifeListeners.remove(listener);
    }

    @Override
    public void abandonLink(String reason) {
        stream.abandon(reason);
    }

    @Override
    public void close() {
        stream.close();
    }

    private void received(XmlElement xml) {
        Stanza stanza;
        try {
            stanza = StanzaXml.read(xml);
        } catch (MalformedStanzaException e) {
            refused(e);
            return;
        }
        heard(stanza);
        Object sender = stanza.from().map(Object.class::cast).orElse(OWN_SERVER);
        if (stanza instanceof Iq iq) {
            // A ping goes beside what else its sender has sent: who works on a report for a minute is not gone.
            receivedIq(iq.type().isRequest() && isPing(iq) ? new PingLane(sender) : sender, iq);
        } else if (stanza instanceof XmppMessage message) {
            if (!delivery.offer(sender, () -> deliver(message))) {
                LOG.warn("dropped a message of {}: {} of its stanzas wait already", sender, LANE_LIMIT);
            }
        } else if (stanza instanceof Presence presence && presence.type() != Presence.Type.PROBE) {
            if (!delivery.offer(sender, () -> tell(presence))) {
                LOG.warn("dropped a presence of {}: {} of its stanzas wait already", sender, LANE_LIMIT);
            }
        }
    }

    private void heard(Stanza stanza) {
        Jid server = jid().domainJid();
        Jid heard = isOwnWord(stanza) ? stanza.from().orElse(server) : server;
        lifeListeners.forEach(listener -> listener.accept(heard));
    }

    /** Whether a stanza can only come from the sender that it names. */
    private static boolean isOwnWord(Stanza stanza) {
        if (stanza instanceof Iq iq) {
            return iq.type() != Iq.Type.ERROR;
        }
        return stanza instanceof XmppMessage message
                ? message.type() != XmppMessage.Type.ERROR
                        && message.delayedSince().isEmpty()
                : ((Presence) stanza).type() == Presence.Type.AVAILABLE
                        && ((Presence) stanza).delayedSince().isEmpty();
    }

    private void receivedIq(Object sender, Iq iq) {
        if (!iq.type().isRequest()) {
            pending.arrived(iq, jid()).ifPresent(completion -> delivery.put(sender, completion));
        } else if (roster.isPush(iq)) {
            // At once: the presence that a new subscription brings may not overtake it.
            CompletionStage<Iq> answer = mux.answer(iq, jid());
            delivery.put(sender, () -> answer.thenAccept(this::reply));
        } else if (!delivery.offer(sender, () -> mux.answer(iq, jid()).thenAccept(this::reply))) {
            reply(iq.error(StanzaError.of(
                    Condition.RESOURCE_CONSTRAINT,
                    LANE_LIMIT + " of your stanzas wait already: send fewer at a time")));
        }
    }

    private static boolean isPing(Iq iq) {
        return iq.payload()
                .filter(payload -> payload.is(Namespaces.PING, "ping"))
                .isPresent();
    }

    private void deliver(XmppMessage message) {
        if (message.type() == XmppMessage.Type.ERROR) {
            LOG.debug(
                    "a message to {} was not delivered: {}",
                    message.from().map(Jid::toString).orElse("?"),
                    message.error().map(StanzaError::describe).orElse("no reason given"));
            return;
        }
        message.children().stream()
                .map(XmlElement::namespace)
                .distinct()
                .flatMap(namespace -> messageListeners.getOrDefault(namespace, List.of()).stream())
                .forEach(listener -> guarded(listener, message));
    }

    private void tell(Presence presence) {
        presenceListeners.forEach(listener -> guarded(listener, presence));
    }

    /** One listener's failure must not keep the others from hearing. */
    private static <S extends Stanza> void guarded(Consumer<S> listener, S stanza) {
        try {
            listener.accept(stanza);
        } catch (RuntimeException e) {
            LOG.error(
                    "a listener failed on a {} of {}",
                    stanza.getClass().getSimpleName(),
                    stanza.from().map(Jid::toString).orElse("the own XMPP server"),
                    e);
        }
    }

    private void refused(MalformedStanzaException why) {
        LOG.warn("refused a stanza: {}", why.getMessage());
        why.answer().ifPresent(this::reply);
    }

    private void reply(Iq answer) {
        try {
            stream.write(answer, false);
        } catch (StanzaTooLargeException e) {
            LOG.warn("answer to {}: {}", answer.to().map(Jid::toString).orElse("the own XMPP server"), e.getMessage());
            reply(new Iq(
                    Iq.Type.ERROR,
                    answer.id(),
                    answer.from(),
                    answer.to(),
                    Optional.empty(),
                    Optional.of(StanzaError.of(Condition.NOT_ACCEPTABLE, String.valueOf(e.getMessage())))));
        } catch (LinkLostException e) {
            LOG.debug("answer to {} not sent: {}", answer.to(), e.getMessage());
        }
    }

    /** The pings of a sender (XEP-0199) are delivered in order among themselves. */
    private record PingLane(Object sender) {}
}
