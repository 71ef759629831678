package org.sdvp.centre.fleet.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * Plans a fleet: for each house when its heat pump runs, so that the aim of all together is little, rooms stay within comfort and
 * the cap of total power is never exceeded.
 *
 * <p>Each house alone is solved by {@link HousePlanner}. If all together exceed the cap, each step gets a price, which rises
 * while it is exceeded, and a surcharge on what is above it; houses answer one after the other, round by round (the method of
 * multipliers, by coordinates). What is still above the cap then is taken out, and houses are planned anew two at a time with all
 * others as they are, as long as that helps. There is always a plan: where the cap does not leave enough, rooms get colder than
 * wanted. The plan under a cap is good, not proven to be the best.
 */
public final class FleetPlanner {
    private static final int ROUNDS = 12;
    private static final int IMPROVEMENTS = 12;
    private static final double FIRST_WEIGHT = 0.25;
    private static final double GROWTH = 1.6;
    private static final double PRICE_MOVE = 4;
    private static final int TRIALS = 1_000;
    private static final double WIDTH_OF_NUDGES = 5;
    private static final double LEAST_GAIN = 1e-9;
    private static final double FINE = 0.04;
    private static final double LEAST_PRICE = 1e-5;
    private static final double SLACK = 1e-6;

    private final int workers;
    private final double fine;

    /** One that uses so many threads. */
    public FleetPlanner(int workers) {
        this(workers, FINE);
    }

    FleetPlanner(int workers, double fine) {
        this.workers = workers;
        this.fine = fine;
    }

    /**
     * The plans of houses, in their order.
     *
     * @throws IllegalArgumentException if the cap is below what they take even when all of them stand by, or a house has not an
     *     outdoor temperature for each step
     */
    public List<HousePlan> plan(PlanTerms terms, Tariff tariff, List<House> houses) {
        double[] objective = tariff.objective(terms.aim());
        List<HouseCourse> courses = new ArrayList<>();
        for (House house : houses) {
            if (house.outdoor().size() != terms.steps()) {
                throw new IllegalArgumentException(house.device() + ": expected " + terms.steps()
                        + " outdoor temperatures, but got " + house.outdoor().size());
            }
            courses.add(new HouseCourse(house, terms, tariff, objective));
        }
        boolean[][] on = new Run(courses, objective, cap(terms, houses)).all();
        List<HousePlan> plans = new ArrayList<>();
        for (int i = 0; i < on.length; i++) {
            plans.add(courses.get(i).plan(on[i]));
        }
        return plans;
    }

    /** What the cap leaves above standby, W. */
    private static OptionalDouble cap(PlanTerms terms, List<House> houses) {
        if (terms.cap().isEmpty()) {
            return OptionalDouble.empty();
        }
        double standby = houses.stream()
                .mapToDouble(house -> house.model().machine().standby())
                .sum();
        double cap = terms.cap().getAsDouble();
        if (cap < standby) {
            throw new IllegalArgumentException("a cap of " + Math.round(cap) + " W cannot be kept: the heat pumps take "
                    + Math.round(standby) + " W even when all of them stand by");
        }
        return OptionalDouble.of(cap - standby);
    }

    private final class Run {
        private final List<HouseCourse> courses;
        private final double[] objective;
        private final OptionalDouble cap;
        private final boolean[][] on;
        private final List<Integer> order = new ArrayList<>();
        private final HousePlanner planner = new HousePlanner(fine);

        Run(List<HouseCourse> courses, double[] objective, OptionalDouble cap) {
            this.courses = courses;
            this.objective = objective;
            this.cap = cap;
            this.on = new boolean[courses.size()][];
            for (int i = 0; i < on.length; i++) {
                order.add(i);
            }
        }

        boolean[][] all() {
            each();
            if (cap.isPresent() && exceeded(load())) {
                order.sort(Comparator.comparingDouble(i -> margin(courses.get(i).house)));
                press();
                within();
            }
            return on;
        }

        /** Plans every house for itself. */
        private void each() {
            List<ForkJoinTask<?>> tasks = new ArrayList<>();
            ForkJoinPool pool = new ForkJoinPool(workers);
            try {
                for (int w = 0; w < workers; w++) {
                    int first = w;
                    tasks.add(pool.submit(() -> {
                        HousePlanner planner = new HousePlanner(fine);
                        for (int i = first; i < on.length; i += workers) {
                            on[i] = best(planner, i);
                        }
                    }));
                }
                tasks.forEach(ForkJoinTask::join);
            } finally {
                pool.shutdown();
            }
        }

        private boolean[] best(HousePlanner planner, int i) {
            boolean[] found = planner.solve(courses.get(i), null, null);
            boolean[] thermostat = courses.get(i).thermostat();
            return courses.get(i).value(thermostat) < courses.get(i).value(found) ? thermostat : found;
        }

