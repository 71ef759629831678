package org.sdvp.agent.device.simulated;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/**
 * When a simulation begins and how finely it is cut.
 *
 * @param dayOfYear 1 to 365, in a year that is no leap year
 * @param secondOfDay 0 to 86399, CET
 * @param step length of the steps that time is cut into, s; above 0 and at most {@link #LONGEST_STEP}. How a plant
 *     develops depends on it a little, on the speed of the clock not at all
 */
public record PlantStart(int dayOfYear, int secondOfDay, double step) {

    /** The longest step allowed, s. */
    public static final double LONGEST_STEP = 10;

    /** A winter morning: 15 January, 06:00, in steps of a second. */
    public static final PlantStart WINTER_MORNING = new PlantStart(15, 6 * 3600, 1);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public PlantStart {
        if (dayOfYear < 1 || dayOfYear > 365 || secondOfDay < 0 || secondOfDay >= 86_400) {
            throw new IllegalArgumentException(
                    "A start is day 1 to 365 and second 0 to 86399, not " + dayOfYear + " and " + secondOfDay);
        }
        if (!(step > 0 && step <= LONGEST_STEP)) {
            throw new IllegalArgumentException("A step is above 0 and at most " + LONGEST_STEP + " s, not " + step);
        }
    }

    /** Day and time of day of a date, in steps of a second; 29 February counts as 1 March. */
    public static PlantStart at(LocalDateTime when) {
        int day = when.toLocalDate().isLeapYear() && when.getDayOfYear() >= 60
                ? when.getDayOfYear() == 60 ? 60 : when.getDayOfYear() - 1
                : when.getDayOfYear();
        return new PlantStart(day, when.get(ChronoField.SECOND_OF_DAY), 1);
    }

    /** Seconds since the beginning of the year. */
    double seconds() {
        return (dayOfYear - 1) * 86_400.0 + secondOfDay;
    }
}
