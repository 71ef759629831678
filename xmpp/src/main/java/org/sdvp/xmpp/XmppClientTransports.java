package org.sdvp.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways from one connection to many devices. A way ends, and its listener is told, when the device's presence goes
 * or is subscribed to no longer,
 * when the device answers no ping, and when the own stream is lost without being resumed. Messages that an XMPP server
 * had kept for later (XEP-0203) are refused, except after a resumption, in which the server sends again what the own
 * stream missed.
 */
public final class XmppClientTransports {
    private static final Logger LOG = LoggerFactory.getLogger(XmppClientTransports.class);

    private static final Set<ServiceName> UNASKED =
            Set.of(ServiceName.ABORT, ServiceName.REPORT, ServiceName.COMMAND_TERMINATION);

    private final XmppConnection connection;
    private final PeerLiveness liveness;
    private final Map<Jid, List<XmppClientTransport>> transports = new ConcurrentHashMap<>();
    private final List<BiConsumer<Jid, String>> silence = new CopyOnWriteArrayList<>();

    /**
     * Makes one and starts to listen for the messages of the devices.
     *
     * @param connection of the operator
     * @param formats that may be spoken
     * @param liveness watches the devices
     */
    public XmppClientTransports(XmppConnection connection, Collection<WireFormat> formats, PeerLiveness liveness) {
        this.connection = connection;
        this.liveness = liveness;
        for (WireFormat format : formats) {
            if (UNASKED.stream().noneMatch(format::reachesClient)) {
                continue;
            }
            connection.onMessage(format.namespace(), message -> onMessage(format, message));
            connection
                    .iqs()
                    .register(
                            IqMux.Route.all(Iq.Type.SET, format.namespace()),
                            // Features are what a device has: an operator must not look like one.
                            Set.of(),
                            request -> onIq(format, request));
        }
        connection.onPresence(presence -> {
            if (presence.type() == Presence.Type.UNAVAILABLE) {
                presence.from()
                        .ifPresent(from -> List.copyOf(transports.keySet()).stream()
                                .filter(device -> device.belongsTo(from))
                                .forEach(device -> gone(device, "presence of " + from + " went unavailable")));
            }
        });
        connection.onState((state, reason) -> {
            if (state == ConnectionState.DISCONNECTED) {
                List.copyOf(transports.keySet()).forEach(device -> gone(device, "own stream lost: " + reason));
            }
        });
    }

    /**
     * Opens a way to a device. To be closed when it is not needed any more.
     *
     * @param device full address, as learnt from its presence
     * @param format that the device understands
     * @throws IllegalArgumentException if the address is not full
     */
    public XmppClientTransport to(Jid device, WireFormat format) {
        return to(device, format, PeerLiveness.Settings.USUAL);
    }

    /**
     * Opens a way to a device. To be closed when it is not needed any more.
     *
     * @param device full address, as learnt from its presence
     * @param format that the device understands
     * @param waits after which it is looked whether the device is still there, if they are longer than the usual ones
     * @throws IllegalArgumentException if the address is not full
     */
    public XmppClientTransport to(Jid device, WireFormat format, PeerLiveness.Settings waits) {
        if (!device.isFull()) {
            throw new IllegalArgumentException("\"" + device
                    + "\" has no resource; expected the full address that the device's presence comes from, such as "
                    + device + "/pump");
        }
        XmppClientTransport transport = new XmppClientTransport(this, device, format);
        transports.compute(device, (key, others) -> {
            if (others == null) {
                liveness.watch(device, waits, this::silent);
                return List.of(transport);
            }
            return Stream.concat(others.stream(), Stream.of(transport)).toList();
        });
        return transport;
    }

    Instant now() {
        return liveness.time().now();
    }

    /** Does something after a time. */
    void after(Duration wait, Runnable task) {
        liveness.time().after(wait, task);
    }

    XmppConnection connection() {
        return connection;
    }

