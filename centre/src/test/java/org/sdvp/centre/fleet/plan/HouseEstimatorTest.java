package org.sdvp.centre.fleet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.plan.HouseModel.Basis;
import org.sdvp.centre.fleet.plan.HouseModel.Building;
import org.sdvp.centre.fleet.plan.HouseModel.Comfort;
import org.sdvp.centre.fleet.plan.HouseModel.Machine;

class HouseEstimatorTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** A house that is as the model says, measured with noise, its heat pump run by a thermostat with a wide band. */
    static List<Quarter> measured(HouseModel house, int days, double noise, Random lot) {
        List<Quarter> quarters = new ArrayList<>();
        double room = 20;
        boolean runs = true;
        for (int i = 0; i < days * 96; i++) {
            double outdoor = 3 + 5 * Math.sin(2 * Math.PI * i / 96) + 3 * Math.sin(i / 150.0);
            runs = room < 20 || (runs && room < 22);
            double power = runs
                    ? house.machine().run() * (0.9 + 0.2 * lot.nextDouble())
                    : house.machine().standby();
            double heat = runs ? power * house.machine().cop(outdoor) : 0;
            double next = house.after(room, outdoor, heat, Quarter.HOURS);
            quarters.add(new Quarter(
                    START.plusSeconds((long) i * Quarter.SECONDS),
                    (room + next) / 2 + noise * lot.nextGaussian(),
                    outdoor,
                    power,
                    heat,
                    0));
            room = next;
        }
        return quarters;
    }

    private static HouseModel house(double loss, double capacity) {
        return new HouseModel(
                new Comfort(20, 22),
                new Building(loss, capacity, 300),
                new Machine(2_400, 2_700, 12, 3.2, 0.05),
                new Basis(true, 0, 0, ""));
    }

    @RepeatedTest(10)
    void houseIsFound_fromFourteenDaysWithNoise(RepetitionInfo info) {
        Random lot = new Random(info.getCurrentRepetition());
        HouseModel house = house(80 + 150 * lot.nextDouble(), 3_000 + 9_000 * lot.nextDouble());
        HouseModel found = HouseEstimator.estimate(house.comfort(), measured(house, 14, 0.05, lot));
        assertThat(found.basis().estimated()).as(found.basis().why()).isTrue();
        assertThat(found.basis().hours()).isEqualTo(336);
        assertThat(found.basis().error()).isLessThan(0.3);
        assertThat(found.building().loss()).isCloseTo(house.building().loss(), Percentage.withPercentage(15));
        assertThat(found.building().capacity()).isCloseTo(house.building().capacity(), Percentage.withPercentage(15));
        assertThat(found.machine().run()).isCloseTo(2_400, within(30.0));
        assertThat(found.machine().most()).isBetween(2_600.0, 2_640.0);
        assertThat(found.machine().standby()).isCloseTo(12, within(1e-9));
        assertThat(found.machine().copAtZero()).isCloseTo(3.2, within(0.01));
        assertThat(found.machine().copPerKelvin()).isCloseTo(0.05, within(0.005));
    }

    @Test
    void tooFewHours_giveUsualValues_andSaySo() {
        HouseModel found = HouseEstimator.estimate(Comfort.USUAL, measured(house(150, 8_000), 1, 0, new Random(1)));
        assertThat(found.building()).isEqualTo(Building.USUAL);
        assertThat(found.basis().why()).contains("24 h").contains("48 are needed");
        assertThat(HouseEstimator.estimate(Comfort.USUAL, List.of()).machine()).isEqualTo(Machine.USUAL);
    }

    @Test
    void measurementsThatTellNothing_giveUsualValues_withTheErrorOfThose() {
        Random lot = new Random(2);
        List<Quarter> noise = new ArrayList<>();
        for (int i = 0; i < 960; i++) {
            noise.add(new Quarter(
                    START.plusSeconds(900L * i), 21 + lot.nextGaussian(), 5 + lot.nextGaussian(), 900, 2_000, 0));
        }
        HouseModel found = HouseEstimator.estimate(Comfort.USUAL, noise);
        assertThat(found.basis().hours()).isEqualTo(240);
        assertThat(found.basis().error()).isGreaterThan(0);
        assertThat(found.building().loss()).isBetween(20.0, 1_500.0);
    }

    @Test
    void gaps_areLeftOut() {
        HouseModel house = house(150, 6_000);
        List<Quarter> quarters = measured(house, 14, 0.02, new Random(3));
        for (int i = 200; i < 400; i++) {
            Quarter whole = quarters.get(i);
            quarters.set(i, new Quarter(whole.start(), Double.NaN, 99, Double.NaN, Double.NaN, Double.NaN));
        }
        HouseModel found = HouseEstimator.estimate(Comfort.USUAL, quarters);
        assertThat(found.basis().estimated()).isTrue();
        assertThat(found.building().loss()).isCloseTo(150, Percentage.withPercentage(15));
    }

    @Test
    void leastSquares_ofRowsThatDoNotDetermineIt_hasNoAnswer() {
        assertThat(LeastSquares.solve(List.of())).isEmpty();
        assertThat(LeastSquares.solve(List.of(new double[] {1, 2, 3}, new double[] {2, 4, 6}, new double[] {3, 6, 9})))
                .isEmpty();
        assertThat(LeastSquares.solve(List.of(new double[] {0, 1, 3}, new double[] {0, 4, 6}, new double[] {0, 6, 9})))
                .isEmpty();
        Optional<double[]> exact =
                LeastSquares.solve(List.of(new double[] {1, 1, 5}, new double[] {1, 2, 7}, new double[] {1, 3, 9}));
        assertThat(exact.orElseThrow()).containsExactly(new double[] {3, 2}, within(1e-9));
    }

    @Test
    void figuresThatCannotBe_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Comfort(22, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> new Building(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Machine(100, 50, 10, 3, 0));
    }
}
