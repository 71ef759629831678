package org.sdvp.agent.binding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleListener;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.HeatPumpRun;
import org.sdvp.heatpump.SignalPlace;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * Writes what a driver reports into the values of a model: each batch is one transaction, each sample sets value, quality
 * and time stamp of every place the model has for its signal. A signal without a place is passed over. Safe for many
 * threads.
 *
 * <p>The time stamp is the time the sample was taken. A value that does not fit the type of its place leaves the last one
 * there and sets invalid and overflow. A signal that stays away longer than allowed becomes questionable and old (IEC
 * 61850-7-3 clause 6.2), its value and time stamp staying as they were, and recovers with its next sample.
 */
public final class MeasuredValues implements SampleListener {
    private static final Quality OVERFLOW = Quality.of(Quality.Validity.INVALID, Quality.Flag.OVERFLOW);

    private final ProcessValues values;
    private final Map<HeatPumpSignal, List<Target>> targets = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, Duration> limits = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, Instant> heard = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, Quality> qualities = new EnumMap<>(HeatPumpSignal.class);
    private final MachineHealth health;

    private record Target(SignalPlace place, Selection value, Selection quality, Selection time) {}

    /**
     * Makes one. It writes nothing before the first sample: the model starts with qualities that are invalid.
     *
     * @param values the filter before the values of the model
     * @param model tells the places
     * @param driver tells signals and periods
     * @param silence after which a value is old
     * @param now the signals are expected from now on
     */
    public MeasuredValues(
            ProcessValues values,
            HeatPumpModel model,
            HeatPumpDriver driver,
            AgentLimits.Silence silence,
            Instant now) {
        this.values = values;
        for (HeatPumpSignal signal : driver.signals()) {
            List<SignalPlace> places = org.sdvp.heatpump.HeatPumpSignal.named(signal.name())
                    .map(model::places)
                    .orElse(List.of());
            if (!places.isEmpty()) {
                targets.put(signal, places.stream().map(this::target).toList());
                limits.put(signal, silence.limit(driver.period(signal)));
                heard.put(signal, now);
            }
        }
        this.health = new MachineHealth(values.values(), model);
    }

    private Target target(SignalPlace place) {
        return new Target(place, selection(place.value()), selection(place.quality()), selection(place.time()));
    }

    private Selection selection(Fcda fcda) {
        return values.values()
                .model()
                .select(fcda)
                .orElseThrow(() -> new IllegalStateException("the model lacks " + fcda + " of its own table"));
    }

    /** Whether the machine has told anything yet. */
    public synchronized boolean hasHeard() {
        return !qualities.isEmpty();
    }

    /** How often {@link #lookForSilence} should be called: well within the shortest time allowed. */
    public Duration lookInterval() {
        Duration shortest = limits.values().stream().min(Duration::compareTo).orElse(Duration.ofSeconds(1));
        return shortest.dividedBy(4);
    }

    @Override
    public synchronized void onSamples(List<Sample> samples) {
        List<ModelValues.Write> writes = new ArrayList<>();
        for (Sample sample : samples) {
            List<Target> places = targets.getOrDefault(sample.signal(), List.of());
            if (!places.isEmpty()) {
                heard.put(sample.signal(), sample.time());
                qualities.put(sample.signal(), writeSample(sample, places, writes));
            }
        }
        samples.stream()
                .map(Sample::time)
                .max(Instant::compareTo)
                .ifPresent(now -> health.assess(qualities.values(), targets.size(), now, writes));
        values.update(writes);
    }

    /**
     * Says in LLN0.Health that the agent itself is in trouble, such as with a full disk, or out of it.
     *
     * @param is whether there is trouble
     * @param now since when
     */
    public synchronized void trouble(boolean is, Instant now) {
        List<ModelValues.Write> writes = new ArrayList<>();
        health.trouble(is, now, writes);
        values.update(writes);
    }

    /**
     * Marks as old what has stayed away for too long.
     *
     * @return the signals that have become old just now
     */
    public synchronized List<HeatPumpSignal> lookForSilence(Instant now) {
        List<HeatPumpSignal> silent = new ArrayList<>();
        List<ModelValues.Write> writes = new ArrayList<>();
        heard.forEach((signal, last) -> {
            Quality before = qualities.getOrDefault(signal, Quality.of(Quality.Validity.INVALID));
            boolean late = Duration.between(last, now).compareTo(limits.getOrDefault(signal, Duration.ZERO)) > 0;
            if (late && !before.has(Quality.Flag.OLD_DATA)) {
                silent.add(signal);
                Quality old = old(before);
                qualities.put(signal, old);
                targets.getOrDefault(signal, List.of())
                        .forEach(target -> writes.add(new ModelValues.Write(target.quality(), old)));
            }
        });
        if (!silent.isEmpty()) {
            health.assess(qualities.values(), targets.size(), now, writes);
            values.update(writes);
        }
        return silent;
    }

    // What was not to be used does not become better by growing old.
    private static Quality old(Quality before) {
        return before.validity() == Quality.Validity.INVALID
                ? before.with(Quality.Flag.OLD_DATA, true)
                : Quality.of(Quality.Validity.QUESTIONABLE, before.flags().toArray(Quality.Flag[]::new))
                        .with(Quality.Flag.OLD_DATA, true);
    }

    /** Writes a sample to all places of its signal; overflow at one of them is the quality of the signal. */
    private static Quality writeSample(Sample sample, List<Target> places, List<ModelValues.Write> writes) {
        Quality worst = quality(sample.quality());
        for (Target place : places) {
            Quality written = writeSample(sample, place, writes);
            worst = written.equals(OVERFLOW) ? OVERFLOW : worst;
        }
        return worst;
    }

    private static Quality writeSample(Sample sample, Target target, List<ModelValues.Write> writes) {
        Quality quality = quality(sample.quality());
        try {
            DataValue value = target.place().value(number(sample.value()));
            writes.add(new ModelValues.Write(target.value(), value));
        } catch (IllegalArgumentException e) {
            // Such as a counter that has outgrown its type.
            quality = OVERFLOW;
        }
        writes.add(new ModelValues.Write(target.quality(), quality));
        writes.add(new ModelValues.Write(target.time(), Timestamp.of(sample.time())));
        return quality;
    }

    private static double number(SignalValue value) {
        return switch (value.kind()) {
            case REAL -> ((SignalValue.Real) value).value();
            case COUNT -> ((SignalValue.Count) value).value();
            case FLAG -> ((SignalValue.Flag) value).value() ? 1 : 0;
            case MODE ->
                HeatPumpMode.valueOf(((SignalValue.Mode) value).value().name()).code();
            case STATUS ->
                HeatPumpRun.valueOf(((SignalValue.Status) value).value().name()).code();
        };
    }

    private static Quality quality(SampleQuality quality) {
        return switch (quality) {
            case GOOD -> Quality.GOOD;
            case OLD_DATA -> Quality.of(Quality.Validity.QUESTIONABLE, Quality.Flag.OLD_DATA);
            case OUT_OF_RANGE -> Quality.of(Quality.Validity.QUESTIONABLE, Quality.Flag.OUT_OF_RANGE);
            case FAILURE -> Quality.of(Quality.Validity.INVALID, Quality.Flag.FAILURE);
        };
    }
}
