package org.sdvp.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.cli.bench.host.ProcessFigures;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Presence;

/**
 * Many boxes at one XMPP server that is killed and started again: real connections with presence, stream management and the
 * usual waits of an agent, without a device behind them.
 */
final class ReturningBoxes {
    /** After the restart; longer than the waits of any box that fails three times. Then those that are missing count as lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final int LOGINS_AT_A_TIME = 16;
    private static final int SECONDS = 3_600;

    private final XmppServerProcess server;
    private final XmppConnector connector;
    private final Consumer<String> tell;
    private final CountedLogins logins = new CountedLogins(SECONDS);
    private final List<XmppConnection> boxes = new ArrayList<>();
    private final List<Reconnection> kept = new ArrayList<>();

    /**
     * What a restart came to.
     *
     * @param first how long all took to log in one after the other, 16 at a time, as the XMPP server lets them
     * @param away how long the XMPP server was away, from the kill until it answered again
     * @param back from then until the last box was there; empty if some were not in 6 min
     * @param boxes how many there were
     * @param missing how many were not there in the end
     * @param seconds of each second since the kill
     * @param use what the boxes took of this machine
     */
    record Outcome(
            Duration first,
            Duration away,
            Optional<Duration> back,
            int boxes,
            int missing,
            List<Second> seconds,
            Use use) {
        /** Most logins in a second, failed or not, after the server was back. */
        int peak() {
            return seconds.stream()
                    .skip(away.toSeconds())
                    .mapToInt(second -> second.logins() + second.failed())
                    .max()
                    .orElse(0);
        }

        /** Failed logins in full seconds after the server was back. */
        int failedAfter() {
            return seconds.stream()
                    .skip(away.toSeconds() + 1)
                    .mapToInt(Second::failed)
                    .sum();
        }
    }

    /** How many logged in within a second, and how many tried in vain. */
    record Second(int logins, int failed) {}

    /**
     * What the boxes took when all were there the first time.
     *
     * @param threads of this process
     * @param heap in use after a collection, octets
     * @param memory of this process (resident), octets
     * @param serverMemory of the XMPP server (resident), octets
     */
    record Use(int threads, long heap, long memory, long serverMemory) {}

    /**
     * Boxes that are to log in.
     *
     * @param server to log in at
     * @param connector makes the connections
     * @param tell takes what happens, in words
     */
    ReturningBoxes(XmppServerProcess server, XmppConnector connector, Consumer<String> tell) {
        this.server = server;
        this.connector = connector;
        this.tell = tell;
    }

    /**
     * Measures once.
     *
     * @param accounts of the boxes
     * @param away for how long the XMPP server is not there, at least
     */
    Outcome measure(List<XmppSettings> accounts, Duration away) throws IOException, InterruptedException {
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
        try {
            TimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
            long start = System.nanoTime();
            logInAll(accounts);
            Duration first = since(start);
            Use use = use();
            SplittableRandom random = new SplittableRandom();
            boxes.forEach(box -> kept.add(new Reconnection(box, Backoff.USUAL, time, random.split())));
            tell.accept(
                    boxes.size() + " boxes are there; killing " + server.kind().label());
            logins.restart();
            long killed = System.nanoTime();
            server.kill();
            Thread.sleep(away.toMillis());
            server.restart();
            long restarted = System.nanoTime();
            Duration gone = Duration.ofNanos(restarted - killed);
            tell.accept("it is back after " + gone.toSeconds() + " s");
            Optional<Duration> back = awaitAll(restarted);
            int missing = missing();
            List<Second> seconds = new ArrayList<>();
            for (int i = 0; i <= logins.second(); i++) {
                seconds.add(new Second(logins.done(i), logins.failed(i)));
            }
            return new Outcome(first, gone, back, boxes.size(), missing, seconds, use);
        } finally {
            kept.forEach(Reconnection::close);
            // Thousands of good-byes would take as long as the logins.
            server.kill();
            boxes.forEach(XmppConnection::close);
            timers.shutdownNow();
        }
    }

    private void logInAll(List<XmppSettings> accounts) throws InterruptedException {
        Semaphore free = new Semaphore(LOGINS_AT_A_TIME);
        AtomicInteger there = new AtomicInteger();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (XmppSettings account : accounts) {
            XmppConnection box = logins.counting(connector.connection(account));
            box.announce(Presence.available(0, ""));
            boxes.add(box);
            free.acquire();
            all.add(box.login()
                    .whenComplete((jid, failure) -> {
                        free.release();
                        int n = there.incrementAndGet();
                        if (n % 500 == 0) {
                            tell.accept(n + " logins");
                        }
                    })
                    .toCompletableFuture());
        }
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof XmppException failure ? failure : e;
        }
    }

    /** Time from the restart until the last was there. */
    private Optional<Duration> awaitAll(long restarted) throws InterruptedException {
        int told = 0;
        for (Duration passed = since(restarted); passed.compareTo(PATIENCE) < 0; passed = since(restarted)) {
            int missing = missing();
            if (missing == 0) {
                return Optional.of(passed);
            }
            if ((int) passed.toSeconds() / 10 > told) {
                told = (int) passed.toSeconds() / 10;
                tell.accept("missing after " + passed.toSeconds() + " s: " + missing);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }

    /** A box that has not noticed yet that its server was killed is not back either. */
    private int missing() {
        int offline =
                (int) boxes.stream().filter(box -> !box.state().isOnline()).count();
        return Math.max(offline, boxes.size() - logins.done());
    }

    private Use use() {
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Use(threads, heap, resident(ProcessHandle.current().pid()), resident(server.pid()));
    }

    private static long resident(long pid) {
        return new ProcessFigures(pid).memory().resident();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
