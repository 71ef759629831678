package org.sdvp.xmpp.link;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.IqTimeoutException;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Namespaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that the own stream is dead, which TCP alone tells after a quarter of an hour or never: when nothing came for
 * a while, the own XMPP server is pinged (XEP-0199), and if it does not answer, the link is given up, so that the stream
 * is resumed over another one (XEP-0198). As long as nobody needs the link, the pings become rarer, down to what keeps
 * the address translation of a home router open.
 */
public final class StreamLiveness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLiveness.class);

    private final XmppConnection connection;
    private final TimeSource time;
    private final Settings settings;
    private final BooleanSupplier needed;
    private final XmppConnection.Registration hearing;
    private final XmppConnection.Registration states;
    private volatile Instant heard;
    private Duration interval;
    private TimeSource.@Nullable Timer timer;
    private boolean asking;
    private boolean closed;

    /**
     * Makes one and starts.
     *
     * @param connection to watch
     * @param time for the waits
     * @param settings the waits
     * @param needed whether somebody waits for what comes
     */
    public StreamLiveness(XmppConnection connection, TimeSource time, Settings settings, BooleanSupplier needed) {
        this.connection = connection;
        this.time = time;
        this.settings = settings;
        this.needed = needed;
        this.heard = time.now();
        this.interval = settings.needed().interval();
        this.hearing = connection.onHeard(sender -> heard = time.now());
        this.states = connection.onState((state, reason) -> changed(state));
        schedule();
    }

    private synchronized void changed(ConnectionState state) {
        if (state.isOnline()) {
            heard = time.now();
            interval = settings.needed().interval();
        }
    }

    // Looks more often than it asks, which costs nothing on the link: who begins to need it does not have to say so.
    private synchronized void schedule() {
        if (!closed) {
            Duration left = interval.minus(Duration.between(heard, time.now()));
            Duration look = settings.needed().interval();
            boolean soon = left.compareTo(look) < 0 && left.compareTo(Duration.ZERO) > 0;
            timer = time.after(soon ? left : look, this::look);
        }
    }

    private void look() {
        if (isDue()) {
            ask();
        }
        schedule();
    }

    private synchronized boolean isDue() {
        interval = shorter(interval, longest());
        Duration silent = Duration.between(heard, time.now());
        boolean due = !closed && !asking && connection.state().isOnline() && silent.compareTo(interval) >= 0;
        asking |= due;
        return due;
    }

    private Duration longest() {
        return needed.getAsBoolean() ? settings.needed().longest() : settings.idle();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void ask() {
        Instant sent = time.now();
        Iq ping = Iq.get(connection.jid().domainJid(), XmlElement.empty(Namespaces.PING, "ping"));
        connection.sendIq(ping, settings.needed().timeout()).whenComplete((pong, failure) -> {
            boolean dead = failure instanceof IqTimeoutException && !heard.isAfter(sent);
            answered();
            if (dead && connection.state().isOnline()) {
                String why = "the XMPP server said nothing for "
                        + Duration.between(heard, time.now()).toSeconds() + " s and did not answer a ping";
                LOG.info("{}: {}", connection.jid(), why);
                connection.abandonLink(why);
            }
        });
    }

    private synchronized void answered() {
        asking = false;
        interval = shorter(interval.multipliedBy(2), longest());
    }

    /** Watches no more. */
    @Override
    public void close() {
        hearing.remove();
        states.remove();
        synchronized (this) {
            closed = true;
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    /**
     * The waits.
     *
     * @param needed while somebody waits for what comes
     * @param idle to which the interval grows while nobody does, at least that of {@code needed}
     */
    public record Settings(PeerLiveness.Settings needed, Duration idle) {
        /** Known after 14 s while somebody waits, after 2 min 8 s while nobody does. */
        public static final Settings USUAL = new Settings(PeerLiveness.Settings.USUAL, Duration.ofMinutes(2));

        /** For a link that is paid by the octet: known after 15 min 30 s at worst. */
        public static final Settings METERED = new Settings(PeerLiveness.Settings.METERED, Duration.ofMinutes(15));

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the idle interval is shorter than the other
         */
        public Settings {
            if (idle.compareTo(needed.interval()) < 0) {
                throw new IllegalArgumentException(
                        "expected an idle interval of " + needed.interval() + " or more, came " + idle);
            }
        }
    }
}
