package org.sdvp.xmpp.limit;

import java.time.Duration;
import java.time.Instant;

/** A bucket that fills with tokens at a steady rate up to its size; each call takes one. Not safe for many threads. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private double tokens;
    private Instant filled;

    /** Makes a full one. */
    TokenBucket(RateLimits.Rate rate, Instant now) {
        this.tokens = rate.burst();
        this.filled = now;
    }

    /** Takes a token, if there is one. A clock that was set back fills nothing, and takes nothing away. */
    boolean take(RateLimits.Rate rate, Instant now) {
        fill(rate, now);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    private void fill(RateLimits.Rate rate, Instant now) {
        Duration since = Duration.between(filled, now);
        if (!since.isNegative()) {
            tokens += (since.getSeconds() + since.getNano() / NANOS) * rate.perSecond();
        }
        filled = now;
        tokens = Math.min(tokens, rate.burst());
    }

    /** How long until there is a token, from when it was last asked for one. */
    Duration untilNext(RateLimits.Rate rate) {
        return tokens >= 1
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * NANOS));
    }

    /** Whether it is full, so that it tells nothing that a new one would not. */
    boolean isFull(RateLimits.Rate rate, Instant now) {
        fill(rate, now);
        return tokens >= rate.burst();
    }
}
