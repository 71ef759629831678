package org.sdvp.agent.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The simulated heat pump that an agent drives.
 *
 * @param houseName short name of the house, part of the serial number
 * @param product maker and model from the catalogue; empty: drawn by the seed
 * @param houseSeed from which everything about the house follows
 * @param speed simulated seconds in a second, 0.1 to 100,000
 * @param beat how often the simulation is moved on, in real time
 * @param start when in the year it begins
 */
public record SimulatedConfig(
        String houseName, Optional<String> product, long houseSeed, double speed, Duration beat, Start start) {
    /** Slowest and fastest clock. */
    static final double SLOWEST = 0.1;

    /** Fastest clock. */
    static final double FASTEST = 100_000;

    /**
     * When the simulation begins.
     *
     * @param dayOfYear 1 to 365
     * @param timeOfDay CET
     */
    public record Start(int dayOfYear, LocalTime timeOfDay) {
        /** 15 January, 06:00. */
        public static final Start WINTER_MORNING = new Start(15, LocalTime.of(6, 0));
    }

    /** Checks the speed. */
    public SimulatedConfig {
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException("speed must be " + SLOWEST + " to " + FASTEST + ", but is " + speed);
        }
    }

    /** A house as the real clock has it, from a winter morning on. */
    public static SimulatedConfig of(String houseName, long houseSeed) {
        return new SimulatedConfig(
                houseName, Optional.empty(), houseSeed, 1, Duration.ofSeconds(1), Start.WINTER_MORNING);
    }

    /** The same with another clock. */
    public SimulatedConfig withSpeed(double factor, Duration newBeat) {
        return new SimulatedConfig(houseName, product, houseSeed, factor, newBeat, start);
    }

    /** The same with another start. */
    public SimulatedConfig withStart(Start newStart) {
        return new SimulatedConfig(houseName, product, houseSeed, speed, beat, newStart);
    }
}
