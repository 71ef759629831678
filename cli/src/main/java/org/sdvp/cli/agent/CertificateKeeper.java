package org.sdvp.cli.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.agent.config.EnrolledAccount;
import org.sdvp.enrolment.box.CertificateRenewal;
import org.sdvp.enrolment.box.CertificateWatch;
import org.sdvp.xmpp.XmppConnection;

/** Has the certificate of a running agent renewed by its desk before it runs out, if it has one. */
public final class CertificateKeeper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScheduledExecutorService worker;
    private final CertificateWatch watch;

    private CertificateKeeper(ScheduledExecutorService worker, CertificateWatch watch) {
        this.worker = worker;
        this.watch = watch;
    }

    /**
     * Starts.
     *
     * @param account of the agent
     * @param connection of the agent
     * @return empty if the agent has no certificate, or nobody who renews it
     */
    public static Optional<CertificateKeeper> start(EnrolledAccount account, XmppConnection connection) {
        if (account.desk().isEmpty() || account.certificate().isEmpty()) {
            return Optional.empty();
        }
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "certificate");
            thread.setDaemon(true);
            return thread;
        });
        CertificateRenewal renewal = new CertificateRenewal(
                account.desk().get(), account.certificate().get(), worker, PATIENCE);
        CertificateWatch.Parts parts = new CertificateWatch.Parts(
                new SystemTimeSource(worker, Clock.systemUTC()), worker, new SplittableRandom());
        return Optional.of(new CertificateKeeper(worker, new CertificateWatch(connection, renewal, parts)));
    }

    /** Ends; the agent goes on. */
    @Override
    public void close() {
        watch.close();
        worker.shutdownNow();
    }
}
