package org.sdvp.centre.fleet.alarm;

import java.util.List;
import java.util.Optional;

/** Keeps alarms. Every method throws {@link org.sdvp.centre.fleet.FleetStoreException} while the database is away. */
public interface AlarmStore {
    /** Stores a new alarm and gives it its number. */
    Alarm begin(Alarm alarm);

    /** Stores end and acknowledgement of an alarm. */
    void update(Alarm alarm);

    /** An alarm. */
    Optional<Alarm> alarm(long id);

    /** Those that last or are not acknowledged, newest first. */
    List<Alarm> open();

    /** All with a number below one, newest first. */
    List<Alarm> alarms(long before, int limit);
}
