package org.sdvp.centre.store;

import java.time.Duration;

/**
 * How long history stays. Samples that are too old are joined to means of a quarter of an hour, which stay longer.
 *
 * @param samples how long a sample stays as it came; whole days are joined, in UTC
 * @param means how long means, gaps and presence stay
 */
public record Retention(Duration samples, Duration means) {
    /** Samples for 31 days, means for five years. */
    public static final Retention USUAL = new Retention(Duration.ofDays(31), Duration.ofDays(5 * 366));

    /** Nothing goes within a hundred years. */
    public static final Retention ALL = new Retention(Duration.ofDays(36_525), Duration.ofDays(36_525));

    /**
     * Checks that both make sense.
     *
     * @throws IllegalArgumentException if samples stay less than a day, or means less long than samples
     */
    public Retention {
        if (samples.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("expected samples to stay for a day at least, not " + samples);
        }
        if (means.compareTo(samples) < 0) {
            throw new IllegalArgumentException(
                    "expected means to stay at least as long as samples (" + samples + "), not " + means);
        }
    }
}
