package org.sdvp.centre.fleet.alarm;

import java.time.Duration;

/**
 * From when on something is worth an alarm.
 *
 * @param offline how long a device may be away or silent
 * @param quality how long values may be questionable or invalid
 * @param comfort how far the room may be off its limits, and for how long
 * @param cop how low the coefficient of performance may be
 */
public record AlarmLimits(Duration offline, Duration quality, Comfort comfort, Cop cop) {
    /** 15 min away; 5 min bad; 1 K off for 30 min; a mean of 1.5 over 15 min. */
    public static final AlarmLimits USUAL = new AlarmLimits(
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            new Comfort(1, Duration.ofMinutes(30)),
            new Cop(1.5, Duration.ofMinutes(15)));

    /**
     * How far the room may be off its limits.
     *
     * @param kelvin so far; an alarm ends when it is off by half of that
     * @param time for so long
     */
    public record Comfort(double kelvin, Duration time) {}

    /**
     * How low the coefficient of performance may be.
     *
     * @param least mean; an alarm ends when it is a fifth higher
     * @param over of so much time in which the machine ran
     */
    public record Cop(double least, Duration over) {}
}
