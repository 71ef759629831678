package org.sdvp.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sdvp.demo.net.Cable;
import org.sdvp.demo.watch.FleetWatch;
import org.sdvp.demo.watch.Measure;
import org.sdvp.demo.watch.Pump;
import org.sdvp.heatpump.HeatPumpRun;
import org.sdvp.operator.Branch;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;

/**
 * The story, told once: a pump is browsed and its set points raised until its compressor starts, another one is stopped
 * and started, a third one's cable is pulled and plugged in again. Every step goes by ACSI services, and every effect is
 * waited for until it can be read.
 */
public final class Story {
    private static final Duration LOOK = Duration.ofSeconds(20);
    /** For how long a pump whose cable was pulled is left to be seen as such. */
    private static final Duration AWAY = Duration.ofSeconds(3);

    private static final Duration CHOICE = Duration.ofSeconds(5);
    private static final double SIMULATED_MINUTES = 45;
    private static final Duration SHORTEST_EFFECT = Duration.ofSeconds(60);
    private static final double RAISE = 2;
    private static final double LOWEST_ROOM = 10;
    private static final double HIGHEST_ROOM = 28;
    private static final double IDLE_WATTS = 150;

    private final Teller teller;
    private final Cast cast;
    private final Duration effect;
    private final List<String> used = new ArrayList<>();

    /**
     * Who and what is in the story.
     *
     * @param operator who acts
     * @param watch who sees
     * @param cable that of {@code cablePump}
     * @param cablePump the pump that hangs on the cable
     */
    public record Cast(Operator operator, FleetWatch watch, Cable cable, String cablePump) {}

    /**
     * How fast the story goes.
     *
     * @param speed simulated seconds in a second: says how long a compressor may take to start or stop
     * @param breath how long the teller waits after each line, for people to read it
     */
    public record Pace(double speed, Duration breath) {}

    /**
     * A story not yet told.
     *
     * @param cast who and what is in it
     * @param audience gets every line, on the telling thread
     * @param pace how fast it goes
     */
    public Story(Cast cast, Consumer<StoryEvent> audience, Pace pace) {
        this.teller = new Teller(cast.operator(), cast.watch(), audience, pace.breath());
        this.cast = cast;
        Duration needed = Duration.ofSeconds((long) (SIMULATED_MINUTES * 60 / pace.speed()));
        this.effect = needed.compareTo(SHORTEST_EFFECT) < 0 ? SHORTEST_EFFECT : needed;
    }

    /** How a story ended. */
    public enum Outcome {
        /** Everything came as it should. */
        TOLD,
        /** A step did not. */
        FAILED,
        /** It was broken off. */
        BROKEN_OFF
    }

