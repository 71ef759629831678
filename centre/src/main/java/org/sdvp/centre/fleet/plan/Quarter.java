package org.sdvp.centre.fleet.plan;

import java.time.Instant;

/**
 * What was measured at a house in a quarter of an hour; NaN where nothing trusted was.
 *
 * @param start its beginning
 * @param room mean room temperature, °C
 * @param outdoor mean outdoor temperature, °C
 * @param power mean electric power, W
 * @param heat mean heat to the rooms, W
 * @param tank mean heat to the hot-water tank, W
 */
public record Quarter(Instant start, double room, double outdoor, double power, double heat, double tank) {
    /** Its length, s. */
    static final int SECONDS = 900;

    /** Its length, h. */
    static final double HOURS = 0.25;

    /** Whether a balance of heat can be made of it. */
    boolean isWhole() {
        return !Double.isNaN(room + outdoor + heat);
    }
}
