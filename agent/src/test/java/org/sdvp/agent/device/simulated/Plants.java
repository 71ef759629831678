package org.sdvp.agent.device.simulated;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.HeatPumpCommand.PermitRun;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.simulated.catalogue.ProductCatalogue;
import org.sdvp.agent.device.simulated.catalogue.WeatherYear;

/** Plants and weather for tests; the tables are read once. */
final class Plants {

    static final ProductCatalogue CATALOGUE = ProductCatalogue.load();
    static final WeatherYear ROSTOCK = WeatherYear.rostock();
    static final HouseProfiles PROFILES = new HouseProfiles(CATALOGUE);

    private Plants() {}

    static WeatherYear always(double celsius) {
        double[] air = new double[8760];
        Arrays.fill(air, celsius);
        return new WeatherYear(air, new double[8760]);
    }

    static HouseProfile profile(long seed) {
        return PROFILES.derive("hp01", seed);
    }

    static HouseProfile profile(long seed, String product) {
        return PROFILES.derive("hp01", seed, CATALOGUE.product(product));
    }

    static HeatPumpPlant winter(long seed) {
        return new HeatPumpPlant(profile(seed), ROSTOCK, PlantStart.WINTER_MORNING);
    }

    static PermitRun stop() {
        return new PermitRun(false);
    }

    static PermitRun start() {
        return new PermitRun(true);
    }

    static void tell(HeatPumpPlant plant, HeatPumpCommand command) {
        plant.apply(command, CommandOrigin.REMOTE);
    }

    /** Some command, in range or not. */
    static HeatPumpCommand anyCommand(RandomGenerator lot) {
        return switch (lot.nextInt(4)) {
            case 0 -> new PermitRun(lot.nextBoolean());
            case 1 -> new ChangeSetPoint(SetPoint.COMFORT_MIN, lot.nextDouble(5, 30));
            case 2 -> new ChangeSetPoint(SetPoint.COMFORT_MAX, lot.nextDouble(5, 30));
            default -> new ChangeSetPoint(SetPoint.HOT_WATER, lot.nextDouble(35, 65));
        };
    }
}
