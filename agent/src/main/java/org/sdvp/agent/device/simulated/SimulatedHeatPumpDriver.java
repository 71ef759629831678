package org.sdvp.agent.device.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.ValueRange;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver for a heat pump that is not there: moves a {@link HeatPumpPlant} along with the real clock, times a speed
 * factor, and reports what the sensors of its box see.
 *
 * <p>One beat moves at most {@link #MOST_STEPS} steps. If more time went by, as when a computer slept or the speed is
 * more than it can do, the rest is left out: simulated time falls behind, everything else goes on as usual. A clock set
 * back counts as no time.
 *
 * <p>An accepted command is carried out at the present simulated time; what it changes is reported at once, before its
 * stage completes.
 */
public final class SimulatedHeatPumpDriver implements HeatPumpDriver {

    /** Most steps one beat moves: ten hours in steps of a second, some 10 ms of work. */
    public static final long MOST_STEPS = 36_000;

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedHeatPumpDriver.class);

    private final HeatPumpPlant plant;
    private final Pace pace;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final MeasuringBox box;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SampleListener listener;
    private @Nullable ScheduledFuture<?> beats;
    private Instant last = Instant.EPOCH;
    private boolean closed;

    /**
     * A driver not yet started.
     *
     * @param plant belongs to this driver from now on
     * @param pace how fast
     * @param scheduler runs the beats; may be shared, is not shut down by this driver
     * @param clock the real clock, which also stamps the samples
     */
    public SimulatedHeatPumpDriver(
            HeatPumpPlant plant, Pace pace, ScheduledExecutorService scheduler, InstantSource clock) {
        this.plant = plant;
        this.pace = pace;
        this.scheduler = scheduler;
        this.clock = clock;
        this.box = new MeasuringBox(plant);
    }

    @Override
    public Nameplate nameplate() {
        HeatPumpProduct product = plant.profile().machine().product();
        String serial = "SIM-" + plant.profile().name() + "-"
                + Long.toHexString(plant.profile().seed());
        return new Nameplate(product.make(), product.model(), serial);
    }

    @Override
    public Set<HeatPumpSignal> signals() {
        return MeasuringBox.signals();
    }

    @Override
    public Duration period(HeatPumpSignal signal) {
        // Looked at on the first beat after it is due.
        return pace.real(MeasuringBox.period(signal)).plus(pace.beat());
    }

    @Override
    public Set<OperatingMode> modes() {
        return ControlPanel.modes();
    }

    @Override
    public ValueRange range(SetPoint target) {
        return ControlPanel.range(target);
    }

    @Override
    public void start(SampleListener newListener) {
        lock.lock();
        try {
            if (closed || listener != null) {
                throw new IllegalStateException(
                        "Driver of " + plant.profile().name() + " is " + (closed ? "closed" : "started already"));
            }
            listener = newListener;
            last = clock.instant();
            long nanos = pace.beat().toNanos();
            beats = scheduler.scheduleWithFixedDelay(this::beat, 0, nanos, TimeUnit.NANOSECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void beat() {
        lock.lock();
        try {
            if (!closed) {
                catchUp();
                report();
            }
        } catch (RuntimeException e) {
            // A scheduler drops a task that throws; the pump must go on beating.
            LOG.error(
                    "Beat of {} failed; the next one will try again",
                    plant.profile().name(),
                    e);
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() {
        Instant now = clock.instant();
        Duration real = Duration.between(last, now);
        last = now;
        if (real.isNegative() || real.isZero()) {
            return;
        }
        Duration longest = Duration.ofSeconds((long) (MOST_STEPS * plant.step()));
        Duration simulated = pace.simulated(real, longest);
        if (simulated.equals(longest)) {
            LOG.warn(
                    "{}: {} went by since the last beat; simulating {} of it",
                    plant.profile().name(),
                    real,
                    longest);
        }
        plant.advance(simulated);
    }

    private void report() {
        SampleListener to = listener;
        if (to == null) {
            return;
        }
        List<Sample> batch = box.read(last);
        if (!batch.isEmpty()) {
            to.onSamples(List.copyOf(batch));
        }
    }

    @Override
    public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
        CompletableFuture<CommandResult> answer = new CompletableFuture<>();
        try {
            scheduler.execute(() -> answer.complete(carryOut(command, origin)));
        } catch (RejectedExecutionException e) {
            answer.complete(unavailable());
        }
        return answer.minimalCompletionStage();
    }

    private CommandResult carryOut(HeatPumpCommand command, CommandOrigin origin) {
        lock.lock();
        try {
            if (closed) {
                return unavailable();
            }
            CommandResult result = plant.apply(command, origin);
            if (result.accepted()) {
                reportQuietly();
            }
            return result.delay().isZero()
                    ? result
                    : CommandResult.delayed(result.reason(), pace.real(result.delay()), result.detail());
        } finally {
            lock.unlock();
        }
    }

    private void reportQuietly() {
        try {
            report();
        } catch (RuntimeException e) {
            LOG.error(
                    "Listener of {} failed on what a command changed",
                    plant.profile().name(),
                    e);
        }
    }

    private CommandResult unavailable() {
        return CommandResult.refused(
                CommandReason.DEVICE_UNAVAILABLE,
                "The driver of " + plant.profile().name() + " is closed");
    }

    /**
     * Breaks a sensor or mends it.
     *
     * @param signal one that is measured by a sensor, not computed
     * @param fault what is wrong with it from now on; empty mends it
     * @throws IllegalArgumentException if the signal has no sensor
     */
    public void fault(HeatPumpSignal signal, Optional<SensorFault> fault) {
        lock.lock();
        try {
            box.fault(signal, fault);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (beats != null) {
                beats.cancel(false);
            }
        } finally {
            lock.unlock();
        }
    }
}
