package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PulseMeterTest {

    private final PulseMeter meter = new PulseMeter();
    private double time;

    private void run(double power, int seconds) {
        for (int i = 0; i < seconds; i++) {
            time++;
            meter.step(1, power, time);
        }
    }

    @Test
    void countsAPulseEachWattHour() {
        run(1000, 3600);
        assertThat(meter.pulses()).isEqualTo(1000);
        assertThat(meter.power()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void manyPulsesInOneStep_areAllCounted() {
        meter.step(10, 7200, 10);
        meter.step(10, 7200, 20);
        assertThat(meter.pulses()).isEqualTo(40);
        assertThat(meter.power()).isCloseTo(7200, within(1e-6));
    }

    @Test
    void afterAStop_thePowerFallsAsNoPulseComes() {
        run(2000, 600);
        run(10, 13);
        assertThat(meter.power())
                .as("below what counts as off, 300 W, within 13 s")
                .isLessThan(300);
        run(10, 720);
        assertThat(meter.power()).isCloseTo(10, within(0.5));
    }

    @Test
    void beforeTheFirstPulse_thereIsNoPower() {
        run(100, 10);
        assertThat(meter.power()).isZero();
    }
}
