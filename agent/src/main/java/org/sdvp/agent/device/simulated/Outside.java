package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.simulated.catalogue.MachineType.Source;
import org.sdvp.agent.device.simulated.catalogue.WeatherYear;

/** The surroundings of a plant at the present moment; moved on once a step, so that a step makes no garbage. */
final class Outside {

    private static final double BRINE_BELOW_SOIL = 5;
    private static final double GROUND_WATER = 10;

    private final WeatherYear weather;
    private final Source source;
    private double air;
    private double global;
    private double sourceTemperature;
    private double coldWater;

    Outside(WeatherYear weather, Source source) {
        this.weather = weather;
        this.source = source;
    }

    /** Moves to a time in s. */
    void moveTo(double time) {
        air = weather.air(time);
        global = weather.global(time);
        coldWater = weather.coldWater(time);
        sourceTemperature = switch (source) {
            case AIR -> air;
            case BRINE -> weather.soil(time) - BRINE_BELOW_SOIL;
            case WATER -> GROUND_WATER;
        };
    }

    /** Air, °C. */
    double air() {
        return air;
    }

    /** Radiation on the horizontal, W/m². */
    double global() {
        return global;
    }

    /** What the heat pump takes its heat from, °C. */
    double source() {
        return sourceTemperature;
    }

    /** Mains water, °C. */
    double coldWater() {
        return coldWater;
    }
}
