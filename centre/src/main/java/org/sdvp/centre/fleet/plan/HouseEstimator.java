package org.sdvp.centre.fleet.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.fleet.plan.HouseModel.Basis;
import org.sdvp.centre.fleet.plan.HouseModel.Building;
import org.sdvp.centre.fleet.plan.HouseModel.Comfort;
import org.sdvp.centre.fleet.plan.HouseModel.Machine;

/**
 * Estimates a house from what was measured at it, by least squares over stretches of three hours: how the room's temperature
 * changed against the heat that was given and the difference to the outside. What is found is held against measurements that it
 * was not made from: only if it tells the room's temperature six hours ahead better than usual values do, it is taken.
 */
public final class HouseEstimator {
    /** Fewer measured hours than this are not enough. */
    static final int LEAST_HOURS = 48;

    private static final int STRETCH = 12;
    private static final int AHEAD = 24;
    private static final int RUNNING = 300;
    private static final int LEAST_RUNNING = 8;
    private static final double TRAINED_SHARE = 2 / 3.0;
    private static final double LEAST_SPREAD = 3;
    private static final double HIGH = 0.99;

    private HouseEstimator() {}

    /**
     * The model of a house.
     *
     * @param comfort what its people want
     * @param quarters what was measured, in order of time without gaps: missing ones are there with NaN
     */
    public static HouseModel estimate(Comfort comfort, List<Quarter> quarters) {
        Machine machine = machine(quarters);
        int hours = (int) (quarters.stream().filter(Quarter::isWhole).count() * Quarter.HOURS);
        if (hours < LEAST_HOURS) {
            String why = "usual values: " + hours + " h of room, outdoor and heat were measured, " + LEAST_HOURS
                    + " are needed";
            return new HouseModel(comfort, Building.USUAL, machine, new Basis(false, hours, Double.NaN, why));
        }
        int cut = (int) (quarters.size() * TRAINED_SHARE);
        List<Quarter> held = quarters.subList(cut, quarters.size());
        double usual = error(Building.USUAL, held);
        Optional<Building> tried = building(quarters.subList(0, cut));
        double error = tried.map(found -> error(found, held)).orElse(Double.NaN);
        Optional<Building> whole = building(quarters);
        if (whole.isPresent() && error < usual) {
            return new HouseModel(
                    comfort, whole.get(), machine, new Basis(true, hours, error, "estimated from " + hours + " h"));
        }
        String why = "usual values: what " + hours + " h tell is not better";
        return new HouseModel(comfort, Building.USUAL, machine, new Basis(false, hours, usual, why));
    }

    private static Optional<Building> building(List<Quarter> quarters) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i + STRETCH < quarters.size(); i++) {
            row(quarters.subList(i, i + STRETCH + 1)).ifPresent(rows::add);
        }
        return LeastSquares.solve(rows).flatMap(found -> {
            double capacity = 1 / found[0];
            double loss = found[1] * capacity;
            double gains = found[2] * capacity;
            boolean plausible = capacity > 500
                    && capacity < 100_000
                    && loss > 20
                    && loss < 1_500
                    && gains > -1_000
                    && gains < 3_000;
            return plausible ? Optional.of(new Building(loss, capacity, gains)) : Optional.empty();
        });
    }

    /** Heat, difference to the outside, 1, and the change of the room's temperature, each for an hour. */
    private static Optional<double[]> row(List<Quarter> stretch) {
        double heat = 0;
        double outward = 0;
        for (int i = 0; i <= STRETCH; i++) {
            Quarter quarter = stretch.get(i);
            if (!quarter.isWhole()) {
                return Optional.empty();
            }
            // The first and last count half: temperatures are means, of the middle of their quarter.
            double weight = i == 0 || i == STRETCH ? 0.5 / STRETCH : 1.0 / STRETCH;
            heat += weight * quarter.heat();
            outward += weight * (quarter.outdoor() - quarter.room());
        }
        double change = (stretch.get(STRETCH).room() - stretch.get(0).room()) / (STRETCH * Quarter.HOURS);
        return Optional.of(new double[] {heat, outward, 1, change});
    }

    /** How far off the room temperature is six hours ahead, root mean square, K; NaN if there are no six hours. */
    private static double error(Building building, List<Quarter> quarters) {
        HouseModel model = new HouseModel(Comfort.USUAL, building, Machine.USUAL, new Basis(false, 0, 0, ""));
        double sum = 0;
        int count = 0;
        for (int i = 0; i + AHEAD < quarters.size(); i += 4) {
            double room = quarters.get(i).room();
            for (int k = i; k < i + AHEAD; k++) {
                Quarter now = quarters.get(k);
                Quarter next = quarters.get(k + 1);
                room = model.after(
                        room, (now.outdoor() + next.outdoor()) / 2, (now.heat() + next.heat()) / 2, Quarter.HOURS);
            }
            double off = room - quarters.get(i + AHEAD).room();
            if (!Double.isNaN(off)) {
                sum += off * off;
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }

    private static Machine machine(List<Quarter> quarters) {
        List<Quarter> running = new ArrayList<>();
        for (int i = 1; i + 1 < quarters.size(); i++) {
            // Quarters between two others in which it ran, so that it ran for the whole of them.
            if (runs(quarters.get(i - 1)) && runs(quarters.get(i)) && runs(quarters.get(i + 1))) {
                running.add(quarters.get(i));
            }
        }
        if (running.size() < LEAST_RUNNING) {
            return Machine.USUAL;
        }
        double[] powers = running.stream().mapToDouble(Quarter::power).sorted().toArray();
        double run = Arrays.stream(powers).average().orElseThrow();
        double most = powers[(int) Math.round(HIGH * (powers.length - 1))];
        double standby = quarters.stream()
                .mapToDouble(Quarter::power)
                .filter(power -> power >= 0 && power < RUNNING / 3.0)
                .average()
                .orElse(Machine.USUAL.standby());
        double[] cop = cop(running);
        return new Machine(run, Math.max(run, most), standby, cop[0], cop[1]);
    }

    private static boolean runs(Quarter quarter) {
        return quarter.power() >= RUNNING;
    }

    /** COP at 0 °C outside and for each K. */
    private static double[] cop(List<Quarter> running) {
        List<double[]> rows = running.stream()
                .filter(quarter -> !Double.isNaN(quarter.outdoor() + quarter.heat()))
                .map(quarter -> new double[] {1, quarter.outdoor(), given(quarter) / quarter.power()})
                .toList();
        if (rows.size() < LEAST_RUNNING) {
            return new double[] {Machine.USUAL.copAtZero(), Machine.USUAL.copPerKelvin()};
        }
        double coldest = rows.stream().mapToDouble(row -> row[1]).min().orElseThrow();
        double warmest = rows.stream().mapToDouble(row -> row[1]).max().orElseThrow();
        Optional<double[]> line = warmest - coldest < LEAST_SPREAD ? Optional.empty() : LeastSquares.solve(rows);
        return line.filter(found -> found[1] >= 0 && found[1] < 0.3).orElseGet(() -> {
            double slope = Machine.USUAL.copPerKelvin();
            return new double[] {
                rows.stream()
                        .mapToDouble(row -> row[2] - slope * row[1])
                        .average()
                        .orElseThrow(),
                slope
            };
        });
    }

    private static double given(Quarter quarter) {
        return quarter.heat() + (Double.isNaN(quarter.tank()) ? 0 : quarter.tank());
    }
}
