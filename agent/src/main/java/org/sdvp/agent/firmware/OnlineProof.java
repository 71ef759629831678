package org.sdvp.agent.firmware;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppConnection;

/**
 * Watches for a program to prove itself: it has logged in and stayed so for a while, and the machine has told something.
 * Tells that once.
 */
public final class OnlineProof implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final TimeSource time;
    private final Duration settle;
    private final BooleanSupplier works;
    private final Runnable proved;
    private final XmppConnection.Registration registration;
    private TimeSource.@Nullable Timer timer;
    private boolean over;

    /**
     * What is watched.
     *
     * @param settle how long the login must last
     * @param works whether the machine has told something
     * @param proved is run once, on a thread of the time source; must not block for long
     */
    public record Parts(TimeSource time, Duration settle, BooleanSupplier works, Runnable proved) {}

    /** Watches a connection, from before its first login. */
    public OnlineProof(XmppConnection connection, Parts parts) {
        this.time = parts.time();
        this.settle = parts.settle();
        this.works = parts.works();
        this.proved = parts.proved();
        this.registration = connection.onState((state, reason) -> changed(state));
    }

    private synchronized void changed(ConnectionState state) {
        stop();
        if (state.isOnline() && !over) {
            timer = time.after(settle, this::look);
        }
    }

    private void look() {
        synchronized (this) {
            if (over) {
                return;
            }
            if (!works.getAsBoolean()) {
                timer = time.after(AGAIN, this::look);
                return;
            }
            over = true;
        }
        proved.run();
    }

    private void stop() {
        TimeSource.Timer running = timer;
        timer = null;
        if (running != null) {
            running.cancel();
        }
    }

    /** Watches no more. */
    @Override
    public synchronized void close() {
        over = true;
        stop();
        registration.remove();
    }
}
