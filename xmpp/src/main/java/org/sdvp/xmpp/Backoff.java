package org.sdvp.xmpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try to log in: longer each time, and spread, so that a thousand devices do not come
 * back in the same second after the XMPP server was away.
 *
 * @param first wait after the first failure
 * @param most longest wait
 * @param factor by which each wait is longer than the one before, 1 or more
 * @param spread by which a wait may be shorter or longer, as a share of it, 0 to 1
 * @param refused wait after a refusal that only a person can help, such as a wrong password
 */
public record Backoff(Duration first, Duration most, double factor, double spread, Duration refused) {
    /** 1 s doubling to 2 min, spread by a half; 5 min after a refusal. */
    public static final Backoff USUAL =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), 2, 0.5, Duration.ofMinutes(5));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Backoff {
        if (first.isNegative() || first.compareTo(most) > 0 || factor < 1 || spread < 0 || spread > 1) {
            throw new IllegalArgumentException("expected 0 <= first <= most, factor >= 1, spread 0 to 1, came first "
                    + first + ", most " + most + ", factor " + factor + ", spread " + spread);
        }
    }

    /**
     * The wait before the next try.
     *
     * @param failures how many tries have failed in a row, 0 or more
     * @param random for the spread
     */
    public Duration wait(int failures, RandomGenerator random) {
        double millis = (double) first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        return spread(Math.min(millis, (double) most.toMillis()), random);
    }

    /** The wait after a refusal that only a person can help. */
    public Duration waitRefused(RandomGenerator random) {
        return spread((double) refused.toMillis(), random);
    }

    private Duration spread(double millis, RandomGenerator random) {
        return Duration.ofMillis(Math.round(millis * (1 + spread * (2 * random.nextDouble() - 1))));
    }
}
