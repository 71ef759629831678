package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
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

/** A machine that measures what a test says, and does what it is told unless a test says otherwise. */
public final class TestPump implements HeatPumpDriver {
    private final List<HeatPumpCommand> commands = new CopyOnWriteArrayList<>();
    private volatile @Nullable SampleListener listener;
    private volatile boolean refuses;

    /** The commands that came. */
    public List<HeatPumpCommand> commands() {
        return commands;
    }

    /** Does nothing of what it is told from now on. */
    public void refuse() {
        refuses = true;
    }

    /** Measures. */
    public void measure(HeatPumpSignal signal, double value, Instant time) {
        report(signal, new SignalValue.Real(value), time);
    }

    /** Reports a value. */
    public void report(HeatPumpSignal signal, SignalValue value, Instant time) {
        SampleListener to = listener;
        if (to != null) {
            to.onSamples(List.of(new Sample(signal, value, time, SampleQuality.GOOD)));
        }
    }

    @Override
    public Nameplate nameplate() {
        return new Nameplate("Størm", "Boreas 8", "B-0815");
    }

    @Override
    public Set<HeatPumpSignal> signals() {
        return EnumSet.complementOf(EnumSet.of(HeatPumpSignal.ACCUMULATION_TEMPERATURE));
    }

    @Override
    public Duration period(HeatPumpSignal signal) {
        return Duration.ofHours(1);
    }

    @Override
    public Set<OperatingMode> modes() {
        return EnumSet.allOf(OperatingMode.class);
    }

    @Override
    public ValueRange range(SetPoint target) {
        return new ValueRange(12, 26);
    }

    @Override
    public void start(SampleListener newListener) {
        listener = newListener;
        report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(true), Instant.now());
        measure(HeatPumpSignal.COMFORT_MIN, 20, Instant.now());
        measure(HeatPumpSignal.ELECTRIC_POWER, 2000, Instant.now());
    }

    @Override
    public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
        commands.add(command);
        if (refuses) {
            return CompletableFuture.completedFuture(
                    CommandResult.refused(CommandReason.values()[1], "the test wants it so"));
        }
        if (command instanceof HeatPumpCommand.PermitRun permit) {
            report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(permit.run()), Instant.now());
            measure(HeatPumpSignal.ELECTRIC_POWER, permit.run() ? 2000 : 20, Instant.now());
        } else if (command instanceof HeatPumpCommand.ChangeSetPoint change
                && change.target() == SetPoint.COMFORT_MIN) {
            measure(HeatPumpSignal.COMFORT_MIN, change.celsius(), Instant.now());
        }
        return CompletableFuture.completedFuture(CommandResult.ACCEPTED);
    }

    @Override
    public void close() {
        listener = null;
    }
}