    /** Tells the story. Ends early if the thread is interrupted. */
    public Outcome tell() {
        try {
            String first = choose(pump -> true, "a pump that is online");
            browse(first);
            setPoint();
            stopAndStart();
            pullCable();
            teller.begin(StoryEvent.Chapter.END);
            teller.done("", "That was the story; the pumps go on. Ctrl-C ends.");
            return Outcome.TOLD;
        } catch (InterruptedException e) {
            return Outcome.BROKEN_OFF;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.BROKEN_OFF;
            }
            teller.failed(String.valueOf(e.getMessage()));
            return Outcome.FAILED;
        }
    }

    private void browse(String pump) throws InterruptedException {
        teller.begin(StoryEvent.Chapter.BROWSE);
        Branch device = teller.await(teller.device(pump).browse(Optional.empty(), 2));
        Branch logicalDevice = device.children().get(0);
        teller.done(pump, "GetServerDirectory → " + names(device.children(), 4));
        teller.done(
                pump,
                "GetLogicalDeviceDirectory " + logicalDevice.name() + " → "
                        + logicalDevice.children().size() + " logical nodes: " + names(logicalDevice.children(), 6));
        Branch node = teller.await(teller.device(pump).browse(Optional.of("DHTP1"), 1));
        teller.done(pump, "GetLogicalNodeDirectory " + reference(node) + " → " + names(node.children(), 8));
        Branch room = teller.await(teller.device(pump).browse(Optional.of("RoomSTMP1.Tmp"), 1));
        teller.done(
                pump,
                "GetDataDefinition " + reference(room) + " → " + room.type() + ": "
                        + room.children().stream()
                                .limit(3)
                                .map(child -> child.name() + " " + child.type())
                                .collect(Collectors.joining(", "))
                        + ", …");
        plate(pump);
        used.add(pump);
    }

    private void plate(String pump) throws InterruptedException {
        List<Reading> readings =
                teller.await(teller.device(pump).read(List.of("LPHD1.PhyNam.vendor", "LPHD1.PhyNam.model")));
        String text = readings.stream()
                .filter(Reading.Value.class::isInstance)
                .map(reading -> ((Reading.Value) reading).value().toString())
                .collect(Collectors.joining(" "));
        teller.seen(pump, "GetDataValues LPHD1.PhyNam → " + text);
    }

    private static String reference(Branch branch) {
        return branch.reference().map(Object::toString).orElse(branch.name());
    }

    private static String names(List<Branch> branches, int most) {
        String shown = branches.stream().limit(most).map(Branch::name).collect(Collectors.joining(", "));
        return branches.size() > most ? shown + ", …" : shown;
    }

    /** Wants it warmer than it is, so that the compressor of a pump at rest must start. */
    private void setPoint() throws InterruptedException {
        teller.begin(StoryEvent.Chapter.SET_POINT);
        String name = resting();
        Pump before = teller.watch().pump(name);
        double room = Teller.required(before, Measure.ROOM);
        double min = Math.max(Teller.required(before, Measure.COMFORT_MIN), room);
        double newMin = Math.min(HIGHEST_ROOM - 1, half(min + RAISE));
        double newMax = Math.max(Teller.required(before, Measure.COMFORT_MAX), half(newMin + 1));
        teller.seen(
                name,
                "room " + Teller.degrees(before.number(Measure.ROOM)) + ", wanted "
                        + Teller.degrees(before.number(Measure.COMFORT_MIN)) + " to "
                        + Teller.degrees(before.number(Measure.COMFORT_MAX)) + ", compressor at rest");
        teller.operateInVain(name, "ComfMinFSPT1.SptVal", "45");
        teller.operate(name, "ComfMaxFSPT1.SptVal", text(newMax));
        teller.operate(name, "ComfMinFSPT1.SptVal", text(newMin));
        teller.await(name, "ComfMinFSPT1.SptVal.mxVal of " + text(newMin), pump -> is(pump, newMin), LOOK);
        teller.seen(name, "ComfMinFSPT1.SptVal.mxVal reads " + text(newMin) + " °C, as the heat pump reports it");
        Pump after = teller.await(name, "the compressor to start", Story::works, effect);
        teller.seen(
                name,
                "compressor starts: " + Teller.watts(before.number(Measure.ELECTRIC)) + " → "
                        + Teller.watts(after.number(Measure.ELECTRIC)) + ", " + after.run());
        used.add(name);
    }

    /** A pump whose compressor rests; if all are at work, one of them is brought to rest first. */
    private String resting() throws InterruptedException {
        Optional<Pump> there = teller.watch().awaitOne(pump -> pump.isOnline() && rests(pump), CHOICE);
        if (there.isPresent()) {
            return there.get().name();
        }
        String name = choose(Story::works, "a pump that heats");
        double min = Math.max(LOWEST_ROOM, half(Teller.required(teller.watch().pump(name), Measure.COMFORT_MIN) - 3));
        teller.operate(name, "ComfMinFSPT1.SptVal", text(min));
        teller.operate(name, "ComfMaxFSPT1.SptVal", text(min + 1));
        teller.await(name, "the compressor to rest", Story::rests, effect);
        return name;
    }

    private static boolean is(Pump pump, double min) {
        return Math.abs(pump.number(Measure.COMFORT_MIN).orElse(LOWEST_ROOM - 1) - min) < 0.01;
    }

    private static double half(double value) {
        return Math.round(value * 2) / 2.0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void stopAndStart() throws InterruptedException {
        teller.begin(StoryEvent.Chapter.STOP_START);
        String name = choose(Story::works, "a pump whose compressor runs");
        Pump before = teller.watch().pump(name);
        teller.operate(name, "KPMP1.OpCtl", "false");
        Pump stopped = teller.await(name, "the compressor to stop", Story::isStopped, effect);
        teller.seen(
                name,
                "compressor stops: " + Teller.watts(before.number(Measure.ELECTRIC)) + " → "
                        + Teller.watts(stopped.number(Measure.ELECTRIC)) + ", " + stopped.run());
        teller.operate(name, "KPMP1.OpCtl", "true");
        Pump started = teller.await(name, "the compressor to start again", Story::works, effect);
        teller.seen(
                name,
                "runs again: " + Teller.watts(stopped.number(Measure.ELECTRIC)) + " → "
                        + Teller.watts(started.number(Measure.ELECTRIC)) + ", " + started.run());
        used.add(name);
    }

    private void pullCable() throws InterruptedException {
        teller.begin(StoryEvent.Chapter.CABLE);
        teller.await(cast.cablePump(), "it online", Pump::isOnline, LOOK);
        Instant pulled = Instant.now();
        cast.cable().pull();
        teller.done(cast.cablePump(), "its network cable is pulled; it cannot say good-bye");
        Pump gone = teller.await(cast.cablePump(), "it offline", pump -> pump.status() == Pump.Status.OFFLINE, effect);
        teller.seen(cast.cablePump(), "offline after " + seconds(pulled, gone.since()) + ": " + gone.reason());
        TimeUnit.NANOSECONDS.sleep(AWAY.toNanos());
        Instant plugged = Instant.now();
        cast.cable().plug();
        teller.done(cast.cablePump(), "the cable is plugged in again");
        Pump back = teller.await(cast.cablePump(), "it back online", Pump::isOnline, effect);
        teller.seen(
                cast.cablePump(),
                "online again after " + seconds(plugged, back.since()) + ": logged in, Associate, GetDataValues");
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1e3);
    }

    /** A pump that is as wanted: one that has had no part in the story yet, if there is one soon. */
    private String choose(Predicate<Pump> wanted, String expected) throws InterruptedException {
        Predicate<Pump> online = pump -> pump.isOnline() && wanted.test(pump);
        Predicate<Pump> fresh =
                pump -> !used.contains(pump.name()) && !pump.name().equals(cast.cablePump());
        FleetWatch watch = teller.watch();
        Optional<Pump> found = watch.awaitOne(online.and(fresh), CHOICE);
        if (found.isEmpty()) {
            found = watch.awaitOne(online, effect);
        }
        return found.map(Pump::name)
                .orElseThrow(() -> new StoryFailedException(
                        "expected " + expected + " within " + effect.toSeconds() + " s, but there is none"));
    }

    private static boolean rests(Pump pump) {
        return pump.run().equals(HeatPumpRun.STANDBY.literal());
    }

    private static boolean works(Pump pump) {
        boolean running =
                pump.run().equals(HeatPumpRun.HEATING.literal()) || pump.run().equals(HeatPumpRun.HOT_WATER.literal());
        return pump.isOnline() && running && pump.number(Measure.ELECTRIC).orElse(0) > IDLE_WATTS;
    }

    private static boolean isStopped(Pump pump) {
        return pump.run().equals(HeatPumpRun.STOPPED.literal())
                && pump.number(Measure.ELECTRIC).orElse(IDLE_WATTS) < IDLE_WATTS;
    }
}
