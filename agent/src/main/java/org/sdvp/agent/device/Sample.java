package org.sdvp.agent.device;

import java.time.Instant;
import java.util.Objects;

/**
 * One reading of one signal.
 *
 * @param signal what was read
 * @param value the reading, of the kind the signal names, in the signal's unit; with a quality other than
 *     {@link SampleQuality#GOOD} it is the last that could be had
 * @param time when it was read, by the real clock even if the machine is simulated faster
 * @param quality how far to trust the value
 */
public record Sample(HeatPumpSignal signal, SignalValue value, Instant time, SampleQuality quality) {

    /**
     * Checks that the value fits the signal.
     *
     * @throws IllegalArgumentException if the value is of another kind than the signal's
     */
    public Sample {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(quality, "quality");
        if (value.kind() != signal.kind()) {
            throw new IllegalArgumentException(
                    "Signal " + signal + " holds a " + signal.kind() + " but the sample has a " + value.kind());
        }
    }
}
