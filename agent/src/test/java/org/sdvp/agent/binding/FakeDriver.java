package org.sdvp.agent.binding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.device.CommandOrigin;
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

/** A machine that says and answers what a test wants. */
public final class FakeDriver implements HeatPumpDriver {
    /** A command with its origin. */
    public record Applied(HeatPumpCommand command, CommandOrigin origin) {}

    private final List<Applied> applied = new ArrayList<>();
    private CommandResult answer = CommandResult.ACCEPTED;
    private @Nullable SampleListener listener;
    private Runnable whenCommanded = () -> {};
    private boolean closed;

    /** What it answers to commands from now on. */
    public void answer(CommandResult result) {
        answer = result;
    }

    /** What happens when a command comes, before it is answered. */
    public void onCommand(Runnable task) {
        whenCommanded = task;
    }

    /** The commands that came. */
    public List<Applied> applied() {
        return applied;
    }

    /** Reports one good value. */
    public void report(HeatPumpSignal signal, SignalValue value, Instant time) {
        report(List.of(new Sample(signal, value, time, SampleQuality.GOOD)));
    }

    /** Reports a batch, if it has been started. */
    public void report(List<Sample> samples) {
        if (listener != null) {
            listener.onSamples(samples);
        }
    }

    public boolean isStarted() {
        return listener != null;
    }

    public boolean isClosed() {
        return closed;
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
        return signal == HeatPumpSignal.OUTDOOR_TEMPERATURE ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
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
    }

    @Override
    public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
        applied.add(new Applied(command, origin));
        whenCommanded.run();
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public void close() {
        closed = true;
    }
}
