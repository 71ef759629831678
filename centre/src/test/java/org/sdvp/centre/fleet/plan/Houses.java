package org.sdvp.centre.fleet.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.plan.HouseModel.Basis;
import org.sdvp.centre.fleet.plan.HouseModel.Building;
import org.sdvp.centre.fleet.plan.HouseModel.Comfort;
import org.sdvp.centre.fleet.plan.HouseModel.Machine;

/** Houses, prices and terms drawn by lot. */
final class Houses {
    static final Instant FROM = Instant.parse("2025-11-10T00:00:00Z");

    private Houses() {}

    static House house(Random lot, int number, int steps) {
        double loss = 80 + 150 * lot.nextDouble();
        // Large enough for about 25 K of difference.
        double heat = loss * (24 + 8 * lot.nextDouble());
        double run = heat / (2.5 + lot.nextDouble());
        double middle = 20 + 2 * lot.nextDouble();
        List<Double> outdoor = new ArrayList<>();
        double cold = -5 + 12 * lot.nextDouble();
        for (int k = 0; k < steps; k++) {
            outdoor.add(cold + 3 * Math.sin(2 * Math.PI * k / 96));
        }
        return new House(
                new DeviceId("hp" + number + "@example.org"),
                new HouseModel(
                        new Comfort(middle - 1, middle + 1),
                        new Building(loss, loss * (30 + 50 * lot.nextDouble()), 400 * lot.nextDouble()),
                        new Machine(run, run * (1 + 0.3 * lot.nextDouble()), 10, 2.8 + 0.5 * lot.nextDouble(), 0.06),
                        new Basis(false, 0, Double.NaN, "drawn by lot")),
                middle - 0.8 + 1.6 * lot.nextDouble(),
                lot.nextBoolean(),
                outdoor);
    }

    static List<House> houses(Random lot, int count, int steps) {
        List<House> houses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            houses.add(house(lot, i, steps));
        }
        return houses;
    }

    static PlanTerms terms(int steps, OptionalDouble cap) {
        return new PlanTerms(
                Zone.DK1, FROM, Duration.ofMinutes(15), steps, PlanTerms.Aim.COST, cap, Duration.ofHours(6));
    }

    static Tariff tariff(Random lot, int steps, double mean, double spread) {
        List<Double> prices = new ArrayList<>();
        List<Double> co2 = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            prices.add(mean + spread * Math.sin(2 * Math.PI * k / 48) + spread * 0.3 * lot.nextGaussian());
            co2.add(150 + 80 * Math.cos(2 * Math.PI * k / 60) + 10 * lot.nextDouble());
        }
        return new Tariff(prices, co2);
    }

    static HouseCourse course(House house, PlanTerms terms, Tariff tariff) {
        return new HouseCourse(house, terms, tariff, tariff.objective(terms.aim()));
    }

    static boolean[] on(HousePlan plan) {
        boolean[] on = new boolean[plan.steps().size()];
        for (int k = 0; k < on.length; k++) {
            on[k] = plan.steps().get(k).on();
        }
        return on;
    }
}
