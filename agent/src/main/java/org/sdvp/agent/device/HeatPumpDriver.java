package org.sdvp.agent.device;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The device side of one heat pump: real (a field bus) or simulated.
 *
 * <p>A driver reports on its own beat, each signal with its own period, and nobody above ever waits for the machine.
 * All methods may be called from any thread; none blocks on the device.
 */
public interface HeatPumpDriver extends AutoCloseable {

    /** Who made the machine and which one it is; known before {@link #start}. */
    Nameplate nameplate();

    /** The signals this machine has. A signal not in the set is never reported. The set does not change. */
    Set<HeatPumpSignal> signals();

    /**
     * The longest real time between two samples of a signal as long as sensor and machine answer.
     *
     * @param signal one of {@link #signals}
     */
    Duration period(HeatPumpSignal signal);

    /** The modes this machine can be put into; selecting another is refused with {@link CommandReason#NOT_SUPPORTED}. */
    Set<OperatingMode> modes();

    /** The values a set point may take, both ends included, in °C. */
    ValueRange range(SetPoint target);

    /**
     * Begins reporting. The first batch holds every signal of {@link #signals}; later ones hold those that are due.
     *
     * @param listener gets the batches, one at a time and in order of time, on a thread of the driver
     * @throws IllegalStateException if the driver was started before or is closed
     */
    void start(SampleListener listener);

    /**
     * Asks the machine to do something.
     *
     * <p>The stage completes with the verdict once the machine's controller has taken or refused the command, not
     * when its effect is over; the effect shows in the signals. It never completes exceptionally: a machine that does
     * not answer gives {@link CommandReason#DEVICE_UNAVAILABLE}.
     *
     * @param command what to do
     * @param origin from where; see {@link CommandOrigin}
     */
    CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin);

    /** Ends reporting. After it returns no new batch begins. Closing twice does nothing. */
    @Override
    void close();
}
