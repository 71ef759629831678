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
 * are watched and were not heard for a while. A peer that answers {@code service-unavailable} counts as gone: that is
 * what its XMPP server says for it when it is not there, and every peer of this product answers pings.
 */
public final class PeerLiveness {
    private final XmppConnection connection;
    private final TimeSource time;
    private final Settings settings;
    private final Map<Jid, Watch> watches = new ConcurrentHashMap<>();

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
    }

    /**
     * Starts to watch a peer; it counts as heard now.
     *
     * @param peer full address
     * @param gone told once, with the reason, after which the peer is not watched any more
     */
    public void watch(Jid peer, BiConsumer<Jid, String> gone) {
        Watch watch = new Watch(peer, gone, time.now());
        Watch before = watches.put(peer, watch);
        if (before != null) {
            before.stop();
        }
        watch.schedule(settings.interval());
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
        Watch watch = watches.get(peer);
        if (watch != null) {
            watch.lastHeard = time.now();
        }
    }

    /** How many peers are watched. */
    int watched() {
        return watches.size();
    }

    /**
     * The waits.
     *
     * @param interval without a word of the peer, after which it is pinged
     * @param timeout for its answer
     */
    public record Settings(Duration interval, Duration timeout) {
        /** 10 s each: a dead peer is known after 20 s at most. */
        public static final Settings USUAL = new Settings(Duration.ofSeconds(10), Duration.ofSeconds(10));

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if one is not above zero
         */
        public Settings {
            if (interval.isNegative() || interval.isZero() || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(
                        "expected interval and timeout above zero, came " + interval + " and " + timeout);
            }
        }
    }

    private final class Watch {
        private final Jid peer;
        private final BiConsumer<Jid, String> gone;
        private volatile Instant lastHeard;
        private TimeSource.@Nullable Timer timer;
        private boolean stopped;

        Watch(Jid peer, BiConsumer<Jid, String> gone, Instant now) {
            this.peer = peer;
            this.gone = gone;
            this.lastHeard = now;
        }

        synchronized void schedule(Duration wait) {
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

        private void check() {
            Duration silent = Duration.between(lastHeard, time.now());
            if (silent.compareTo(settings.interval()) < 0) {
                schedule(settings.interval().minus(silent));
            } else if (connection.state().isOnline()) {
                ping();
            } else {
                // Our own stream is away: that says nothing about the peer.
                lastHeard = time.now();
                schedule(settings.interval());
            }
        }

        private void ping() {
            Iq ping = Iq.get(peer, XmlElement.empty(Namespaces.PING, "ping"));
            Instant sent = time.now();
            connection.sendIq(ping, settings.timeout()).whenComplete((pong, failure) -> {
                if (failure == null || !meansGone(failure) || lastHeard.isAfter(sent)) {
                    lastHeard = time.now();
                    schedule(settings.interval());
                } else if (watches.remove(peer, this)) {
                    stop();
                    gone.accept(peer, "ping: " + failure.getMessage());
                }
            });
        }

        private boolean meansGone(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof StanzaErrorException e) {
                return e.error().condition().meansUnreachable();
            }
            return cause instanceof IqTimeoutException && connection.state().isOnline();
        }
    }
}
