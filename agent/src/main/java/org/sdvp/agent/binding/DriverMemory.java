package org.sdvp.agent.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.Nameplate;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.Sample;
import org.sdvp.agent.device.SampleListener;
import org.sdvp.agent.device.SampleQuality;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.device.ValueRange;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine that forgets nothing when the power goes: set points, operating mode, permission to run and the local lock are
 * given to it again at the start, and its counters go on where they were. For a driver whose machine does not remember by
 * itself, such as a simulated one.
 *
 * <p>A counter is kept before it is shown, a command before it is answered, so that nobody has seen what a loss of power
 * takes back.
 */
public final class DriverMemory implements HeatPumpDriver {
    private static final Logger LOG = LoggerFactory.getLogger(DriverMemory.class);
    private static final Set<HeatPumpSignal> REMEMBERED = Set.of(
            HeatPumpSignal.ELECTRIC_ENERGY,
            HeatPumpSignal.HEAT_ENERGY,
            HeatPumpSignal.STARTS,
            HeatPumpSignal.RUNNING_HOURS,
            HeatPumpSignal.COMFORT_MIN,
            HeatPumpSignal.COMFORT_MAX,
            HeatPumpSignal.HOT_WATER_SET_POINT,
            HeatPumpSignal.OPERATING_MODE,
            HeatPumpSignal.RUN_PERMITTED,
            HeatPumpSignal.LOCAL_CONTROL);
    private static final Set<HeatPumpSignal> COUNTERS = Set.of(
            HeatPumpSignal.ELECTRIC_ENERGY,
            HeatPumpSignal.HEAT_ENERGY,
            HeatPumpSignal.STARTS,
            HeatPumpSignal.RUNNING_HOURS);

    private final HeatPumpDriver machine;
    private final DeviceSettings settings;
    private final Map<HeatPumpSignal, ObjectReference> places = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, Double> base = new EnumMap<>(HeatPumpSignal.class);
    private final Map<HeatPumpSignal, DataValue> saved = new EnumMap<>(HeatPumpSignal.class);
    private volatile boolean failing;

