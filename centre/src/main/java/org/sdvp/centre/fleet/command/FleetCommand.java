package org.sdvp.centre.fleet.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision of one person, for one or many devices. Immutable; how it goes is in its {@link TargetResult}s.
 *
 * @param id number, unique in the store
 * @param tenant whose devices
 * @param by who decided
 * @param decided when
 * @param action what to do
 * @param rules how to go about it
 * @param state how far it is
 * @param ended when it came to its end; empty before
 */
public record FleetCommand(
        long id,
        String tenant,
        String by,
        Instant decided,
        FleetAction action,
        Rules rules,
        State state,
        Optional<Instant> ended) {
    /** How far it is. */
    public enum State {
        /** At least one device is not done with. */
        RUNNING,
        /** Somebody has called it off; what is under way is waited for. */
        CANCELLING,
        /** Called off: devices not reached by then were left alone. */
        CANCELLED,
        /** Every device is done with, well or badly. */
        DONE
    }

    /**
     * How to go about it.
     *
     * @param inFlight at most so many devices at a time
     * @param stagger each device waits a random time up to this, so that not all switch at once
     * @param deadline after this time devices not yet asked are left alone
     * @param measureEffect how long to wait for the measured effect after a device has applied it; zero not to
     */
    public record Rules(int inFlight, Duration stagger, Duration deadline, Duration measureEffect) {
        /** 200 at a time, no stagger, ten minutes, two minutes for the effect. */
        public static final Rules USUAL = new Rules(200, Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(2));

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a number or time is out of them
         */
        public Rules {
            if (inFlight < 1 || inFlight > 10_000) {
                throw new IllegalArgumentException("expected 1 to 10,000 devices in flight, not " + inFlight);
            }
            if (stagger.isNegative() || stagger.compareTo(deadline) > 0) {
                throw new IllegalArgumentException(
                        "expected a stagger of 0 up to the deadline of " + deadline + ", not " + stagger);
            }
            if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException(
                        "expected a deadline of more than 0 and at most 7 days, not " + deadline);
            }
            if (measureEffect.isNegative() || measureEffect.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("expected 0 to 1 hour for the effect, not " + measureEffect);
            }
        }
    }
}
