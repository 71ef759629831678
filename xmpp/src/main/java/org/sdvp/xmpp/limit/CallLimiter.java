package org.sdvp.xmpp.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Holds accounts to their rates. All resources of an account share its buckets; accounts do not share anything, so that
 * none slows another. Safe for many threads.
 */
public final class CallLimiter {
    /** More accounts than a device has contacts; above it those that are at rest are forgotten. */
    private static final int MANY = 256;

    private final RateLimits limits;
    private final TimeSource time;
    private final ConcurrentHashMap<Jid, Account> accounts = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param limits the rates
     * @param time the clock
     */
    public CallLimiter(RateLimits limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    /**
     * Counts a call.
     *
     * @param from its sender
     * @param roles of the sender, at least one
     * @param reserved whether the call may use the reserve; asked only if it would be refused otherwise
     * @return empty: go on; otherwise how long the sender has to wait, above zero
     */
    public Optional<Duration> call(Jid from, Set<Role> roles, BooleanSupplier reserved) {
        Optional<RateLimits.Rate> rate = limits.of(roles);
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        Instant now = time.now();
        if (accounts.size() > MANY) {
            accounts.values().removeIf(account -> account.isAtRest(now));
        }
        return accounts.computeIfAbsent(from.bare(), jid -> new Account(rate.get(), now))
                .call(rate.get(), now, reserved);
    }

    private final class Account {
        private final TokenBucket calls;
        private final TokenBucket reserve;
        private RateLimits.Rate rate;
        private int refusals;
        private Instant countedSince;
        private Instant lockedUntil;

        Account(RateLimits.Rate rate, Instant now) {
            this.rate = rate;
            this.calls = new TokenBucket(rate, now);
            this.reserve = new TokenBucket(limits.reserve(), now);
            this.countedSince = now;
            this.lockedUntil = now;
        }

        synchronized Optional<Duration> call(RateLimits.Rate current, Instant now, BooleanSupplier reserved) {
            rate = current;
            boolean locked = isLocked(now);
            if (!locked && calls.take(rate, now)) {
                return Optional.empty();
            }
            if (reserved.getAsBoolean() && reserve.take(limits.reserve(), now)) {
                return Optional.empty();
            }
            if (!locked) {
                refused(now);
            }
            return Optional.of(isLocked(now) ? Duration.between(now, lockedUntil) : calls.untilNext(rate));
        }

        // A clock that was set back must not lock out for longer than it is meant.
        private boolean isLocked(Instant now) {
            return now.isBefore(lockedUntil)
                    && Duration.between(now, lockedUntil)
                                    .compareTo(limits.lockOut().time())
                            <= 0;
        }

        private void refused(Instant now) {
            RateLimits.LockOut lockOut = limits.lockOut();
            Duration since = Duration.between(countedSince, now);
            if (since.isNegative() || since.compareTo(lockOut.within()) > 0) {
                refusals = 0;
                countedSince = now;
            }
            if (++refusals >= lockOut.refusals()) {
                refusals = 0;
                countedSince = now;
                lockedUntil = now.plus(lockOut.time());
            }
        }

        synchronized boolean isAtRest(Instant now) {
            return !isLocked(now) && calls.isFull(rate, now) && reserve.isFull(limits.reserve(), now);
        }
    }
}
