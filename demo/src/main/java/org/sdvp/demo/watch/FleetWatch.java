package org.sdvp.demo.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import org.sdvp.operator.ValueFeed;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a number of heat pumps through one operator: whose presence is there reports its values as they change. One that
 * reports nothing for a while is asked by GetDataValues whether it is still there. A pump whose presence goes is offline at
 * once; one that stays present but says nothing, as behind a link that is dead without having been closed, is offline after
 * a while. One that comes and goes (DeviceDirectory) is offline until it is steady. Safe for many threads.
 */
public final class FleetWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetWatch.class);

    private final Operator operator;
    private final Duration refresh;
    private final Duration patience;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Map<String, Pump> pumps = new TreeMap<>();
    private final Set<Jid> asking = ConcurrentHashMap.newKeySet();
    private final Map<String, ValueFeed> feeds = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong reports = new AtomicLong();
    private XmppConnection.@Nullable Registration registration;
    private @Nullable ScheduledFuture<?> rounds;

    /**
     * How often to look and when to give up.
     *
     * @param refresh how long a pump may report nothing before it is asked
     * @param patience with a pump that is present and does not answer
     */
    public record Rhythm(Duration refresh, Duration patience) {
        /** A second; five seconds of silence. */
        public static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /**
     * Makes one; it looks at nothing before {@link #start}.
     *
     * @param operator that sees the pumps
     * @param expected the pumps, by name; others are added when they show up
     * @param rhythm how often to look
     * @param scheduler runs the rounds; not shut down here
     */
    public FleetWatch(
            Operator operator, Map<String, Pump.Program> expected, Rhythm rhythm, ScheduledExecutorService scheduler) {
        this.operator = operator;
        this.refresh = rhythm.refresh();
        this.patience = rhythm.patience();
        this.clock = Clock.systemUTC();
        this.scheduler = scheduler;
        expected.forEach((name, program) -> pumps.put(name, Pump.awaited(name, program, clock.instant())));
    }

    /** Starts to look. */
    public void start() {
        registration = operator.directory().listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {
                change(device.jid(), pump -> pump.present(device.jid(), device.since()));
                follow(device.jid());
            }

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {
                change(
                        device.jid(),
                        pump -> pump.jid().equals(Optional.of(device.jid()))
                                ? pump.gone("presence unavailable", clock.instant())
                                : pump);
            }

            @Override
            public void onFlapping(Jid account, Instant since) {
                change(account, pump -> pump.gone("comes and goes", since));
            }
        });
        rounds = scheduler.scheduleWithFixedDelay(this::round, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            for (DeviceDirectory.Device device : operator.directory().online().values()) {
                if (operator.directory().flappingSince(device.jid()).isPresent()) {
                    continue;
                }
                noteMissed(device);
                follow(device.jid());
                if (isQuiet(device.jid())) {
                    ask(device);
                }
            }
            lookForSilence();
        } catch (RuntimeException e) {
            // A scheduler drops a task that throws.
            LOG.error("a round of reading failed", e);
        }
    }

    private void follow(Jid device) {
        feeds.computeIfAbsent(
                device.local(),
                name -> operator.follow(
                        device.bare().toString(),
                        new ValueFeed.Request(Measure.references(), refresh),
                        new Followed(name)));
    }

    private boolean isQuiet(Jid jid) {
        Instant before = clock.instant().minus(refresh);
        return pump(jid.local()).answered().filter(before::isBefore).isEmpty();
    }

    /** Hears of one pump. */
    private final class Followed implements ValueFeed.Listener {
        private final String name;

        Followed(String name) {
            this.name = name;
        }

        @Override
        public void onBegin(Jid device, List<Reading> all) {
            answers.incrementAndGet();
            heard(all);
        }

        @Override
        public void onUpdates(List<Reading> all, List<ValueFeed.Update> updates) {
            reports.incrementAndGet();
            heard(all);
        }

        // Its presence says whether a pump is there; a report that overtakes it must not.
        private void heard(List<Reading> all) {
            Map<Measure, Measured> read = measured(all);
            changeNamed(name, pump -> pump.jid().isPresent() ? pump.answered(read, clock.instant()) : pump);
        }

        @Override
        public void onGap(String why) {
            LOG.info("{}: {}", name, why);
        }

        @Override
        public void onOffline(String why) {
            LOG.debug("{} reports nothing: {}", name, why);
        }
    }

    /** Those that had come before there was a listener. */
    private void noteMissed(DeviceDirectory.Device device) {
        change(
                device.jid(),
                pump -> pump.status() == Pump.Status.AWAITED || pump.jid().isEmpty()
                        ? pump.present(device.jid(), device.since())
                        : pump);
    }

    private void ask(DeviceDirectory.Device device) {
        Jid jid = device.jid();
        if (!asking.add(jid)) {
            return;
        }
        operator.device(device).read(Measure.references()).whenComplete((readings, failure) -> {
            asking.remove(jid);
            if (failure == null) {
                answers.incrementAndGet();
                Map<Measure, Measured> read = measured(readings);
                change(jid, pump -> pump.answered(read, clock.instant()));
            } else {
                LOG.debug("{} could not be read: {}", jid, String.valueOf(failure.getMessage()));
            }
        });
    }

    private static Map<Measure, Measured> measured(List<Reading> readings) {
        Map<Measure, Measured> read = new EnumMap<>(Measure.class);
        for (int i = 0; i < Math.min(readings.size(), Measure.values().length); i++) {
            Measure measure = Measure.values()[i];
            Measured.of(readings.get(i)).ifPresent(value -> read.put(measure, value));
        }
        return read;
    }

    private void lookForSilence() {
        Instant now = clock.instant();
        for (Pump pump : pumps()) {
            boolean expected = pump.status() == Pump.Status.ONLINE || pump.status() == Pump.Status.PRESENT;
            Instant heard = pump.answered().filter(pump.since()::isBefore).orElse(pump.since());
            if (expected && Duration.between(heard, now).compareTo(patience) > 0) {
                changeNamed(
                        pump.name(),
                        current -> current.equals(pump) ? pump.silent("it answers no more", now) : current);
            }
        }
    }

    private void change(Jid jid, UnaryOperator<Pump> step) {
        changeNamed(jid.local(), step);
    }

    private synchronized void changeNamed(String name, UnaryOperator<Pump> step) {
        Pump before = pumps.getOrDefault(name, Pump.awaited(name, Pump.Program.UNKNOWN, clock.instant()));
        pumps.put(name, step.apply(before));
        notifyAll();
    }

    /** All pumps as they are now, by name. */
    public synchronized List<Pump> pumps() {
        return new ArrayList<>(pumps.values());
    }

    /** How many times a pump has answered GetDataValues. */
    public long answers() {
        return answers.get();
    }

    /** How many reports came. */
    public long reports() {
        return reports.get();
    }

    /**
     * A pump as it is now.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public synchronized Pump pump(String name) {
        return Optional.ofNullable(pumps.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no pump " + name + "; there are " + pumps.keySet()));
    }

    /**
     * Waits until a pump is as wanted.
     *
     * @return the pump then, or empty if it did not become so in time
     * @throws InterruptedException if the waiting is interrupted
     */
    public synchronized Optional<Pump> await(String name, Predicate<Pump> wanted, Duration atMost)
            throws InterruptedException {
        return awaitOne(pump -> pump.name().equals(name) && wanted.test(pump), atMost);
    }

    /**
     * Waits until any pump is as wanted.
     *
     * @return the first of them by name, or empty if there was none in time
     * @throws InterruptedException if the waiting is interrupted
     */
    public synchronized Optional<Pump> awaitOne(Predicate<Pump> wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<Pump> found = pumps.values().stream().filter(wanted).findFirst();
            long left = end - System.nanoTime();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Looks no more. */
    @Override
    public void close() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        if (registration != null) {
            registration.remove();
        }
        feeds.values().forEach(ValueFeed::close);
    }
}
