package org.sdvp.agent;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.simulated.HeatPumpPlant;
import org.sdvp.agent.device.simulated.HouseProfile;
import org.sdvp.agent.device.simulated.HouseProfiles;
import org.sdvp.agent.device.simulated.Pace;
import org.sdvp.agent.device.simulated.PlantStart;
import org.sdvp.agent.device.simulated.SimulatedHeatPumpDriver;
import org.sdvp.agent.device.simulated.catalogue.ProductCatalogue;
import org.sdvp.agent.device.simulated.catalogue.WeatherYear;

/** Makes drivers of simulated heat pumps; catalogue and weather are read once and shared by all of them. */
public final class SimulatedDrivers {
    private static final double LONGEST_USUAL_STEP = 1;

    private final ProductCatalogue catalogue = ProductCatalogue.load();
    private final HouseProfiles houses = new HouseProfiles(catalogue);
    private final WeatherYear weather = WeatherYear.rostock();
    private final ScheduledExecutorService scheduler;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param scheduler runs the simulations; not shut down here
     * @param clock stamps the samples
     */
    public SimulatedDrivers(ScheduledExecutorService scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * The driver that a configuration asks for, not started.
     *
     * @throws IllegalArgumentException if the catalogue has no such product; the message names some that are like it
     */
    public HeatPumpDriver driver(SimulatedConfig config) {
        HouseProfile profile = config.product()
                .map(name -> houses.derive(config.houseName(), config.houseSeed(), catalogue.product(name)))
                .orElseGet(() -> houses.derive(config.houseName(), config.houseSeed()));
        PlantStart start = new PlantStart(
                config.start().dayOfYear(), config.start().timeOfDay().toSecondOfDay(), LONGEST_USUAL_STEP);
        return new SimulatedHeatPumpDriver(
                new HeatPumpPlant(profile, weather, start), new Pace(config.speed(), config.beat()), scheduler, clock);
    }
}
