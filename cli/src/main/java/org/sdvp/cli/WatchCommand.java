package org.sdvp.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.typed.DurationText;
import org.sdvp.cli.view.WatchJson;
import org.sdvp.cli.view.WatchLines;
import org.sdvp.cli.view.WatchTable;
import org.sdvp.cli.view.WatchView;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import org.sdvp.operator.ValueFeed;
import org.sdvp.xmpp.stanza.Jid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp watch}: values by reports, or by GetDataValues again and again where the device has no report of them. */
@Command(
        name = "watch",
        description = "show values of a device as they change",
        footer = {
            "",
            "The device reports changes as they happen (BRCB, or URCB if all of those are taken); what it has no report "
                    + "of is read every --every, which is said. Goes on until Ctrl-C, --for or --count; also when "
                    + "the device goes offline and comes back: then what it has buffered comes first, and a gap "
                    + "is told. On a terminal the values are redrawn in place, else there is a line for each value "
                    + "that came; with --json a document per line. Meanwhile it is written down when devices come and go, for "
                    + "sdvp devices --history."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration FRAME = Duration.ofMillis(60);

    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "REF", description = "what to watch")
    private List<String> references = List.of();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "2s",
            description = "how often to read what no report brings (default: ${DEFAULT-VALUE})")
    private Duration every = Duration.ofSeconds(2);

    @Option(names = "--for", paramLabel = "TIME", description = "how long to watch")
    private @Nullable Duration forTime;

    @Option(names = "--count", paramLabel = "N", description = "how many times to show something")
    private @Nullable Integer count;

    WatchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> awaitEnd(stop, stopped), "watch-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean redrawn = around.screen().isTerminal() && !common.json();
        // With --verbose what is logged matters more than a tidy screen.
        Surroundings shown = redrawn && common.verbose() ? around.with(Screen.FILE) : around;
        try (Operator operator = common.login(around)) {
            if (redrawn && !common.verbose()) {
                Logging.faultsOnly();
            }
            operator.presence().listen(PresenceReport.file(around, operator.jid())::append);
            WatchView view = view(shown, operator.device(jid).jid());
            Watched watched = new Watched(view, Optional.ofNullable(count).orElse(Integer.MAX_VALUE));
            ValueFeed.Request request = new ValueFeed.Request(references, every);
            ValueFeed feed = operator.follow(jid, request, watched);
            try {
                return watch(watched, stop);
            } finally {
                feed.close();
            }
        } finally {
            stopped.countDown();
            forget(hook);
        }
    }

    private WatchView view(Surroundings shown, Jid device) {
        if (common.json()) {
            return new WatchJson(shown.out(), device);
        }
        String text = DurationText.of(every);
        return shown.screen().isTerminal()
                ? new WatchTable(shown.out(), shown.screen(), device, text)
                : new WatchLines(shown.out(), shown.err(), text);
    }

    /** On Ctrl-C the watching thread draws no more and logs out; the process ends after that. */
    private static void awaitEnd(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, which is what the hook was for.
            return;
        }
    }

    private int watch(Watched watched, CountDownLatch stop) throws InterruptedException {
        watched.awaitFirst(stop);
        long end = System.nanoTime()
                + Optional.ofNullable(forTime).map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        while (true) {
            long left = end - System.nanoTime();
            watched.awaitNews(Math.min(left, REDRAW.toNanos()));
            watched.view.redraw();
            if (watched.isRefused()) {
                return ExitCode.REFUSED;
            }
            // A moment to look at, however fast values come.
            if (watched.isOver()
                    || left <= 0
                    || stop.await(Math.min(FRAME.toNanos(), end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return ExitCode.OK;
            }
        }
    }

    /** Shows what comes until there was enough of it. */
    private static final class Watched implements ValueFeed.Listener {
        private final WatchView view;
        private final Semaphore news = new Semaphore(0);
        private final CountDownLatch first = new CountDownLatch(1);
        private final AtomicInteger left;
        private volatile boolean refused;

        Watched(WatchView view, int count) {
            this.view = view;
            this.left = new AtomicInteger(count);
        }

        /** Waits until there is something to see, or to say, from which the time counts. */
        void awaitFirst(CountDownLatch stop) throws InterruptedException {
            while (first.getCount() > 0 && stop.getCount() > 0) {
                first.await(FRAME.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        void awaitNews(long nanos) throws InterruptedException {
            if (news.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        }

        boolean isOver() {
            return left.get() <= 0;
        }

        boolean isRefused() {
            return refused;
        }

        private void show(Runnable part, int counts) {
            if (left.get() > 0) {
                part.run();
                left.addAndGet(-counts);
                news.release();
                first.countDown();
            }
        }

        @Override
        public void onBegin(Jid device, List<Reading> all) {
            refused = !all.isEmpty() && all.stream().allMatch(Reading.Failure.class::isInstance);
            show(() -> view.onBegin(device, all), 1);
        }

        @Override
        public void onSources(ValueFeed.Sources sources) {
            show(() -> view.onSources(sources), 0);
        }

        @Override
        public void onUpdates(List<Reading> all, List<ValueFeed.Update> updates) {
            show(() -> view.onUpdates(all, updates), 1);
        }

        @Override
        public void onGap(String why) {
            show(() -> view.onGap(why), 0);
        }

        @Override
        public void onOffline(String why) {
            show(() -> view.onOffline(why), 0);
        }
    }
}
