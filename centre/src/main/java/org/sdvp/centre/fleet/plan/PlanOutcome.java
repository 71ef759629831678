package org.sdvp.centre.fleet.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sdvp.centre.fleet.DeviceId;

/**
 * How a plan turned out, as far as it has: forecast against what was measured, of the same houses and steps.
 *
 * @param steps steps that are over, in order
 * @param houses each house, by device
 */
public record PlanOutcome(List<Step> steps, List<House> houses) {
    /**
     * All houses in a step.
     *
     * @param start its beginning
     * @param measured of how many houses the power was measured; the rest counts of these only
     * @param planned power that was expected, W
     * @param power power that was measured, W
     */
    public record Step(Instant start, int measured, double planned, double power) {}

    /**
     * A house over the steps in which its power was measured.
     *
     * @param device its heat pump
     * @param hours how long
     * @param planned what was expected over them
     * @param measured what came of it; stored is not known and 0
     * @param followed share of these steps in which it stood by when it was to be stopped, or was permitted; 0 to 1
     * @param roomError how far the room was from what was expected, root mean square, K; NaN if it was not measured
     */
    public record House(
            DeviceId device,
            double hours,
            HousePlan.Expected planned,
            HousePlan.Expected measured,
            double followed,
            double roomError) {}

    private static final double STOPPED = 300;

    /** Copies the lists. */
    public PlanOutcome {
        steps = List.copyOf(steps);
        houses = List.copyOf(houses);
    }

    /**
     * The outcome of a plan.
     *
     * @param now steps that end later are not over
     * @param measured the quarters of a device over the time of the plan
     */
    public static PlanOutcome of(Plan plan, Instant now, Function<DeviceId, List<Quarter>> measured) {
        PlanTerms terms = plan.head().terms();
        int over = 0;
        while (over < terms.steps() && !terms.start(over + 1).isAfter(now)) {
            over++;
        }
        double[][] sums = new double[over][3];
        List<House> houses = new ArrayList<>();
        for (HousePlan house : plan.houses()) {
            houses.add(house(plan, house, steps(terms, over, measured.apply(house.device())), sums));
        }
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < over; k++) {
            steps.add(new Step(terms.start(k), (int) sums[k][0], sums[k][1], sums[k][2]));
        }
        return new PlanOutcome(steps, houses);
    }

    /** Means of power and last room temperature of each step. */
    private static double[][] steps(PlanTerms terms, int over, List<Quarter> quarters) {
        int each = (int) (terms.step().toSeconds() / Quarter.SECONDS);
        double[][] steps = new double[over][];
        for (int k = 0; k < over; k++) {
            List<Quarter> own =
                    quarters.subList(Math.min(quarters.size(), k * each), Math.min(quarters.size(), (k + 1) * each));
            double power = own.stream().mapToDouble(Quarter::power).average().orElse(Double.NaN);
            steps[k] = new double[] {
                power, own.isEmpty() ? Double.NaN : own.get(own.size() - 1).room()
            };
        }
        return steps;
    }

    private static House house(Plan plan, HousePlan house, double[][] measured, double[][] sums) {
        double hours = plan.head().terms().hours();
        Account planned = new Account(plan.tariff(), house.model().comfort(), hours);
        Account real = new Account(plan.tariff(), house.model().comfort(), hours);
        int followed = 0;
        double square = 0;
        int rooms = 0;
        for (int k = 0; k < measured.length; k++) {
            double power = measured[k][0];
            double room = measured[k][1];
            HousePlan.Step step = house.steps().get(k);
            if (Double.isNaN(power)) {
                continue;
            }
            sums[k][0]++;
            sums[k][1] += step.power();
            sums[k][2] += power;
            planned.add(k, step.power(), step.room());
            real.add(k, power, room);
            followed += step.on() || power < STOPPED ? 1 : 0;
            if (!Double.isNaN(room)) {
                square += (room - step.room()) * (room - step.room());
                rooms++;
            }
        }
        return new House(
                house.device(),
                real.steps * hours,
                planned.sum(),
                real.sum(),
                real.steps == 0 ? 0 : (double) followed / real.steps,
                rooms == 0 ? Double.NaN : Math.sqrt(square / rooms));
    }

    private static final class Account {
        private final Tariff tariff;
        private final HouseModel.Comfort comfort;
        private final double hours;
        private double energy;
        private double cost;
        private double co2;
        private double outside;
        private int steps;

        Account(Tariff tariff, HouseModel.Comfort comfort, double hours) {
            this.tariff = tariff;
            this.comfort = comfort;
            this.hours = hours;
        }

        void add(int step, double power, double room) {
            double taken = power * hours;
            energy += taken;
            cost += taken * tariff.prices().get(step) / 1e6;
            co2 += taken * tariff.co2().get(step) / 1e3;
            outside +=
                    Double.isNaN(room) ? 0 : hours * Math.max(0, Math.max(comfort.min() - room, room - comfort.max()));
            steps++;
        }

        HousePlan.Expected sum() {
            return new HousePlan.Expected(energy, cost, co2, outside, 0);
        }
    }
}
