package org.sdvp.it.centre;

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

/** A machine that counts how often it is told something, and answers when a test lets it. */
final class SwitchPump implements HeatPumpDriver {
    private final List<HeatPumpCommand> commands = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<CommandResult>> waiting = new CopyOnWriteArrayList<>();
    private volatile @Nullable SampleListener listener;
    private volatile boolean atOnce;

    /** How many commands came. */
    int told() {
        return commands.size();
    }

    /** Does and answers what waits. */
    void answer() {
        if (!waiting.isEmpty()) {
            report(HeatPumpSignal.RUN_PERMITTED, new SignalValue.Flag(false), Instant.now());
            waiting.forEach(answer -> answer.complete(CommandResult.ACCEPTED));
            waiting.clear();
        }
    }

    /** Does from now on what it is told. */
    void answerAtOnce() {
        atOnce = true;
        answer();
    }

    void report(HeatPumpSignal signal, SignalValue value, Instant time) {
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
        return EnumSet.allOf(HeatPumpSignal.class);
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
    }

    @Override
    public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
        commands.add(command);
        CompletableFuture<CommandResult> answer = new CompletableFuture<>();
        waiting.add(answer);
        if (atOnce) {
            answer();
        }
        return answer;
    }

    @Override
    public void close() {
        listener = null;
    }
}
