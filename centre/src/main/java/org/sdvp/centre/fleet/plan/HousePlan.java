package org.sdvp.centre.fleet.plan;

import java.util.List;
import org.sdvp.centre.fleet.DeviceId;

/**
 * What is planned for one house.
 *
 * @param device its heat pump
 * @param model what was known of it
 * @param room its room temperature at the beginning, °C
 * @param steps what it does in each step
 * @param expected what is expected to come of it
 * @param thermostat what would come of a thermostat that knows neither prices nor cap
 */
public record HousePlan(
        DeviceId device, HouseModel model, double room, List<Step> steps, Expected expected, Expected thermostat) {
    /** Copies the steps. */
    public HousePlan {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param on whether the heat pump may run
     * @param power expected electric power, mean, W
     * @param room expected room temperature at its end, °C
     */
    public record Step(boolean on, double power, double room) {}

    /**
     * What is expected over the whole time.
     *
     * @param energy electricity, Wh
     * @param cost its cost by the day-ahead price, EUR; NaN if prices are not known
     * @param co2 CO2 of it, g; NaN if that is not known
     * @param outside how far the room is outside of comfort, and for how long, K·h
     * @param stored what the heat that is in the house at the end counts as, against the lowest temperature wanted, EUR
     */
    public record Expected(double energy, double cost, double co2, double outside, double stored) {
        /** Nothing. */
        public static final Expected NONE = new Expected(0, 0, 0, 0, 0);

        /** The sum of this and another. */
        public Expected plus(Expected other) {
            return new Expected(
                    energy + other.energy,
                    cost + other.cost,
                    co2 + other.co2,
                    outside + other.outside,
                    stored + other.stored);
        }
    }
}
