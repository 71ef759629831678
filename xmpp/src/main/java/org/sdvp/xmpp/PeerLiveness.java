package org.sdvp.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;

/**
 * Finds out that a peer is gone before its XMPP server notices, by pings (XEP-0199), which are sent only to peers that
 * are watched and were not heard for a while. Whatever comes from a peer shows that it is there, its own pings too, so
 * that of two who watch each other only one has to ask. A peer that answers {@code service-unavailable} counts as gone:
 * that is what its XMPP server says for it when it is not there, and every peer of this product answers pings.
 *
 * <p>A peer that does not answer at all counts as gone only if the own stream is alive: if nothing else came meanwhile
 * either, the own XMPP server is asked first.
 */
public final class PeerLiveness {
    private final XmppConnection connection;
    private final TimeSource time;
    private final Settings settings;
    private final Map<Jid, Watch> watches = new ConcurrentHashMap<>();
    private volatile Instant lastHeard;

    /**
     * Makes one.
     *
     * @param connection to ping by
     * @param time for the waits
     * @param settings the waits
     */
    public PeerLiveness(XmppConnection connection, TimeSource time, Settings settings) {
        this.connection = connection;
        this.time = time;
        this.settings = settings;
        this.lastHeard = time.now();
        connection.onHeard(this::heard);
    }

    /** Sees the time; for who works with the same peers. */
    TimeSource time() {
        return time;
    }

    /** When the last stanza came, of whomever: the own stream was alive then. */
    Instant lastHeard() {
        return lastHeard;
    }

    /**
     * Starts to watch a peer by the usual waits; it counts as heard now.
     *
     * @param peer full address
     * @param gone told once, with the reason, after which the peer is not watched any more
     */
    public void watch(Jid peer, BiConsumer<Jid, String> gone) {
        watch(peer, settings, gone);
    }

    /**
     * Starts to watch a peer; it counts as heard now.
     *
     * @param peer full address
     * @param own the waits for this peer; the longer ones of these and the usual ones hold
     * @param gone told once, with the reason, after which the peer is not watched any more
     */
    public void watch(Jid peer, Settings own, BiConsumer<Jid, String> gone) {
        Watch watch = new Watch(peer, settings.patient(own), gone, time.now());
        Watch before = watches.put(peer, watch);
        if (before != null) {
            before.stop();
        }
        watch.begin();
    }

    /** Stops to watch a peer. */
    public void unwatch(Jid peer) {
        Watch watch = watches.remove(peer);
        if (watch != null) {
            watch.stop();
        }
    }

    /** Something came from a peer: it is there. */
    public void heard(Jid peer) {
        Instant now = time.now();
        lastHeard = now;
        Watch watch = watches.get(peer);
        if (watch != null) {
            watch.heard(now);
        }
    }

    /** How many peers are watched. */
    int watched() {
        return watches.size();
    }

    /** Whether anybody is watched: whether it matters soon that a link is dead. */
    public boolean isWatching() {
        return !watches.isEmpty();
    }

    /**
     * The waits.
     *
     * @param interval without a word of the peer, after which it is pinged
     * @param timeout for its answer
     * @param longest to which the interval grows, doubled with each answer, as long as the peer says nothing else
     */
    public record Settings(Duration interval, Duration timeout, Duration longest) {
        /** Pinged after 6 s, 8 s for the answer: a dead peer is known after 14 s. */
        public static final Settings USUAL = new Settings(Duration.ofSeconds(6), Duration.ofSeconds(8));

        /**
         * For a link that is paid by the octet: pinged after 1 min, then ever less often down to each 15 min, 30 s for the
         * answer. A dead peer is known after 15 min 30 s at worst.
         */
        public static final Settings METERED =
                new Settings(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(15));

