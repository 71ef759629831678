package org.sdvp.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.demo.net.Cable;
import org.sdvp.demo.screen.Board;
import org.sdvp.demo.screen.Display;
import org.sdvp.demo.story.Story;
import org.sdvp.demo.watch.FleetWatch;
import org.sdvp.demo.watch.Pump;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.operator.profile.ProfileHolder;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;

/** Runs the demo from beginning to end; leaves nothing behind. */
public final class Demo {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);
    private static final Duration BEFORE_STORY = Duration.ofSeconds(3);
    private static final int THREADS = 4;

    private final DemoOptions options;
    private final Display display;
    private final Path profile;

    /**
     * A demo that has not begun.
     *
     * @param options what is asked of it
     * @param display where it shows itself; not closed here
     * @param profile file for the account that other commands may use while it runs; deleted at the end
     */
    public Demo(DemoOptions options, Display display, Path profile) {
        this.options = options;
        this.display = display;
        this.profile = profile;
    }

    /**
     * Runs until the time is up or somebody stops it.
     *
     * @param stop counted down to stop it
     * @return whether the story, as far as it came, went as it should
     * @throws IOException if the XMPP server cannot be started; the message says why and what to do
     * @throws org.sdvp.xmpp.XmppLoginException if the operator cannot log in
     * @throws IllegalArgumentException if the file of accounts or that of certificates cannot be used
     * @throws InterruptedException if the thread is interrupted; all is cleared away then
     */
    public boolean run(CountDownLatch stop) throws IOException, InterruptedException {
        Ending ending = new Ending(stop, System.nanoTime(), options.runFor());
        Result result;
        try (Router router = Router.open(options, display::progress);
                Cable cable = Cable.to(router.address());
                Threads threads = new Threads()) {
            result = run(router, cable, threads, ending);
        }
        display.summary(summary(result, ending));
        return result.outcome() != Story.Outcome.FAILED;
    }

    private record Result(Story.Outcome outcome, long reports, long answers) {}

    @SuppressWarnings("try") // stores, centre, fleet and profile are there to be closed
    private Result run(Router router, Cable cable, Threads threads, Ending ending)
            throws IOException, InterruptedException {
        SystemTimeSource time = new SystemTimeSource(threads.timers, Clock.systemUTC());
        XmppConnector connector = new SmackConnector(time, threads.deliveries);
        display.progress("starting " + heatPumps() + ", each with its own login over TLS");
        try (PumpStores stores = PumpStores.open(router, options.pumps());
                // Asked before it is there, an operator of negative priority is never told by ejabberd.
                Operator operator = operator(router, connector);
                DemoCentre centre = DemoCentre.start(router, options, connector, display);
                PumpFleet fleet = PumpFleet.start(
                        router,
                        options.speed(),
                        cable,
                        new PumpFleet.Parts(connector, time, threads.drivers, threads.workers, stores.directory()));
                CFleet inC = CFleet.start(router, options, display::notice);
                Profile written = new Profile(router, centre.hint());
                FleetWatch watch = watch(router, operator, threads)) {
            display.progress("waiting for the heat pumps to come online");
            watch.start();
            return show(new Scene(router, cable, operator, watch), ending);
        }
    }

    private record Scene(Router router, Cable cable, Operator operator, FleetWatch watch) {}

    private Result show(Scene scene, Ending ending) throws InterruptedException {
        scene.watch().awaitOne(pump -> pump.isOnline() || ending.isOver(), FIRST_LOOK);
        Telling telling = new Telling(scene);
        if (options.story()) {
            telling.thread.start();
        }
        while (!ending.isOver()) {
            display.show(board(scene));
            ending.await(display.intervalMillis());
        }
        telling.end();
        display.notice("stopping");
        return new Result(
                telling.outcome, scene.watch().reports(), scene.watch().answers());
    }

    private Board board(Scene scene) {
        String title = scene.router().label() + "  time ×" + speed();
        return new Board(Clock.systemUTC().instant(), title, scene.watch().pumps());
    }

    private String speed() {
        return options.speed() == Math.rint(options.speed())
                ? String.format(Locale.ROOT, "%.0f", options.speed())
                : Double.toString(options.speed());
    }

    private List<String> summary(Result result, Ending ending) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Ran for %d s with %s; %,d reports came, GetDataValues was answered %,d times.",
                ending.seconds(),
                heatPumps(),
                result.reports(),
                result.answers()));
        if (options.story()) {
            lines.add(
                    switch (result.outcome()) {
                        case TOLD -> "The story was told to its end.";
                        case FAILED -> "A step of the story failed; see above.";
                        case BROKEN_OFF -> "The story was broken off before its end.";
                    });
        }
        lines.add("Everything is stopped" + (options.outside().isPresent() ? "." : ", the XMPP server too."));
        return lines;
    }

    private String heatPumps() {
        int all = options.pumps() + options.pumpsInC();
        String number = all == 1 ? "1 heat pump" : all + " heat pumps";
        return options.pumpsInC() == 0 ? number : number + " (" + options.pumpsInC() + " in C)";
    }

    private Operator operator(Router router, XmppConnector connector) {
        OperatorSettings settings =
                OperatorSettings.usual(List.of(new CompactFormat())).withCallTimeout(CALL_TIMEOUT);
        return Operator.login(connector, profile(router), settings);
    }

    /** The operator's account as a profile. */
    static ConnectionProfile profile(Router router) {
        Accounts.Account account = router.accounts().operator();
        InetSocketAddress address = InetSocketAddress.createUnresolved(
                router.address().getHostString(), router.address().getPort());
        return new ConnectionProfile(
                account.jid(), account.password(), Optional.of(address), XmppSettings.Tls.STARTTLS, router.caFile());
    }

    private static FleetWatch watch(Router router, Operator operator, Threads threads) {
        Map<String, Pump.Program> expected = new HashMap<>();
        router.accounts().pumps().forEach(account -> expected.put(account.name(), Pump.Program.JAVA));
        router.accounts().inC().forEach(account -> expected.put(account.name(), Pump.Program.C));
        return new FleetWatch(operator, expected, FleetWatch.Rhythm.USUAL, threads.rounds);
    }

    /** The story, told on a thread of its own. */
    private final class Telling {
        private final Scene scene;
        private final Thread thread = new Thread(this::tell, "story");
        private volatile Story.Outcome outcome = Story.Outcome.BROKEN_OFF;

        Telling(Scene scene) {
            this.scene = scene;
            thread.setDaemon(true);
        }

        private void tell() {
            try {
                TimeUnit.NANOSECONDS.sleep(BEFORE_STORY.toNanos());
            } catch (InterruptedException e) {
                return;
            }
            String onCable = PumpFleet.onCable(scene.router().accounts());
            Story.Cast cast = new Story.Cast(scene.operator(), scene.watch(), scene.cable(), onCable);
            Story.Pace pace = new Story.Pace(options.speed(), display.breath());
            outcome = new Story(cast, display::story, pace).tell();
        }

        void end() throws InterruptedException {
            thread.interrupt();
            thread.join(CALL_TIMEOUT.toMillis());
        }
    }

    /** The file by which other commands find this demo. */
    private final class Profile implements AutoCloseable {
        private final ConnectionProfile content;

        Profile(Router router, String before) throws IOException {
            content = profile(router);
            content.save(profile, ProfileHolder.current());
            String first = router.accounts().pumps().get(0).name();
            display.hint(before + "In another terminal: ./sdvp devices, ./sdvp read " + first + " RoomSTMP1.Tmp");
        }

        /** Takes the file away, unless another demo has put its own there. */
        @Override
        public void close() throws IOException {
            if (Files.exists(profile)
                    && ConnectionProfile.load(profile, System.getenv())
                            .toString()
                            .equals(content.toString())) {
                Files.delete(profile);
            }
        }
    }

    /** When it is over. */
    private static final class Ending {
        private final CountDownLatch stop;
        private final long begin;
        private final long end;

        Ending(CountDownLatch stop, long begin, Optional<Duration> runFor) {
            this.stop = stop;
            this.begin = begin;
            this.end = begin + runFor.map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        }

        boolean isOver() {
            return stop.getCount() == 0 || System.nanoTime() - end >= 0;
        }

        void await(long millis) throws InterruptedException {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
            stop.await(Math.max(1, Math.min(millis, left)), TimeUnit.MILLISECONDS);
        }

        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        }
    }

    /** The threads of this process, apart by what they do, so that none waits for another. */
    private static final class Threads implements AutoCloseable {
        private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1, daemons("timers"));
        private final ScheduledExecutorService drivers = Executors.newScheduledThreadPool(2, daemons("drivers"));
        private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(1, daemons("rounds"));
        private final ExecutorService workers = Executors.newFixedThreadPool(2, daemons("workers"));
        private final ExecutorService deliveries = Executors.newFixedThreadPool(THREADS, daemons("deliveries"));

        private static java.util.concurrent.ThreadFactory daemons(String name) {
            AtomicInteger number = new AtomicInteger();
            return task -> {
                Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            };
        }

        @Override
        public void close() {
            List.of(rounds, drivers, timers, workers).forEach(ExecutorService::shutdownNow);
            deliveries.shutdownNow();
        }
    }
}
