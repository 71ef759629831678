package org.sdvp.agent.device.simulated;

import java.time.Duration;

/**
 * How simulated time follows the real clock.
 *
 * @param speed simulated seconds in a real second, above 0
 * @param beat how often, in real time, the plant is moved on and its sensors are looked at, above 0
 */
public record Pace(double speed, Duration beat) {

    /** As the real clock, once a second. */
    public static final Pace REAL_TIME = new Pace(1, Duration.ofSeconds(1));

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is not above 0, or the speed is not finite
     */
    public Pace {
        if (!(speed > 0) || !Double.isFinite(speed) || beat.isNegative() || beat.isZero()) {
            throw new IllegalArgumentException("Speed and beat must be above 0, not " + speed + " and " + beat);
        }
    }

    /** Simulated time that goes with a real time, at most {@code longest}. */
    Duration simulated(Duration real, Duration longest) {
        double seconds = (real.toSeconds() + real.toNanosPart() * 1e-9) * speed;
        return seconds >= longest.toSeconds() ? longest : Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Real time that goes with a simulated time. */
    Duration real(Duration simulated) {
        return Duration.ofMillis(Math.round(simulated.toMillis() / speed));
    }
}