        private double[] load() {
            double[] load = new double[objective.length];
            for (int i = 0; i < on.length; i++) {
                add(load, i, 1);
            }
            return load;
        }

        private void add(double[] load, int i, int sign) {
            double counted = courses.get(i).counted();
            for (int k = 0; k < load.length; k++) {
                load[k] += on[i][k] ? sign * counted : 0;
            }
        }

        private boolean exceeded(double[] load) {
            return Arrays.stream(load).anyMatch(power -> power > cap.orElseThrow());
        }

        /**
         * Lets the load go down to the cap. A step has a price that stays and rises or falls after each round, and a surcharge on what
         * is above the cap just then, which grows from round to round; houses answer to both one after the other.
         */
        private void press() {
            double[] load = load();
            double[] prices = new double[objective.length];
            double weight = scale() * FIRST_WEIGHT;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i : order) {
                    add(load, i, -1);
                    on[i] = planner.solve(courses.get(i), surcharge(load, prices, i, weight), null);
                    add(load, i, 1);
                }
                for (int k = 0; k < prices.length; k++) {
                    double over = (load[k] - cap.orElseThrow()) / Math.max(1, cap.orElseThrow());
                    prices[k] = Math.max(0, prices[k] + PRICE_MOVE * weight * over);
                }
                weight *= GROWTH;
            }
        }

        private double[] surcharge(double[] load, double[] prices, int i, double weight) {
            double counted = courses.get(i).counted();
            double[] surcharge = new double[prices.length];
            for (int k = 0; k < prices.length; k++) {
                double over = Math.max(0, Math.min(counted, load[k] + counted - cap.orElseThrow()));
                surcharge[k] = prices[k] + weight * over / counted;
            }
            return surcharge;
        }

        /** Takes houses out of steps above the cap, the warmest first, and then makes two at a time better. */
        private void within() {
            double[] load = load();
            for (int at = order.size() - 1; at >= 0; at--) {
                int i = order.get(at);
                if (above(load, i)) {
                    add(load, i, -1);
                    on[i] = planner.solve(courses.get(i), null, blocked(load, i));
                    add(load, i, 1);
                }
            }
            // The fewer there are, the worse one after the other goes, and the more can be tried.
            int rounds = Math.max(IMPROVEMENTS, TRIALS / order.size());
            Random lot = new Random(order.size());
            for (int round = 0; round < rounds; round++) {
                for (int at = 0; at < order.size(); at++) {
                    // Another partner in each round.
                    int partner = order.get((at + 1 + round * round) % order.size());
                    improve(load, order.get(at), partner, round == 0 ? null : nudge(lot));
                }
            }
        }

        /** Prices by lot that make a house leave some steps to others. */
        private double[] nudge(Random lot) {
            double[] nudge = new double[objective.length];
            double scale = scale();
            for (int k = 0; k < nudge.length; k++) {
                nudge[k] = lot.nextBoolean() ? 0 : scale * Math.exp(WIDTH_OF_NUDGES * lot.nextDouble());
            }
            return nudge;
        }

        private double scale() {
            return Math.max(
                    LEAST_PRICE,
                    Arrays.stream(objective).map(Math::abs).average().orElse(0));
        }

        private boolean above(double[] load, int i) {
            for (int k = 0; k < load.length; k++) {
                if (on[i][k] && load[k] > cap.orElseThrow() + SLACK) {
                    return true;
                }
            }
            return false;
        }

        private double margin(House house) {
            return house.room() - house.model().comfort().min();
        }

        /** Plans one anew, and then another, with all others as they are; it stays so if that is better. */
        private void improve(double[] load, int i, int partner, double @Nullable [] nudge) {
            boolean[] own = on[i];
            boolean[] others = on[partner];
            double before = courses.get(i).value(own) + courses.get(partner).value(others);
            if (partner != i) {
                add(load, partner, -1);
            }
            anew(load, i, nudge);
            if (partner != i) {
                on[partner] = planner.solve(courses.get(partner), null, blocked(load, partner));
                add(load, partner, 1);
            }
            if (nudge != null) {
                anew(load, i, null);
            }
            if (courses.get(i).value(on[i]) + courses.get(partner).value(on[partner]) >= before - LEAST_GAIN) {
                replace(load, i, own);
                replace(load, partner, others);
            }
        }

        private void anew(double[] load, int i, double @Nullable [] nudge) {
            add(load, i, -1);
            on[i] = planner.solve(courses.get(i), nudge, blocked(load, i));
            add(load, i, 1);
        }

        private void replace(double[] load, int i, boolean[] way) {
            add(load, i, -1);
            on[i] = way;
            add(load, i, 1);
        }

        private boolean[] blocked(double[] load, int i) {
            boolean[] blocked = new boolean[load.length];
            for (int k = 0; k < load.length; k++) {
                blocked[k] = load[k] + courses.get(i).counted() > cap.orElseThrow() + SLACK;
            }
            return blocked;
        }
    }
}
