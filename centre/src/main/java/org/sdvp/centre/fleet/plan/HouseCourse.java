package org.sdvp.centre.fleet.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sdvp.centre.fleet.plan.HousePlan.Expected;

/**
 * One house under the terms of a plan: what each step does to its room temperature and what that counts as. A heat pump that is
 * permitted to run while the room is above the highest temperature wanted stands by, as its own thermostat has it.
 */
final class HouseCourse {
    /** A K outside of comfort for an hour counts as this much electricity, kWh, at the highest price of the plan. */
    private static final double DISCOMFORT = 50;
    /** A start counts as running so long, h. */
    private static final double START = 0.05;
    /** What electricity counts as at least for discomfort, EUR for each Wh. */
    private static final double LEAST_PRICE = 1e-4;

    final House house;
    final double[] objective;
    final double hours;
    final int steps;
    final int longestOff;
    final double left;
    final double[] rests;
    final double[] heated;
    final double run;
    final double standby;
    final double discomfort;
    final double start;
    final double worth;

    private final Tariff tariff;
    private final PlanTerms terms;

    HouseCourse(House house, PlanTerms terms, Tariff tariff, double[] objective) {
        HouseModel model = house.model();
        this.house = house;
        this.terms = terms;
        this.tariff = tariff;
        this.objective = objective;
        this.hours = terms.hours();
        this.steps = terms.steps();
        this.longestOff = (int) terms.longestOff().dividedBy(terms.step());
        this.left = model.left(hours);
        this.run = model.machine().run() * hours;
        this.standby = model.machine().standby() * hours;
        rests = new double[steps];
        heated = new double[steps];
        double cop = 0;
        for (int k = 0; k < steps; k++) {
            double outdoor = house.outdoor().get(k);
            double heat = model.machine().run() * model.machine().cop(outdoor);
            rests[k] = model.balance(outdoor, 0) * (1 - left);
            heated[k] = model.balance(outdoor, heat) * (1 - left);
            cop += model.machine().cop(outdoor) / steps;
        }
        double highest = Arrays.stream(objective).map(Math::abs).max().orElse(0);
        double mean = Arrays.stream(objective).average().orElse(0);
        discomfort = DISCOMFORT * 1000 * Math.max(LEAST_PRICE, highest);
        start = START * model.machine().run() * Math.max(LEAST_PRICE, highest);
        worth = model.building().capacity() / cop * Math.max(0, mean);
    }

    /** Power that counts against the cap, W, beyond standby. */
    double counted() {
        return house.model().machine().most() - house.model().machine().standby();
    }

    /** Whether it heats in a step if it is permitted. */
    boolean heats(double room) {
        return room < house.model().comfort().max();
    }

    /** Room temperature at the end of a step. */
    double next(int step, double room, boolean heats) {
        return left * room + (heats ? heated[step] : rests[step]);
    }

    /** What it counts as that the room has this temperature at the end of a step, EUR. */
    double discomfort(double room) {
        double off = off(room);
        return off == 0 ? 0 : discomfort * hours * off * (1 + off);
    }

    private double off(double room) {
        HouseModel.Comfort comfort = house.model().comfort();
        return Math.max(0, Math.max(comfort.min() - room, room - comfort.max()));
    }

    /** What it counts as to be stopped a step longer than is allowed, EUR. */
    double tooLong() {
        return discomfort * hours;
    }

    /** What heat that is left in the house at the end counts as, EUR. */
    double worth(double room) {
        return worth
                * (Math.min(room, house.model().comfort().max())
                        - house.model().comfort().min());
    }

    /** What a way to run it counts as in all, EUR; the least is the best. */
    double value(boolean[] on) {
        double value = 0;
        double room = house.room();
        boolean before = house.runs();
        int off = before ? 0 : 1;
        for (int k = 0; k < steps; k++) {
            boolean heats = on[k] && heats(room);
            room = next(k, room, heats);
            off = on[k] ? 0 : off + 1;
            value += objective[k] * (heats ? run : standby)
                    + discomfort(room)
                    + (on[k] && !before ? start : 0)
                    + (off > longestOff ? tooLong() : 0);
            before = on[k];
        }
        return value - worth(room);
    }

    /** How a thermostat would run it that knows no prices: from the lowest temperature wanted up to the highest. */
    boolean[] thermostat() {
        boolean[] on = new boolean[steps];
        double room = house.room();
        boolean runs = house.runs();
        for (int k = 0; k < steps; k++) {
            HouseModel.Comfort comfort = house.model().comfort();
            // One that would fall below within the step begins with it.
            runs = next(k, room, false) < comfort.min() || (runs && next(k, room, true) <= comfort.max());
            on[k] = runs;
            room = next(k, room, runs && heats(room));
        }
        return on;
    }

    /** What comes of a way to run it. */
    HousePlan plan(boolean[] on) {
        List<HousePlan.Step> plan = new ArrayList<>();
        double room = house.room();
        for (int k = 0; k < steps; k++) {
            boolean heats = on[k] && heats(room);
            room = next(k, room, heats);
            plan.add(new HousePlan.Step(on[k], (heats ? run : standby) / hours, room));
        }
        return new HousePlan(house.device(), house.model(), house.room(), plan, expected(on), expected(thermostat()));
    }

    private Expected expected(boolean[] on) {
        double energy = 0;
        double cost = 0;
        double co2 = 0;
        double outside = 0;
        double room = house.room();
        for (int k = 0; k < steps; k++) {
            boolean heats = on[k] && heats(room);
            room = next(k, room, heats);
            double taken = heats ? run : standby;
            energy += taken;
            cost += taken * tariff.prices().get(k) / 1e6;
            co2 += taken * tariff.co2().get(k) / 1e3;
            outside += off(room) * hours;
        }
        return new Expected(energy, cost, co2, outside, worth(room));
    }

    /** The terms under which it is planned. */
    PlanTerms terms() {
        return terms;
    }
}
