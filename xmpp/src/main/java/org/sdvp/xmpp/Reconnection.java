package org.sdvp.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection logged in: tries again with growing waits when the link is lost or a login fails. A login that
 * only a person can help, such as one with a wrong password, is not hammered but tried at long intervals. It ends with
 * the connection.
 */
public final class Reconnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

    private final XmppConnection connection;
    private final Backoff backoff;
    private final TimeSource time;
    private final RandomGenerator random;
    private final XmppConnection.Registration registration;
    private TimeSource.@Nullable Timer next;
    private boolean trying;
    private boolean closed;
    private int failures;
    private Instant onlineSince = Instant.EPOCH;

    /**
     * Makes one and logs in, at once if the connection is not online.
     *
     * @param connection to keep logged in
     * @param backoff the waits
     * @param time for the waits
     * @param random for their spread
     */
    public Reconnection(XmppConnection connection, Backoff backoff, TimeSource time, RandomGenerator random) {
        this.connection = connection;
        this.backoff = backoff;
        this.time = time;
        this.random = random;
        this.registration = connection.onState((state, reason) -> {
            if (state.isOnline()) {
                online();
            } else {
                schedule(lost(state));
            }
        });
        if (!connection.state().isOnline()) {
            schedule(Duration.ZERO);
        }
    }

    private synchronized void online() {
        onlineSince = time.now();
    }

    /**
     * A stream that can be resumed is worth a quick try. One that did not last counts as a failed login: two programs
     * with the same address would otherwise throw each other out for ever. So does one of an XMPP server that shuts down: it
     * is not there in the next second, or gets all its clients at once.
     */
    private synchronized Duration lost(ConnectionState state) {
        boolean lasted = Duration.between(onlineSince, time.now()).compareTo(backoff.most()) >= 0;
        failures = state == ConnectionState.SUSPENDED || lasted ? 0 : failures + 1;
        if (connection.isServerShutDown()) {
            failures = Math.max(1, failures);
        }
        return backoff.wait(failures, random);
    }

    private synchronized void schedule(Duration wait) {
        if (!closed && !trying && next == null && !connection.isClosed()) {
            next = time.after(wait, this::attempt);
        }
    }

    private void attempt() {
        synchronized (this) {
            next = null;
            if (closed || trying || connection.state().isOnline()) {
                return;
            }
            trying = true;
        }
        connection.login().whenComplete((jid, failure) -> {
            Duration wait = ended(failure);
            // Online, or lost again while the listener's call was on its way.
            if (failure != null || !connection.state().isOnline()) {
                schedule(wait);
            }
        });
    }

    private synchronized Duration ended(@Nullable Throwable failure) {
        trying = false;
        failures = failure == null ? failures : failures + 1;
        boolean refused = failure instanceof XmppLoginException e && e.reason().needsPerson();
        Duration wait = refused ? backoff.waitRefused(random) : backoff.wait(failures, random);
        if (failure != null && !closed && !connection.isClosed()) {
            LOG.warn(
                    "login {} of {} failed, next in {} s: {}",
                    failures,
                    connection.jid(),
                    seconds(wait),
                    failure.getMessage());
        }
        return wait;
    }

    private static double seconds(Duration wait) {
        return wait.toMillis() / 1000.0;
    }

    /** Tries no more. The connection stays as it is. */
    @Override
    public void close() {
        registration.remove();
        synchronized (this) {
            closed = true;
            if (next != null) {
                next.cancel();
                next = null;
            }
        }
    }
}
