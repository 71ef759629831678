package org.sdvp.agent.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.sdvp.acsi.TimeSource;

/**
 * The time of the house.
 *
 * @param source the clock
 * @param zone where the house stands
 */
record HouseTime(TimeSource source, ZoneId zone) {
    /** This instant. */
    Instant now() {
        return source.now();
    }

    /** This day. */
    LocalDate today() {
        return now().atZone(zone).toLocalDate();
    }
}
