package org.sdvp.enrolment.box;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.security.UnusableCertificateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the certificate of a running box in its time: looks at it at each login and each 6 h, and has it renewed over the
 * stream that is open when less than a third of its life is left, or none. A desk that does not answer is asked again after 1
 * to 3 h, a time of each box's own. Safe for many threads.
 */
public final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(6);
    private static final Duration LEAST_PAUSE = Duration.ofHours(1);
    private static final Duration SPREAD = Duration.ofHours(2);
    private static final int PARTS_OF_A_LIFE = 3;

    private final XmppConnection connection;
    private final CertificateRenewal renewal;
    private final Parts parts;
    private final XmppConnection.Registration told;
    private TimeSource.@Nullable Timer timer;
    private Instant pauseUntil = Instant.MIN;
    private boolean busy;
    private boolean closed;

    /**
     * What it works with.
     *
     * @param time says what is due
     * @param worker for what waits for the disk
     * @param random for the time between tries
     */
    public record Parts(TimeSource time, Executor worker, RandomGenerator random) {}

    /**
     * Starts to watch.
     *
     * @param connection of the box
     * @param renewal of its certificate
     * @param parts to work with
     */
    public CertificateWatch(XmppConnection connection, CertificateRenewal renewal, Parts parts) {
        this.connection = connection;
        this.renewal = renewal;
        this.parts = parts;
        this.told = connection.onState((state, reason) -> {
            if (state == ConnectionState.CONNECTED) {
                parts.worker().execute(this::look);
            }
        });
        lookLater(BETWEEN_LOOKS);
        if (connection.state().isOnline()) {
            parts.worker().execute(this::look);
        }
    }

    /** Whether less than a third of its life is left to a certificate. */
    public static boolean isDue(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
        return Duration.between(now, end).multipliedBy(PARTS_OF_A_LIFE).compareTo(life) < 0;
    }

    private synchronized void lookLater(Duration delay) {
        if (!closed) {
            if (timer != null) {
                timer.cancel();
            }
            timer = parts.time()
                    .after(
                            delay,
                            () -> parts.worker().execute(() -> {
                                lookLater(BETWEEN_LOOKS);
                                look();
                            }));
        }
    }

    private void look() {
        Instant now = parts.time().now();
        try {
            X509Certificate current = renewal.current();
            if (isDue(current, now) && begins(now)) {
                renewal.renew(connection).whenComplete((fresh, failure) -> ended(current, fresh, failure));
            }
        } catch (UnusableCertificateException e) {
            LOG.warn("whether the certificate of {} is due cannot be seen: {}", connection.jid(), e.getMessage());
        }
    }

    private synchronized boolean begins(Instant now) {
        if (closed || busy || now.isBefore(pauseUntil) || !connection.state().isOnline()) {
            return false;
        }
        busy = true;
        return true;
    }

    private void ended(X509Certificate before, @Nullable X509Certificate fresh, @Nullable Throwable failure) {
        synchronized (this) {
            busy = false;
        }
        if (fresh != null) {
            LOG.info(
                    "{} has a new certificate, good until {}; logins from now on are by it",
                    connection.jid(),
                    fresh.getNotAfter().toInstant());
            return;
        }
        Duration pause = LEAST_PAUSE.plusSeconds(parts.random().nextLong(SPREAD.toSeconds()));
        LOG.warn(
                "the certificate of {}, good until {}, was not renewed, which is tried again in {} min: {}",
                connection.jid(),
                before.getNotAfter().toInstant(),
                pause.toMinutes(),
                reason(failure));
        synchronized (this) {
            pauseUntil = parts.time().now().plus(pause);
        }
        lookLater(pause);
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null && !(cause instanceof EnrolmentException)) {
            cause = cause.getCause();
        }
        return cause == null ? "no answer" : String.valueOf(cause.getMessage());
    }

    /** Watches no more; the connection stays. */
    @Override
    public void close() {
        told.remove();
        synchronized (this) {
            closed = true;
            if (timer != null) {
                timer.cancel();
            }
        }
    }
}
