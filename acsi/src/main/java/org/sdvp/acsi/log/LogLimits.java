package org.sdvp.acsi.log;

/**
 * Limits of logging.
 *
 * @param minIntgPd shortest integrity period in ms that a client may set, 1 or more
 */
public record LogLimits(long minIntgPd) {
    /** Checks the limit. */
    public LogLimits {
        if (minIntgPd < 1) {
            throw new IllegalArgumentException("minIntgPd must be 1 or more, but is " + minIntgPd);
        }
    }

    /** 1,000 ms. */
    public static LogLimits defaults() {
        return new LogLimits(1000);
    }
}
