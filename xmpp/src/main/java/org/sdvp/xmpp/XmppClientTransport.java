package org.sdvp.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiBusyException;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSource;
import org.sdvp.xmpp.limit.RetryAfter;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.XmppMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one device, at its full address and in one wire format. Made by {@link XmppClientTransports#to}. */
public final class XmppClientTransport implements ClientTransport, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XmppClientTransport.class);
    /** The association keeps a shorter time; this one only frees what waits for a peer that never answers. */
    /** In all, for a device that says when it takes calls again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);
    private static final Duration BETWEEN_HELD = Duration.ofMillis(10);

    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);

    /** Answers come right after theirs, and hardly more calls than these are open to one device. */
    private static final int MAX_FOREWORDS = 16;

    private final Deque<XmlElement> forewords = new ArrayDeque<>();
    private final XmppClientTransports owner;
    private final Jid device;
    private final WireFormat format;
    private final AtomicReference<@Nullable String> gone = new AtomicReference<>();
    private Instant freeAt = Instant.EPOCH;
    private volatile @Nullable Listener listener;

    XmppClientTransport(XmppClientTransports owner, Jid device, WireFormat format) {
        this.owner = owner;
        this.device = device;
        this.format = format;
    }

    @Override
    public String peer() {
        return device.toString();
    }

    /** The wire format spoken. */
    public WireFormat format() {
        return format;
    }

    @Override
    public void listener(Listener newListener) {
        this.listener = newListener;
    }

    @Override
    public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        String why = gone.get();
        if (why != null) {
            return CompletableFuture.failedFuture(new AssociationLostException(peer(), device + " is gone: " + why));
        }
        CompletableFuture<AcsiPdu.Response> response = new CompletableFuture<>();
        ask(request, Duration.ZERO, response);
        return response;
    }

    /** Calls go out one after the other while the device has had too many: a crowd would only be refused again. */
    private void ask(AcsiPdu.Request request, Duration waited, CompletableFuture<AcsiPdu.Response> response) {
        // Orders have a reserve of their own at the device, and do not stand in line behind reads.
        Duration hold = request.service().name().isRead() ? turn() : Duration.ZERO;
        if (hold.isZero()) {
            post(request, waited, response);
        } else {
            owner.after(hold, () -> post(request, waited, response));
        }
    }

    private synchronized Duration turn() {
        Instant now = owner.now();
        if (!now.isBefore(freeAt)) {
            return Duration.ZERO;
        }
        Duration hold = Duration.between(now, freeAt);
        freeAt = freeAt.plus(BETWEEN_HELD);
        return hold;
    }

    private synchronized void busyFor(Duration wait) {
        Instant then = owner.now().plus(wait);
        freeAt = then.isAfter(freeAt) ? then : freeAt;
    }

    private void post(AcsiPdu.Request request, Duration waited, CompletableFuture<AcsiPdu.Response> response) {
        Iq.Type type = format.carrier(request) == Carrier.IQ_GET ? Iq.Type.GET : Iq.Type.SET;
        Iq iq = Iq.request(type, device, format.payload(request));
        owner.connection().sendIq(iq, ANSWER_LIMIT).whenComplete((answer, failure) -> {
            if (failure == null) {
                owner.heard(device);
                read(request, answer.payload(), false, response);
                return;
            }
            Throwable cause = unwrapped(failure);
            Optional<Duration> wait = busy(cause, waited);
            if (wait.isPresent()) {
                // It was not even read: to ask again is no second order.
                busyFor(wait.get());
                ask(request, waited.plus(wait.get()), response);
            } else {
                failed(request, cause, response);
            }
        });
    }

    /** How long to wait for a device that takes no more calls of ours now; empty if that is not why, or takes too long. */
    private static Optional<Duration> busy(Throwable cause, Duration waited) {
        Optional<Duration> asked =
                cause instanceof StanzaErrorException e ? RetryAfter.of(e.error()) : Optional.empty();
        return asked.map(wait -> wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait)
                .filter(wait -> waited.plus(wait).compareTo(LONGEST_WAIT) <= 0);
    }

    private void failed(AcsiPdu.Request request, Throwable failure, CompletableFuture<AcsiPdu.Response> response) {
        Optional<XmlElement> payload =
                failure instanceof StanzaErrorException e ? FormatAnswers.payload(e, format) : Optional.empty();
        if (payload.isPresent()) {
            owner.heard(device);
            read(request, payload, true, response);
        } else {
            response.completeExceptionally(asAcsi(failure));
        }
    }

    /** Keeps what goes ahead of an answer. */
    void foreword(XmlElement payload) {
        synchronized (forewords) {
            forewords.addFirst(payload);
            if (forewords.size() > MAX_FOREWORDS) {
                forewords.removeLast();
            }
        }
    }

    private List<XmlElement> forewords() {
        synchronized (forewords) {
            return List.copyOf(forewords);
        }
    }

    private void read(
            AcsiPdu.Request request,
            Optional<XmlElement> answer,
            boolean inError,
            CompletableFuture<AcsiPdu.Response> response) {
        try {
            XmlElement payload = answer.orElseThrow(() -> new AcsiProtocolException(
                    peer(),
                    "expected an answer to " + request.service().name().text() + ", came an empty iq result of "
                            + device));
            AcsiPdu.Response decoded = format.decodeResponse(payload, request, forewords());
            if (inError && !(decoded.service() instanceof Refusal)) {
                throw new AcsiProtocolException(
                        peer(),
                        "expected a refusal of " + request.service().name().text() + " in an iq error of " + device
                                + ", came a positive answer");
            }
            response.complete(decoded);
        } catch (WireException e) {
            response.completeExceptionally(new AcsiProtocolException(
                    peer(),
                    "answer of " + device + " to " + request.service().name().text() + ": " + e.getMessage()));
        } catch (AcsiException e) {
            response.completeExceptionally(e);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private AcsiException asAcsi(Throwable cause) {
        if (cause instanceof StanzaErrorException e) {
            StanzaError error = e.error();
            Optional<Duration> busy = RetryAfter.of(error);
            if (busy.isPresent()) {
                return new AcsiBusyException(peer(), device + " answered " + error.describe(), busy.get());
            }
            return error.condition().meansUnreachable()
                    ? new AssociationLostException(
                            peer(),
                            device + " answered " + error.describe()
                                    + ": it is offline, or the own account is not in its roster")
                    : new AcsiProtocolException(peer(), device + " answered " + error.describe());
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof IqTimeoutException) {
            return new AcsiTimeoutException(peer(), message);
        }
        return cause instanceof LinkLostException
                ? new AssociationLostException(peer(), message)
                : new AcsiProtocolException(peer(), message);
    }

    @Override
    public void send(AcsiPdu.Unconfirmed message) {
        if (gone.get() != null) {
            return;
        }
        XmlSource payload = format.payload(message);
        try {
            if (format.carrier(message) == Carrier.MESSAGE) {
                owner.connection().send(XmppMessage.normal(device, payload));
            } else {
                owner.connection().sendIq(Iq.set(device, payload), ANSWER_LIMIT).whenComplete(this::acknowledged);
            }
        } catch (XmppException e) {
            LOG.debug("message to {} dropped: {}", device, e.getMessage());
        }
    }

    private void acknowledged(@Nullable Iq answer, @Nullable Throwable failure) {
        if (answer != null) {
            owner.heard(device);
        } else {
            LOG.debug("message to {} was not acknowledged: {}", device, String.valueOf(failure));
        }
    }

    /** Ends the use of this way; the listener hears nothing of it. */
    @Override
    public void close() {
        if (gone.compareAndSet(null, "closed")) {
            owner.closed(this, device);
        }
    }

    /** A message came; completes when it is done with. */
    CompletionStage<Void> received(AcsiPdu.Unconfirmed message) {
        Listener hearer = listener;
        return hearer != null && gone.get() == null
                ? hearer.onUnconfirmed(message)
                : CompletableFuture.completedFuture(null);
    }

    void peerGone(String reason) {
        Listener hearer = listener;
        if (gone.compareAndSet(null, reason) && hearer != null) {
            hearer.onPeerGone(reason);
        }
    }
}
