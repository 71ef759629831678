package org.sdvp.xmpp.stream;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqTimeoutException;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that wait for their answer, which must have the right id and come from the right sender. */
final class PendingIqs {
    private static final Logger LOG = LoggerFactory.getLogger(PendingIqs.class);

    private final TimeSource time;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    // Nobody else can guess the next id and send an answer before the addressee does.
    private final String prefix = Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, 36) + "-";

    PendingIqs(TimeSource time) {
        this.time = time;
    }

    /** An id that was not used before. */
    String nextId() {
        return prefix + Long.toString(count.incrementAndGet(), 36);
    }

    /**
     * Starts to wait for the answer to a request that has its id.
     *
     * @param request with an id
     * @param timeout how long to wait
     * @param arrival gets a result as soon as it is read, by the thread that reads; must not block
     */
    CompletableFuture<Iq> await(Iq request, Duration timeout, Consumer<Iq> arrival) {
        Pending entry = new Pending(request, arrival);
        pending.put(request.id(), entry);
        entry.timer = time.after(timeout, () -> {
            if (pending.remove(request.id(), entry)) {
                entry.answer.completeExceptionally(new IqTimeoutException(peer(request), describe(request), timeout));
            }
        });
        return entry.answer;
    }

    /** Ends the wait for a request that could not be sent. */
    void fail(Iq request, XmppException why) {
        Pending entry = pending.remove(request.id());
        if (entry != null) {
            entry.fail(why);
        }
    }

    /** Ends all waits. */
    void failAll(String reason) {
        for (String id : List.copyOf(pending.keySet())) {
            Pending entry = pending.remove(id);
            if (entry != null) {
                entry.fail(new LinkLostException("stream lost before " + peer(entry.request) + " answered "
                        + describe(entry.request) + ": " + reason));
            }
        }
    }

    /**
     * An answer came. To be called in the order of the stream.
     *
     * @param answer result or error
     * @param own the own full address
     * @return what completes the request; empty if nobody waits for this answer, or it has come once already, so that
     *     never more answers are kept than requests have been sent
     */
    Optional<Runnable> arrived(Iq answer, Jid own) {
        Pending entry = pending.get(answer.id());
        if (entry == null) {
            LOG.debug("dropped an answer of {} that nobody waits for, id {}", sender(answer), answer.id());
            return Optional.empty();
        }
        if (!isFromAddressee(entry.request.to(), answer.from(), own)) {
            LOG.warn(
                    "dropped an answer from the wrong sender: expected {}, came {}, id {}",
                    peer(entry.request),
                    sender(answer),
                    answer.id());
            return Optional.empty();
        }
        if (!entry.arrived.compareAndSet(false, true)) {
            LOG.debug("dropped a second answer of {}, id {}", sender(answer), answer.id());
            return Optional.empty();
        }
        if (answer.type() == Iq.Type.RESULT) {
            entry.arrival.accept(answer);
        }
        return Optional.of(() -> {
            if (pending.remove(answer.id(), entry)) {
                entry.complete(answer);
            }
        });
    }

    /** RFC 6120 8.1.2.1, 10.3.3: the own server may answer for the account without or with the account's address. */
    static boolean isFromAddressee(Optional<Jid> to, Optional<Jid> from, Jid own) {
        boolean toOwnAccount = to.isEmpty() || to.get().equals(own.bare());
        boolean fromOwnAccount = from.isEmpty() || from.get().equals(own.bare());
        if (toOwnAccount) {
            return fromOwnAccount || from.equals(Optional.of(own)) || from.equals(Optional.of(own.domainJid()));
        }
        boolean toOwnServer = to.get().equals(own.domainJid());
        return from.equals(to) || (toOwnServer && from.isEmpty());
    }

    static String describe(Iq request) {
        return "iq " + request.type().text() + " "
                + request.payload().map(XmlElement::name).orElse("");
    }

    private static String peer(Iq request) {
        return request.to().map(Jid::toString).orElse("the own XMPP server");
    }

    private static String sender(Iq answer) {
        return answer.from().map(Jid::toString).orElse("the own XMPP server");
    }

    private static final class Pending {
        private final Iq request;
        private final Consumer<Iq> arrival;
        private final CompletableFuture<Iq> answer = new CompletableFuture<>();
        private final AtomicBoolean arrived = new AtomicBoolean();
        private volatile TimeSource.@Nullable Timer timer;

        Pending(Iq request, Consumer<Iq> arrival) {
            this.request = request;
            this.arrival = arrival;
        }

        void complete(Iq iq) {
            stopTimer();
            if (iq.type() == Iq.Type.RESULT) {
                answer.complete(iq);
            } else {
                answer.completeExceptionally(
                        new StanzaErrorException(peer(request), iq.error().orElseThrow(), iq.payload()));
            }
        }

        void fail(XmppException why) {
            stopTimer();
            answer.completeExceptionally(why);
        }

        private void stopTimer() {
            TimeSource.Timer running = timer;
            if (running != null) {
                running.cancel();
            }
        }
    }
}
