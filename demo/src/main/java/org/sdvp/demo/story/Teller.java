package org.sdvp.demo.story;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.demo.watch.FleetWatch;
import org.sdvp.demo.watch.Measure;
import org.sdvp.demo.watch.Pump;
import org.sdvp.operator.ControlOptions;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;

/** The means of the story: does things to a pump, waits until something is seen, and tells both in lines. */
final class Teller {
    private final Operator operator;
    private final FleetWatch watch;
    private final Consumer<StoryEvent> audience;
    private final Duration breath;
    private final Clock clock = Clock.systemUTC();
    private StoryEvent.Chapter chapter = StoryEvent.Chapter.BROWSE;

    Teller(Operator operator, FleetWatch watch, Consumer<StoryEvent> audience, Duration breath) {
        this.breath = breath;
        this.operator = operator;
        this.watch = watch;
        this.audience = audience;
    }

    void begin(StoryEvent.Chapter next) {
        chapter = next;
    }

    FleetWatch watch() {
        return watch;
    }

    void done(String pump, String text) throws InterruptedException {
        tell(StoryEvent.Kind.DONE, pump, text);
        TimeUnit.NANOSECONDS.sleep(breath.toNanos());
    }

    void seen(String pump, String text) throws InterruptedException {
        tell(StoryEvent.Kind.SEEN, pump, text);
        TimeUnit.NANOSECONDS.sleep(breath.toNanos());
    }

    void failed(String text) {
        tell(StoryEvent.Kind.FAILED, "", text);
    }

    private void tell(StoryEvent.Kind kind, String pump, String text) {
        audience.accept(new StoryEvent(clock.instant(), chapter, kind, pump, text));
    }

    /** The device of a pump. */
    Device device(String pump) {
        return operator.device(pump);
    }

    /** Waits for the end of a call. */
    <T> T await(CompletionStage<T> call) {
        return operator.await(call);
    }

    /** Operates a control, which must be accepted. */
    void operate(String pump, String control, String value) throws InterruptedException {
        String what = "Operate " + control + " " + value;
        try {
            await(device(pump).operate(control, value, ControlOptions.USUAL));
            done(pump, what + " → accepted");
        } catch (AcsiException e) {
            throw new StoryFailedException(what + " on " + pump + ": " + e.getMessage());
        }
    }

    /** Operates a control in a way that must be refused. */
    void operateInVain(String pump, String control, String value) throws InterruptedException {
        String what = "Operate " + control + " " + value;
        try {
            await(device(pump).operate(control, value, ControlOptions.USUAL));
        } catch (ServiceErrorException e) {
            done(pump, what + " → refused: " + why(e.refusal()));
            return;
        }
        throw new StoryFailedException(what + " on " + pump + " was accepted; expected a refusal");
    }

    private static String why(Refusal refusal) {
        return refusal.error().text() + " (" + refusal.error().code() + ")"
                + refusal.addCause()
                        .map(cause -> ", " + cause.text() + " (" + cause.code() + ")")
                        .orElse("");
    }

    /** Waits until a pump is as wanted. */
    Pump await(String pump, String expected, Predicate<Pump> wanted, Duration atMost) throws InterruptedException {
        return watch.await(pump, wanted, atMost)
                .orElseThrow(() -> new StoryFailedException(pump + ": expected " + expected + " within "
                        + atMost.toSeconds() + " s, but it is " + state(watch.pump(pump))));
    }

    private static String state(Pump pump) {
        return pump.isOnline()
                ? pump.run() + ", " + watts(pump.number(Measure.ELECTRIC)) + ", comfort "
                        + degrees(pump.number(Measure.COMFORT_MIN)) + " to " + degrees(pump.number(Measure.COMFORT_MAX))
                : pump.status().toString().toLowerCase(java.util.Locale.ROOT) + " (" + pump.reason() + ")";
    }

    static String watts(OptionalDouble number) {
        return number.isPresent() ? String.format(java.util.Locale.ROOT, "%,.0f W", number.getAsDouble()) : "? W";
    }

    static String degrees(OptionalDouble number) {
        return number.isPresent() ? String.format(java.util.Locale.ROOT, "%.1f °C", number.getAsDouble()) : "? °C";
    }

    static double required(Pump pump, Measure measure) {
        OptionalDouble number = pump.number(measure);
        return number.orElseThrow(() ->
                new StoryFailedException(pump.name() + ": expected a value of " + measure.reference() + ", but it is "
                        + Optional.ofNullable(pump.values().get(measure))
                                .map(value -> value.quality().toString())
                                .orElse("missing")));
    }
}
