package org.sdvp.centre.fleet.plan;

import java.util.List;
import org.sdvp.centre.fleet.DeviceId;

/**
 * A house as a planner takes it.
 *
 * @param device its heat pump
 * @param model what is known of it
 * @param room its room temperature at the beginning, °C
 * @param runs whether its heat pump runs at the beginning
 * @param outdoor outdoor temperature of each step, °C
 */
public record House(DeviceId device, HouseModel model, double room, boolean runs, List<Double> outdoor) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a temperature is not −60 to 60 °C
     */
    public House {
        outdoor = List.copyOf(outdoor);
        for (double temperature : outdoor) {
            require(device, temperature);
        }
        require(device, room);
    }

    private static void require(DeviceId device, double temperature) {
        if (!(temperature >= -60 && temperature <= 60)) {
            throw new IllegalArgumentException(device + ": expected a temperature of -60 to 60 °C, not " + temperature);
        }
    }
}
