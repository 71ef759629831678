package org.sdvp.agent.device;

/**
 * Allowed values, both ends included.
 *
 * @param min lowest
 * @param max highest
 */
public record ValueRange(double min, double max) {

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if an end is not finite or {@code min > max}
     */
    public ValueRange {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            throw new IllegalArgumentException("A range needs finite ends in order, not " + min + " to " + max);
        }
    }

    /** Whether a value lies within; never for NaN. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }
}