    /**
     * Makes one.
     *
     * @param machine that forgets; belongs to this from now on
     * @param model tells under which references values are kept
     * @param settings where they are kept
     */
    public DriverMemory(HeatPumpDriver machine, HeatPumpModel model, DeviceSettings settings) {
        this.machine = machine;
        this.settings = settings;
        for (HeatPumpSignal signal : HeatPumpSignal.values()) {
            org.sdvp.heatpump.HeatPumpSignal.named(signal.name())
                    .map(model::places)
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> places.put(signal, found.get(0).value().reference()));
        }
    }

    @Override
    public Nameplate nameplate() {
        return machine.nameplate();
    }

    @Override
    public Set<HeatPumpSignal> signals() {
        return machine.signals();
    }

    @Override
    public Duration period(HeatPumpSignal signal) {
        return machine.period(signal);
    }

    @Override
    public Set<OperatingMode> modes() {
        return machine.modes();
    }

    @Override
    public ValueRange range(SetPoint target) {
        return machine.range(target);
    }

    @Override
    public void start(SampleListener listener) {
        for (HeatPumpSignal counter : COUNTERS) {
            kept(counter).flatMap(DriverMemory::number).ifPresent(value -> base.put(counter, value));
        }
        CompletionStage<Void> restored = CompletableFuture.completedFuture(null);
        for (HeatPumpCommand command : remembered()) {
            restored = restored.thenCompose(nothing -> machine.apply(command, CommandOrigin.LOCAL))
                    .thenAccept(result -> tell(command, result));
        }
        restored.thenRun(() -> startMachine(listener));
    }

    private void startMachine(SampleListener listener) {
        try {
            machine.start(samples -> listener.onSamples(counted(samples)));
        } catch (IllegalStateException e) {
            LOG.debug("closed before it had begun", e);
        }
    }

    private static void tell(HeatPumpCommand command, CommandResult result) {
        if (!result.accepted()) {
            LOG.warn("the heat pump does not take what it had before the restart: {}: {}", command, result.detail());
        }
    }

    /** What brings the machine back to where it was, in an order in which no command stands in the way of another. */
    private List<HeatPumpCommand> remembered() {
        List<HeatPumpCommand> commands = new ArrayList<>();
        Optional<Double> min = kept(HeatPumpSignal.COMFORT_MIN).flatMap(DriverMemory::number);
        Optional<Double> max = kept(HeatPumpSignal.COMFORT_MAX).flatMap(DriverMemory::number);
        max.ifPresent(celsius -> {
            // The band is opened before it is moved.
            commands.add(new ChangeSetPoint(
                    SetPoint.COMFORT_MIN, range(SetPoint.COMFORT_MIN).min()));
            commands.add(new ChangeSetPoint(SetPoint.COMFORT_MAX, celsius));
        });
        min.ifPresent(celsius -> commands.add(new ChangeSetPoint(SetPoint.COMFORT_MIN, celsius)));
        kept(HeatPumpSignal.HOT_WATER_SET_POINT)
                .flatMap(DriverMemory::number)
                .ifPresent(celsius -> commands.add(new ChangeSetPoint(SetPoint.HOT_WATER, celsius)));
        kept(HeatPumpSignal.OPERATING_MODE)
                .flatMap(DriverMemory::mode)
                .ifPresent(mode -> commands.add(new HeatPumpCommand.SelectMode(mode)));
        kept(HeatPumpSignal.RUN_PERMITTED)
                .ifPresent(run -> commands.add(new HeatPumpCommand.PermitRun(run.equals(DataValue.Bool.TRUE))));
        kept(HeatPumpSignal.LOCAL_CONTROL)
                .ifPresent(local ->
                        commands.add(new HeatPumpCommand.SelectControlPlace(local.equals(DataValue.Bool.TRUE))));
        return commands;
    }

    private Optional<DataValue> kept(HeatPumpSignal signal) {
        return Optional.ofNullable(places.get(signal)).flatMap(settings::get);
    }

    private static Optional<Double> number(DataValue value) {
        return value instanceof DataValue.Float64 number ? Optional.of(number.value()) : Optional.empty();
    }

    private static Optional<OperatingMode> mode(DataValue value) {
        return value instanceof DataValue.Text text
                ? Arrays.stream(OperatingMode.values())
                        .filter(mode -> mode.name().equals(text.value()))
                        .findFirst()
                : Optional.empty();
    }

    /** Counters go on from where they were; what is to be remembered is kept before anybody sees it. */
    private synchronized List<Sample> counted(List<Sample> samples) {
        List<Sample> counted = new ArrayList<>(samples.size());
        Map<ObjectReference, DataValue> news = new LinkedHashMap<>();
        for (Sample sample : samples) {
            Sample shown = counted(sample);
            counted.add(shown);
            ObjectReference place = places.get(sample.signal());
            if (place != null && REMEMBERED.contains(sample.signal()) && sample.quality() == SampleQuality.GOOD) {
                DataValue value = value(shown.value());
                if (!value.equals(saved.put(sample.signal(), value))) {
                    news.put(place, value);
                }
            }
        }
        if (!news.isEmpty()) {
            settings.save(news).whenComplete((nothing, failure) -> noteKept(failure));
        }
        return counted;
    }

    private Sample counted(Sample sample) {
        Double before = base.get(sample.signal());
        if (before == null) {
            return sample;
        }
        SignalValue value = sample.value();
        SignalValue sum = value instanceof SignalValue.Count count
                ? new SignalValue.Count(count.value() + before.longValue())
                : new SignalValue.Real(((SignalValue.Real) value).value() + before);
        return new Sample(sample.signal(), sum, sample.time(), sample.quality());
    }

    private static DataValue value(SignalValue value) {
        return switch (value.kind()) {
            case REAL -> new DataValue.Float64(((SignalValue.Real) value).value());
            case COUNT -> new DataValue.Float64(((SignalValue.Count) value).value());
            case FLAG -> DataValue.Bool.of(((SignalValue.Flag) value).value());
            case MODE ->
                DataValue.Text.visible(((SignalValue.Mode) value).value().name());
            case STATUS ->
                DataValue.Text.visible(((SignalValue.Status) value).value().name());
        };
    }

    private void noteKept(@Nullable Throwable failure) {
        if (failure != null && !failing) {
            LOG.warn("what the heat pump has counted and been told cannot be kept: {}", failure.getMessage());
        }
        failing = failure != null;
    }

    @Override
    public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
        return machine.apply(command, origin)
                .thenCompose(result ->
                        result.accepted() ? kept(command, result) : CompletableFuture.completedFuture(result));
    }

    // The machine has it; that it cannot be kept is told, but makes the command not undone.
    private CompletionStage<CommandResult> kept(HeatPumpCommand command, CommandResult result) {
        HeatPumpSignal signal = signal(command);
        ObjectReference place = places.get(signal);
        if (place == null) {
            return CompletableFuture.completedFuture(result);
        }
        return settings.save(place, value(command)).handle((nothing, failure) -> {
            noteKept(failure);
            return result;
        });
    }

    private static HeatPumpSignal signal(HeatPumpCommand command) {
        return switch (command.name()) {
            case CHANGE_SET_POINT -> ((ChangeSetPoint) command).target().signal();
            case PERMIT_RUN -> HeatPumpSignal.RUN_PERMITTED;
            case SELECT_MODE -> HeatPumpSignal.OPERATING_MODE;
            case SELECT_CONTROL_PLACE -> HeatPumpSignal.LOCAL_CONTROL;
        };
    }

    private static DataValue value(HeatPumpCommand command) {
        return switch (command.name()) {
            case CHANGE_SET_POINT -> new DataValue.Float64(((ChangeSetPoint) command).celsius());
            case PERMIT_RUN -> DataValue.Bool.of(((HeatPumpCommand.PermitRun) command).run());
            case SELECT_MODE ->
                DataValue.Text.visible(
                        ((HeatPumpCommand.SelectMode) command).mode().name());
            case SELECT_CONTROL_PLACE -> DataValue.Bool.of(((HeatPumpCommand.SelectControlPlace) command).local());
        };
    }

    @Override
    public void close() {
        machine.close();
    }
}
