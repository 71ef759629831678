package org.sdvp.agent.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sdvp.agent.device.simulated.Machine.HeatUse;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/** Heat in = heat out + heat stored, whatever house, season, step and commands. */
class EnergyBalanceTest {

    private static final double TIGHT = 1e-9;

    private HeatPumpPlant plant(SplittableRandom lot) {
        double step = lot.nextDouble(0.5, PlantStart.LONGEST_STEP);
        PlantStart start = new PlantStart(lot.nextInt(1, 366), lot.nextInt(86_400), step);
        return new HeatPumpPlant(Plants.profile(lot.nextLong()), Plants.ROSTOCK, start);
    }

    private static double stored(HeatPumpPlant plant) {
        return plant.house().stored() + plant.circuit().stored();
    }

    @RepeatedTest(20)
    void houseAndTankClose(RepetitionInfo run) {
        SplittableRandom lot = new SplittableRandom(run.getCurrentRepetition());
        HeatPumpPlant plant = plant(lot);
        double house = stored(plant);
        double tank = plant.tank().stored();
        for (int hour = 0; hour < 10 * 24; hour++) {
            Plants.tell(plant, Plants.anyCommand(lot));
            plant.advance(Duration.ofMinutes(lot.nextInt(120)));
        }
        EnergyLedger ledger = plant.ledger();
        double houseIn = ledger.heatToHeating + ledger.tankLoss + ledger.sun + ledger.inhabitants;
        double houseError = houseIn - ledger.houseLoss - (stored(plant) - house);
        double tankError = ledger.heatToTank
                - ledger.tankLoss
                - ledger.heatDrawn
                - (plant.tank().stored() - tank);
        assertThat(houseError / houseIn)
                .as("house, seed %d", run.getCurrentRepetition())
                .isCloseTo(0, within(TIGHT));
        assertThat(tankError / ledger.heatToTank)
                .as("tank, seed %d", run.getCurrentRepetition())
                .isCloseTo(0, within(TIGHT));
        assertThat(ledger.heatToHeating + ledger.heatToTank)
                .isCloseTo(ledger.heatMade, within(TIGHT * ledger.heatMade));
    }

    @RepeatedTest(20)
    void heatMadeIsCopTimesElectricity_withTheCopOfThePublishedFit(RepetitionInfo run) {
        SplittableRandom lot = new SplittableRandom(100 + run.getCurrentRepetition());
        HeatPumpPlant plant = plant(lot);
        HeatPumpProduct product = plant.profile().machine().product();
        Duration step = Duration.ofNanos((long) Math.ceil(plant.step() * 1e9));
        double heat = 0;
        double electric = 0;
        for (int i = 0; i < 20_000; i++) {
            double flow = plant.circuit().flowTemperature();
            plant.advance(step);
            Machine machine = plant.machine();
            double dt = plant.step();
            if (machine.use() == HeatUse.HEATING && plant.compressor().running()) {
                double cop = product.cop(
                        plant.outside().source(), flow, plant.outside().air());
                assertThat(machine.heat()).isCloseTo(cop * machine.electric(), within(1e-9 * machine.heat()));
            }
            heat += dt
                    * (plant.compressor().running()
                            ? machine.cop() * machine.electric()
                            : machine.rod() ? machine.electric() : 0);
            electric += dt * machine.electric();
        }
        assertThat(plant.ledger().heatMade).isCloseTo(heat, within(1e-9 * heat + 1e-6));
        assertThat(plant.ledger().electric()).isCloseTo(electric, within(1e-9 * electric));
    }
}
