package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HotWaterTankTest {

    private record Water(double massFlow, double coldWater) implements HotWaterTank.Draw {}

    private static final Water NONE = new Water(0, 10);

    @RepeatedTest(10)
    void isAlwaysWarmestAtTheTop_andKeepsItsHeat(RepetitionInfo run) {
        SplittableRandom lot = new SplittableRandom(run.getCurrentRepetition());
        HotWaterTank tank = new HotWaterTank(new HouseProfile.Tank(lot.nextDouble(150, 300), lot.nextDouble(0, 3)), 45);
        for (int i = 0; i < 2000; i++) {
            double heat = lot.nextBoolean() ? lot.nextDouble(8000) : 0;
            Water water = lot.nextInt(3) == 0 ? new Water(lot.nextDouble(0.3), 8) : NONE;
            double before = tank.stored();
            double expected = heat - tank.loss(20) - water.massFlow * HotWaterTank.WATER * (tank.top() - 8);
            tank.step(10, heat, water, 20);
            assertThat(tank.stored() - before).isCloseTo(10 * expected, within(1e-4));
            assertThat(tank.top()).isGreaterThanOrEqualTo(tank.thermostat() - 1e-9);
            assertThat(tank.thermostat()).isGreaterThanOrEqualTo(tank.bottom() - 1e-9);
        }
    }

    @Test
    void aDraw_coolsTheBottomLongBeforeTheTop() {
        HotWaterTank tank = new HotWaterTank(new HouseProfile.Tank(200, 0), 50);
        for (int i = 0; i < 60; i++) {
            tank.step(10, 0, new Water(0.1, 10), 20);
        }
        assertThat(tank.bottom()).isLessThan(30);
        assertThat(tank.top()).isGreaterThan(47);
    }

    @Test
    void leftAlone_coolsTowardsTheRoom() {
        HotWaterTank tank = new HotWaterTank(new HouseProfile.Tank(200, 2), 50);
        for (int i = 0; i < 8640; i++) {
            tank.step(10, 0, NONE, 20);
        }
        // Time constant 200 kg · 4186 J/(kg K) / 2 W/K = 116 h; in a day 28.5 K shrink by 19 %.
        assertThat(tank.stored() / (200 * HotWaterTank.WATER))
                .isCloseTo(20 + 28.5 * Math.exp(-24 / 116.3), within(0.05));
    }
}
