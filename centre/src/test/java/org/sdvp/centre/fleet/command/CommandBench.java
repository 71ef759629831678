package org.sdvp.centre.fleet.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceLink;
import org.sdvp.centre.fleet.DeviceLinkException;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;

/**
 * Devices whose answers a test decides, since real ones cannot be made to stay silent at a certain step; a real store, and a
 * time that stands still.
 */
public final class CommandBench implements AutoCloseable {
    static final String PERMITTED = "HP1/KPMP1.OpCtl.stVal[ST]";
    static final String POWER = "HP1/MMXN1.Watt.mag.f[MX]";

    /** Time; what is due runs on the thread that advances it. */
    public final ManualTimeSource time = new ManualTimeSource();

    final FleetTime fleetTime = new FleetTime() {
        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public Task after(Duration delay, Runnable work) {
            return time.after(delay, work)::cancel;
        }
    };
    /** The store. */
    public final FleetDatabase database;

    final Link link = new Link();
    /** The devices. */
    public final Fleet fleet;

    boolean storeIsAway;

    /** A new store in a folder. */
    public CommandBench(Path folder) {
        database = FleetDatabase.open(DatabaseSettings.sqlite(folder.resolve("fleet.db")));
        fleet = Fleet.load(database.devices(), database.samples(), fleetTime);
    }

    /** The time of the fleet. */
    public FleetTime fleetTime() {
        return fleetTime;
    }

    /** Devices hp0 to hp(n-1), online, permitted to run, 2,000 W each. */
    public Set<DeviceId> devices(int count) {
        List<Point> points = List.of(
                point(PERMITTED, Point.Kind.BOOLEAN, Point.Use.CONTROLLED),
                point(POWER, Point.Kind.NUMBER, Point.Use.MEASURED));
        return IntStream.range(0, count)
                .mapToObj(CommandBench::id)
                .peek(id -> {
                    fleet.known(id, () -> device(id));
                    fleet.model(id, "", Device.Plate.BLANK, points);
                    online(id, DeviceStatus.ONLINE);
                    shows(id, true, 2000);
                })
                .collect(Collectors.toSet());
    }

    private Device device(DeviceId id) {
        return new Device(
                id,
                "main",
                id.name(),
                Device.Plate.BLANK,
                Set.of(),
                new Device.Presence(DeviceStatus.AWAITED, time.now(), "", Optional.empty(), Optional.empty()));
    }

    private static Point point(String reference, Point.Kind kind, Point.Use use) {
        return new Point(reference, "", kind, "", use, Point.Range.NONE, List.of());
    }

    static DeviceId id(int number) {
        return new DeviceId("hp" + number + "@sdvp.test");
    }

    /** What the presence of a device is. */
    public void online(DeviceId id, DeviceStatus status) {
        fleet.presence(id, new Device.Presence(status, time.now(), "", Optional.empty(), Optional.of("IEC")));
    }

    void shows(DeviceId id, boolean permitted, double power) {
        sample(id, PERMITTED, PointValue.of(permitted ? 1 : 0, String.valueOf(permitted)), Trust.GOOD);
        sample(id, POWER, PointValue.of(power, power + ""), Trust.GOOD);
    }

    /** A device reports a value now. */
    public void sample(DeviceId id, String reference, PointValue value, Trust trust) {
        Sample sample = new Sample(reference, time.now(), value, trust);
        fleet.received(List.of(new Received(id, time.now(), List.of(sample), Optional.empty(), Optional.empty())));
    }

    CommandEngine engine() {
        return CommandEngine.start(new CommandPorts(new Store(), link, fleet, fleetTime, new SplittableRandom(1)));
    }

    static FleetAction off() {
        return new FleetAction(FleetAction.Kind.OPERATE, "KPMP1.OpCtl", "off");
    }

    CommandOrder order(Set<DeviceId> targets, FleetCommand.Rules rules) {
        return new CommandOrder("main", "anna", targets, off(), rules);
    }

    Map<DeviceId, TargetResult> results(CommandEngine engine, long id) {
        Map<DeviceId, TargetResult> results = new TreeMap<>();
        engine.results("main", id).forEach(result -> results.put(result.device(), result));
        return results;
    }

    /** Time passes in small steps. */
    public void pass(Duration much) {
        for (Duration left = much; !left.isNegative() && !left.isZero(); left = left.minusMillis(100)) {
            time.advance(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        fleet.close();
        database.close();
    }

    /** What devices were asked, and what they answer. */
    static final class Link implements DeviceLink {
        final Map<DeviceId, CompletableFuture<String>> open = new LinkedHashMap<>();
        final List<DeviceId> asked = new ArrayList<>();
        final Map<DeviceId, Schedule> schedules = new LinkedHashMap<>();
        DeviceLinkException.@Nullable Kind failsAtOnce;

        @Override
        public CompletionStage<String> operate(
                DeviceId device, String reference, String value, String by, Runnable sent) {
            if (failsAtOnce != null) {
                return CompletableFuture.failedFuture(
                        new DeviceLinkException(failsAtOnce, "the test wants it so", new IllegalStateException()));
            }
            asked.add(device);
            sent.run();
            CompletableFuture<String> answer = new CompletableFuture<>();
            open.put(device, answer);
            return answer;
        }

        void answer(DeviceId device) {
            CompletableFuture<String> answer = open.remove(device);
            if (answer != null) {
                answer.complete("false");
            }
        }

        void fail(DeviceId device, DeviceLinkException.Kind kind) {
            CompletableFuture<String> answer = open.remove(device);
            if (answer != null) {
                answer.completeExceptionally(
                        new DeviceLinkException(kind, "the test wants it so", new IllegalStateException()));
            }
        }

        @Override
        public CompletionStage<String> write(DeviceId device, String reference, String value) {
            asked.add(device);
            return CompletableFuture.completedFuture(value);
        }

        @Override
        public CompletionStage<String> schedule(DeviceId device, String node, Schedule schedule, Runnable sent) {
            asked.add(device);
            schedules.put(device, schedule);
            sent.run();
            return CompletableFuture.completedFuture("ready");
        }

        @Override
        public CompletionStage<List<Reading>> read(DeviceId device, List<String> references) {
            throw new UnsupportedOperationException("no command reads");
        }

        @Override
        public CompletionStage<List<Node>> browse(DeviceId device, String reference, int depth) {
            throw new UnsupportedOperationException("no command browses");
        }
    }

    /** The real one, which can be taken away. */
    private final class Store implements CommandStore {
        private CommandStore real() {
            if (storeIsAway) {
                throw new FleetStoreException("the database is away", new IllegalStateException("switched off"));
            }
            return database.commands();
        }

        @Override
        public FleetCommand create(FleetCommand command, Collection<DeviceId> targets, Optional<String> key) {
            return real().create(command, targets, key);
        }

        @Override
        public Optional<FleetCommand> command(long id) {
            return real().command(id);
        }

        @Override
        public List<FleetCommand> commands(String tenant, long before, int limit) {
            return real().commands(tenant, before, limit);
        }

        @Override
        public List<FleetCommand> unfinished() {
            return real().unfinished();
        }

        @Override
        public void update(FleetCommand command) {
            real().update(command);
        }

        @Override
        public void update(long id, Collection<TargetResult> results) {
            real().update(id, results);
        }

        @Override
        public List<TargetResult> results(long id) {
            return real().results(id);
        }
    }

    static OptionalDouble watts(double power) {
        return OptionalDouble.of(power);
    }
}