        /** With an interval that does not grow. */
        public Settings(Duration interval, Duration timeout) {
            this(interval, timeout, interval);
        }

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if interval or timeout is not above zero, or the longest less than the interval
         */
        public Settings {
            if (interval.isNegative() || interval.isZero() || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(
                        "expected interval and timeout above zero, came " + interval + " and " + timeout);
            }
            if (longest.compareTo(interval) < 0) {
                throw new IllegalArgumentException(
                        "expected a longest interval of " + interval + " or more, came " + longest);
            }
        }

        /** The interval after one of this length in which a peer said nothing but its answer. */
        Duration after(Duration silent) {
            Duration twice = silent.multipliedBy(2);
            return twice.compareTo(longest) < 0 ? twice : longest;
        }

        private Settings patient(Settings other) {
            return other.longest.compareTo(longest) > 0 ? other : this;
        }
    }

    private final class Watch {
        private final Jid peer;
        private final Settings waits;
        private final BiConsumer<Jid, String> gone;
        private volatile Instant heard;
        private volatile Duration interval;
        private TimeSource.@Nullable Timer timer;
        private boolean stopped;

        Watch(Jid peer, Settings waits, BiConsumer<Jid, String> gone, Instant now) {
            this.peer = peer;
            this.waits = waits;
            this.gone = gone;
            this.heard = now;
            this.interval = waits.interval();
        }

        void begin() {
            schedule(interval);
        }

        void heard(Instant now) {
            heard = now;
            if (!interval.equals(waits.interval())) {
                wake();
            }
        }

        /** One that speaks is to be watched closely again; the answer to a ping alone is no reason, see {@link #ping}. */
        private synchronized void wake() {
            interval = waits.interval();
            TimeSource.Timer far = timer;
            if (far != null) {
                far.cancel();
                schedule(interval);
            }
        }

        private synchronized void schedule(Duration wait) {
            if (!stopped) {
                timer = time.after(wait, this::check);
            }
        }

        synchronized void stop() {
            stopped = true;
            if (timer != null) {
                timer.cancel();
            }
        }

        private synchronized void fired() {
            timer = null;
        }

        private void check() {
            fired();
            Duration silent = Duration.between(heard, time.now());
            if (silent.compareTo(interval) < 0) {
                schedule(interval.minus(silent));
            } else if (connection.state().isOnline()) {
                ping();
            } else {
                ownStreamAway();
            }
        }

        /** That says nothing about the peer. */
        private void ownStreamAway() {
            heard = time.now();
            schedule(interval);
        }

        private void ping() {
            Duration silent = interval;
            Instant sent = time.now();
            connection.sendIq(question(peer), waits.timeout()).whenComplete((pong, failure) -> {
                if (failure == null) {
                    heard = time.now();
                    interval = waits.after(silent);
                    schedule(interval);
                } else if (heard.isAfter(sent)) {
                    schedule(interval);
                } else {
                    unanswered(sent, failure);
                }
            });
        }

        private void unanswered(Instant sent, Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof StanzaErrorException e) {
                if (e.error().condition().meansUnreachable()) {
                    end(cause);
                } else {
                    ownStreamAway();
                }
            } else if (!(cause instanceof IqTimeoutException)
                    || !connection.state().isOnline()) {
                ownStreamAway();
            } else if (lastHeard.isAfter(sent)) {
                end(cause);
            } else {
                askOwnServer(cause);
            }
        }

        private void askOwnServer(Throwable cause) {
            connection
                    .sendIq(question(connection.jid().domainJid()), waits.timeout())
                    .whenComplete((pong, failure) -> {
                        if (failure == null || failure instanceof StanzaErrorException) {
                            end(cause);
                        } else {
                            ownStreamAway();
                        }
                    });
        }

        private void end(Throwable cause) {
            if (watches.remove(peer, this)) {
                stop();
                gone.accept(peer, "ping: " + cause.getMessage());
            }
        }
    }

    private static Iq question(Jid to) {
        return Iq.get(to, XmlElement.empty(Namespaces.PING, "ping"));
    }
}
