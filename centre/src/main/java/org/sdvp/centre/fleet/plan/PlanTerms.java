package org.sdvp.centre.fleet.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a plan is to be.
 *
 * @param zone whose prices hold
 * @param from its beginning
 * @param step how long each of its steps is
 * @param steps how many; at most as many as a schedule of a heat pump has entries
 * @param aim what is to be little
 * @param cap highest electric power of all houses together, W; empty for none
 * @param longestOff no heat pump is stopped longer than this, for the sake of hot water, unless the cap leaves no choice
 */
public record PlanTerms(
        Zone zone, Instant from, Duration step, int steps, Aim aim, OptionalDouble cap, Duration longestOff) {
    /** The most entries of a schedule. */
    public static final int MOST_STEPS = 96;

    private static final Duration LONGEST = Duration.ofDays(2);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final double MOST_CARBON = 10_000;

    /**
     * What is to be little: money, CO2, or both.
     *
     * @param money weight of the price; 1, or 0 if it is not to count
     * @param carbon what a tonne of CO2 counts as, EUR
     */
    public record Aim(double money, double carbon) {
        /** Only money. */
        public static final Aim COST = new Aim(1, 0);
        /** Only CO2. */
        public static final Aim CARBON = new Aim(0, 100);

        /**
         * Checks the weights.
         *
         * @throws IllegalArgumentException if one is out of its range, or both are 0
         */
        public Aim {
            if (!(money >= 0 && money <= 1 && carbon >= 0 && carbon <= MOST_CARBON && money + carbon > 0)) {
                throw new IllegalArgumentException(
                        "expected a weight of money of 0 to 1 and 0 to 10,000 EUR for a tonne"
                                + " of CO2, not both 0, but got " + money + " and " + carbon);
            }
        }

        /** What electricity counts as, EUR for each Wh. */
        double of(double price, double co2) {
            return money * price / 1e6 + (carbon == 0 ? 0 : carbon * co2 / 1e9);
        }
    }

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException saying which is not kept
     */
    public PlanTerms {
        if (step.compareTo(QUARTER) < 0
                || !step.equals(Duration.ofSeconds(step.toSeconds()))
                || step.toSeconds() % Quarter.SECONDS != 0) {
            throw new IllegalArgumentException("expected steps of whole quarters of an hour, not " + step);
        }
        if (steps < 1 || steps > MOST_STEPS || step.multipliedBy(steps).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected 1 to " + MOST_STEPS + " steps and at most 48 hours, not "
                    + steps + " of " + step.toMinutes() + " minutes");
        }
        if (from.getNano() != 0 || from.getEpochSecond() % Quarter.SECONDS != 0) {
            throw new IllegalArgumentException("expected a beginning at a whole quarter of an hour, not " + from);
        }
        if (cap.isPresent() && !(cap.getAsDouble() >= 0 && cap.getAsDouble() <= 1e12)) {
            throw new IllegalArgumentException("expected a cap of 0 W to 1e12 W, not " + cap.getAsDouble());
        }
        if (longestOff.compareTo(step) < 0 || longestOff.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected a longest stop of one step to 48 hours, not " + longestOff);
        }
    }

    /** Terms for a stretch of time, in steps of a quarter of an hour up to 24 hours and of half an hour above. */
    public static PlanTerms of(Zone zone, PriceSeries.Stretch time, Aim aim, OptionalDouble cap, Duration longestOff) {
        Duration length = PriceSeries.length(time);
        Duration step = length.compareTo(QUARTER.multipliedBy(MOST_STEPS)) <= 0 ? QUARTER : QUARTER.multipliedBy(2);
        if (length.isNegative() || length.toSeconds() % step.toSeconds() != 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected a time of 1 to " + MOST_STEPS + " whole steps of "
                    + step.toMinutes() + " minutes, not " + length.toMinutes() + " minutes");
        }
        return new PlanTerms(zone, time.from(), step, (int) length.dividedBy(step), aim, cap, longestOff);
    }

    /** When a step begins. */
    public Instant start(int step) {
        return from.plus(this.step.multipliedBy(step));
    }

    /** Its end. */
    public Instant to() {
        return start(steps);
    }

    /** Length of a step, h. */
    public double hours() {
        return step.toSeconds() / 3600.0;
    }
}
