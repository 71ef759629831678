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
 * @param scatter longest wait after the first failed login, which may be anything from {@code first} up, and least of
 *     those after it: all who had their stream at one XMPP server meet the first failure together when it restarts (RFC
 *     6120 3.3); {@code first} to {@code most}
 */
public record Backoff(Duration first, Duration most, double factor, double spread, Duration refused, Duration scatter) {
    /** 1 s doubling to 2 min, spread by a half; 5 min after a refusal; up to 1 min after the first failure. */
    public static final Backoff USUAL = new Backoff(
            Duration.ofSeconds(1), Duration.ofMinutes(2), 2, 0.5, Duration.ofMinutes(5), Duration.ofMinutes(1));

    /** The usual one without scattering: for a program of which there are few, and for which people wait. */
    public static final Backoff OF_FEW =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), 2, 0.5, Duration.ofMinutes(5));

    /** One that does not scatter: for few programs, or tests. */
    public Backoff(Duration first, Duration most, double factor, double spread, Duration refused) {
        this(first, most, factor, spread, refused, first);
    }

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
        if (scatter.compareTo(first) < 0 || scatter.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "expected scatter between " + first + " and " + most + ", came " + scatter);
        }
    }

    /**
     * The wait before the next try.
     *
     * @param failures how many tries have failed in a row, 0 or more
     * @param random for the spread
     */
    public Duration wait(int failures, RandomGenerator random) {
        if (failures == 1 && scatter.compareTo(first) > 0) {
            return first.plusMillis(random.nextLong(scatter.minus(first).toMillis() + 1));
        }
        double millis = (double) first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        // Who has been scattered stays so.
        double least = failures > 1 ? (double) scatter.toMillis() : 0;
        return spread(Math.min(Math.max(millis, least), (double) most.toMillis()), random);
    }

    /** The wait after a refusal that only a person can help. */
    public Duration waitRefused(RandomGenerator random) {
        return spread((double) refused.toMillis(), random);
    }

    private Duration spread(double millis, RandomGenerator random) {
        return Duration.ofMillis(Math.round(millis * (1 + spread * (2 * random.nextDouble() - 1))));
    }
}
