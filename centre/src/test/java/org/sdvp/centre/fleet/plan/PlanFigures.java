package org.sdvp.centre.fleet.plan;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.sdvp.centre.fleet.plan.HousePlan.Expected;

/** Measures how long a plan for 1,000 houses takes, with caps of several heights; prints a row for each. */
final class PlanFigures {
    private static final int HOUSES = 1_000;
    private static final int STEPS = 96;

    private PlanFigures() {}

    /** Takes nothing. */
    public static void main(String[] args) {
        for (double share : new double[] {0, 0, 0.6, 0.45, 0.3}) {
            Random lot = new Random(1);
            List<House> houses = Houses.houses(lot, HOUSES, STEPS);
            Tariff tariff = Houses.tariff(lot, STEPS, 70, 50);
            double all = houses.stream()
                    .mapToDouble(house -> house.model().machine().most())
                    .sum();
            OptionalDouble cap = share == 0 ? OptionalDouble.empty() : OptionalDouble.of(all * share);
            long start = System.nanoTime();
            List<HousePlan> plans = new FleetPlanner(2).plan(Houses.terms(STEPS, cap), tariff, houses);
            double seconds = (System.nanoTime() - start) / 1e9;
            Expected planned = plans.stream().map(HousePlan::expected).reduce(Expected.NONE, Expected::plus);
            Expected thermostat = plans.stream().map(HousePlan::thermostat).reduce(Expected.NONE, Expected::plus);
            System.out.printf(
                    Locale.ROOT,
                    "cap %3.0f %%: %.1f s, cost less what is stored %.0f EUR (thermostats %.0f), outside comfort %.0f K h (%.0f)%n",
                    share * 100,
                    seconds,
                    planned.cost() - planned.stored(),
                    thermostat.cost() - thermostat.stored(),
                    planned.outside(),
                    thermostat.outside());
        }
    }
}
