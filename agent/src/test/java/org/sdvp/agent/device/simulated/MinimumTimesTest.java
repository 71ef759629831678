package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class MinimumTimesTest {

    @RepeatedTest(10)
    void neitherRunNorRestIsEverTooShort_whateverIsCommanded(RepetitionInfo run) {
        SplittableRandom lot = new SplittableRandom(run.getCurrentRepetition());
        HeatPumpPlant plant = Plants.winter(lot.nextLong());
        HouseProfile.Machine machine = plant.profile().machine();
        boolean running = false;
        double since = Double.NEGATIVE_INFINITY;
        int changes = 0;
        for (int i = 0; i < 40_000; i++) {
            if (lot.nextInt(60) == 0) {
                Plants.tell(plant, Plants.anyCommand(lot));
            }
            double before = plant.time();
            plant.advance(Duration.ofSeconds(1));
            if (plant.compressor().running() != running) {
                double least = running ? machine.minimumRun() : machine.minimumOff();
                assertThat(before - since)
                        .as("seed %d at %f", run.getCurrentRepetition(), before)
                        .isGreaterThanOrEqualTo(least);
                running = !running;
                since = before;
                changes++;
            }
        }
        assertThat(changes).as("the compressor was driven at all").isGreaterThan(4);
    }
}
