package org.sdvp.xmpp.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.Role;

/**
 * How much one account may ask, by its role; who has several roles has the most generous of their rates.
 *
 * @param byRole calls of all kinds; a role that is missing has no limit
 * @param reserve beside that, for what must get through: commands, Cancel, Release, and commands of people (XEP-0050)
 * @param lockOut when an account is locked out
 */
public record RateLimits(Map<Role, Rate> byRole, Rate reserve, LockOut lockOut) {
    private static final RateLimits USUAL = new RateLimits(
            Map.of(
                    Role.SERVICE_PROVIDER, new Rate(1000, 5000),
                    Role.USER, new Rate(200, 2000),
                    Role.VENDOR, new Rate(200, 2000)),
            new Rate(5, 20),
            new LockOut(500, Duration.ofSeconds(10), Duration.ofSeconds(30)));

    /** Copies the rates. */
    public RateLimits {
        byRole = Map.copyOf(byRole);
    }

    /**
     * 1,000 calls a second for a service provider and 5,000 at once, 200 and 2,000 for the others, 5 and 20 in reserve; locked
     * out for 30 s after 500 refusals within 10 s. A full reading of a heat pump takes some dozens of calls.
     */
    public static RateLimits usual() {
        return USUAL;
    }

    /** The same with another rate of a role. */
    public RateLimits with(Role role, Rate rate) {
        Map<Role, Rate> changed = new EnumMap<>(byRole);
        changed.put(role, rate);
        return new RateLimits(changed, reserve, lockOut);
    }

    /** The rate of who has these roles; empty: no limit. */
    Optional<Rate> of(Set<Role> roles) {
        return roles.stream().allMatch(byRole::containsKey)
                ? roles.stream()
                        .map(byRole::get)
                        .max(Comparator.comparingDouble(Rate::perSecond).thenComparingInt(Rate::burst))
                : Optional.empty();
    }

    /**
     * Calls in time.
     *
     * @param perSecond lasting average, above 0
     * @param burst at once after a pause, 1 or more
     */
    public record Rate(double perSecond, int burst) {
        /** Checks the figures. */
        public Rate {
            if (!(perSecond > 0) || perSecond > 1e9 || burst < 1) {
                throw new IllegalArgumentException(
                        "a rate must be above 0 a second (at most 10^9) and 1 or more at once," + " but is " + perSecond
                                + " and " + burst);
            }
        }
    }

    /**
     * When an account that does not stop is locked out. The reserve stays open to it.
     *
     * @param refusals so many, 1 or more
     * @param within so long
     * @param time for how long
     */
    public record LockOut(int refusals, Duration within, Duration time) {
        /** Checks the figures. */
        public LockOut {
            if (refusals < 1 || within.isNegative() || within.isZero() || time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a lock-out needs 1 refusal or more and times above zero, but has "
                        + refusals + ", " + within + " and " + time);
            }
        }
    }
}
