package org.sdvp.agent.mean;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** One measured value and the mean that is made of it. Used by one thread at a time. */
final class MeanPoint {
    private static final int AVG = 7;
    private static final int PERIOD = 2;
    private static final int IN_MILLISECONDS = 1;
    private static final int IN_DAYS = 4;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ModelValues values;
    private final Selection value;
    private final Selection quality;
    private final Selection time;
    private final Selection mean;
    private final Selection meanQuality;
    private final Selection meanTime;
    private final WindowMean window;
    private DataValue lastTime;

    private MeanPoint(ModelValues values, ObjectReference source, ObjectReference derived, WindowMean window) {
        this.values = values;
        this.value = select(values, source, "instMag")
                .orElseGet(() -> select(values, source, "mag").orElseThrow());
        this.quality = select(values, source, "q").orElseThrow();
        this.time = select(values, source, "t").orElseThrow();
        this.mean = select(values, derived, "mag").orElseThrow();
        this.meanQuality = select(values, derived, "q").orElseThrow();
        this.meanTime = select(values, derived, "t").orElseThrow();
        this.window = window;
        this.lastTime = values.get(time);
    }

    private static Optional<Selection> select(ModelValues values, ObjectReference object, String attribute) {
        return values.model().select(new Fcda(object.child(attribute), FunctionalConstraint.MX));
    }

    /**
     * The points of a logical node; none if it is not derived by ClcMth AVG over intervals (ClcMod PERIOD, or not there)
     * of a number of milliseconds or days, from a node of this server.
     */
    static List<MeanPoint> of(ModelValues values, ObjectReference reference, LogicalNode node, Instant now) {
        boolean averages = setting(values, reference, "ClcMth").equals(Optional.of((long) AVG))
                && setting(values, reference, "ClcMod").orElse((long) PERIOD) == PERIOD;
        Optional<ObjectReference> source = source(values, reference);
        Optional<Duration> period = period(values, reference);
        if (!averages || source.isEmpty() || period.isEmpty()) {
            return List.of();
        }
        List<MeanPoint> points = new ArrayList<>();
        for (DataObject object : node.dataObjects()) {
            ObjectReference from = source.get().child(object.name());
            if (object.cdc().equals("MV")
                    && values.model().dataNode(from).orElse(null) instanceof DataObject live
                    && live.cdc().equals("MV")) {
                points.add(
                        new MeanPoint(values, from, reference.child(object.name()), new WindowMean(period.get(), now)));
            }
        }
        return points;
    }

    private static Optional<Long> setting(ModelValues values, ObjectReference node, String object) {
        return values.model()
                .select(new Fcda(node.child(object).child("setVal"), FunctionalConstraint.SP))
                .map(values::get)
                .filter(DataValue.Int.class::isInstance)
                .map(found -> ((DataValue.Int) found).value());
    }

    private static Optional<Duration> period(ModelValues values, ObjectReference node) {
        long number = setting(values, node, "ClcIntvPer").orElse(0L);
        long type = setting(values, node, "ClcIntvTyp").orElse((long) IN_MILLISECONDS);
        Duration period = type == IN_MILLISECONDS
                ? Duration.ofMillis(number)
                : type == IN_DAYS ? Duration.ofDays(number) : Duration.ZERO;
        return period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(period);
    }

    private static Optional<ObjectReference> source(ModelValues values, ObjectReference node) {
        return values.model()
                .select(new Fcda(node.child("ClcSrc").child("setSrcRef"), FunctionalConstraint.SP))
                .map(values::get)
                .map(DataValue::toString)
                .flatMap(text -> {
                    try {
                        return Optional.of(ObjectReference.parse(text));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                })
                .filter(found -> values.model().logicalNode(found).isPresent() && !found.equals(node));
    }

    /** The slots whose changes it wants to hear of. */
    List<Integer> slots() {
        return List.of(value, quality, time).stream()
                .map(selection -> selection.slots().findFirst().orElseThrow())
                .toList();
    }

    /** End of the present window. */
    Instant end() {
        return window.end();
    }

    /**
     * Something has changed at the source: the new sample counts from the time it was taken, or from now on if that has
     * not changed or lies ahead.
     *
     * @return what the windows have come to that are over by then
     */
    List<WindowMean.Result> changed(Instant now) {
        DataValue stamp = values.get(time);
        Instant taken = ((Timestamp) stamp).instant();
        Instant from = stamp.equals(lastTime) || taken.isAfter(now) ? now : taken;
        lastTime = stamp;
        List<WindowMean.Result> results = closeUntil(from);
        window.sample(from, present());
        return results;
    }

    private WindowMean.Sample present() {
        return new WindowMean.Sample(
                ControlValue.number(values.get(value)).orElse(Double.NaN), (Quality) values.get(quality));
    }

    /** Takes what is there now as the first sample. */
    void begin(Instant now) {
        window.sample(now, present());
    }

    /** Closes what is over at a time; of several windows the first and the last. */
    List<WindowMean.Result> closeUntil(Instant until) {
        List<WindowMean.Result> results = new ArrayList<>();
        while (!window.end().isAfter(until)) {
            results.add(window.close());
        }
        return results.size() > 2 ? List.of(results.get(0), results.get(results.size() - 1)) : results;
    }

    /** Nobody has looked between two times: nothing is known of the time between. */
    List<WindowMean.Result> gap(Instant lastSeen, Instant now) {
        window.advance(lastSeen);
        List<WindowMean.Result> results = new ArrayList<>();
        window.gap(now);
        if (!window.end().isAfter(now)) {
            results.add(window.close());
            window.restart(now);
        }
        return results;
    }

    /** The clock was put back. */
    void restart(Instant now) {
        window.restart(now);
    }

    /** What has to be written for an outcome; the mean of before stays where there is none. */
    List<ModelValues.Write> writes(WindowMean.Result result) {
        List<ModelValues.Write> writes = new ArrayList<>();
        result.mean().ifPresent(number -> writes.add(new ModelValues.Write(mean, magnitude(number))));
        writes.add(new ModelValues.Write(meanQuality, result.quality()));
        writes.add(new ModelValues.Write(meanTime, Timestamp.of(result.end())));
        return writes;
    }

    private DataValue magnitude(double number) {
        List<DataValue> members = ((DataType.Structure) mean.type())
                .members().stream()
                        .map(member -> member.name().equals("f")
                                ? (DataValue) new DataValue.Float32((float) number)
                                : new DataValue.Int(member.type().basicType(), Math.round(number)))
                        .toList();
        return new DataValue.Structure(members);
    }
}