    void heard(Jid device) {
        liveness.heard(device);
    }

    void closed(XmppClientTransport transport, Jid device) {
        transports.computeIfPresent(device, (key, open) -> {
            List<XmppClientTransport> others =
                    open.stream().filter(other -> other != transport).toList();
            if (others.isEmpty()) {
                liveness.unwatch(device);
                return null;
            }
            return others;
        });
    }

    /** Has somebody told each device that has fallen silent, before the ways to it end; the XMPP server may not know yet. */
    public void onSilent(BiConsumer<Jid, String> listener) {
        silence.add(listener);
    }

    private void silent(Jid device, String reason) {
        silence.forEach(listener -> listener.accept(device, reason));
        gone(device, reason);
    }

    private void gone(Jid device, String reason) {
        List<XmppClientTransport> open = transports.remove(device);
        if (open != null) {
            liveness.unwatch(device);
            open.forEach(transport -> transport.peerGone(reason));
        }
    }

    private void onMessage(WireFormat format, XmppMessage message) {
        Optional<Jid> from = message.from();
        if (from.isEmpty() || !transports.containsKey(from.get())) {
            LOG.debug(
                    "dropped a message of {}: there is no way open to it",
                    from.map(Jid::toString).orElse("?"));
            return;
        }
        if (message.delayedSince().isPresent() && connection.state() != ConnectionState.RESUMED) {
            LOG.warn(
                    "dropped a message of {}: it was kept since {}",
                    from.get(),
                    message.delayedSince().get());
            return;
        }
        for (XmlElement child : message.children()) {
            if (child.namespace().equals(format.namespace())) {
                if (format.isForeword(child)) {
                    ways(format, from.get()).forEach(way -> way.foreword(child));
                    continue;
                }
                try {
                    deliver(format, from.get(), format.decodeUnconfirmed(child)).whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            LOG.warn("a message of {} was lost: {}", from.get(), String.valueOf(failure));
                        }
                    });
                } catch (WireException e) {
                    LOG.warn("dropped a message of {}: {}", from.get(), e.getMessage());
                }
            }
        }
    }

    private CompletionStage<Iq> onIq(WireFormat format, Iq request) {
        Jid from = request.from().orElse(connection.jid());
        if (!transports.containsKey(from)) {
            return CompletableFuture.failedFuture(StanzaErrorException.answer(
                    StanzaError.of(Condition.UNEXPECTED_REQUEST, "no association with " + from)));
        }
        AcsiPdu.Unconfirmed message;
        try {
            message = format.decodeUnconfirmed(request.payload().orElseThrow());
        } catch (WireException e) {
            return CompletableFuture.completedFuture(FormatAnswers.answer(request, format, e));
        }
        if (format.carrier(message) != Carrier.IQ_SET && !format.mayBeAcknowledged(message)) {
            return CompletableFuture.failedFuture(StanzaErrorException.answer(StanzaError.of(
                    Condition.BAD_REQUEST,
                    "expected " + message.service().name().text() + " in a message, came in an iq set")));
        }
        return deliver(format, from, message)
                .thenApply(nothing -> FormatAnswers.acknowledgement(request, format, message));
    }

    /** Completes when all who hear the message are done with it. */
    private CompletionStage<Void> deliver(WireFormat format, Jid from, AcsiPdu.Unconfirmed message) {
        liveness.heard(from);
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (XmppClientTransport transport : ways(format, from)) {
            done = done.thenCombine(transport.received(message), (all, one) -> null);
        }
        return done;
    }

    private List<XmppClientTransport> ways(WireFormat format, Jid to) {
        return transports.getOrDefault(to, List.of()).stream()
                .filter(transport -> transport.format().name().equals(format.name()))
                .toList();
    }

    /** Full addresses to which a way is open. */
    Set<Jid> devices() {
        return Set.copyOf(transports.keySet());
    }
}
