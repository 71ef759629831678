package org.sdvp.model.value;

import java.time.Instant;

/**
 * Time of an entry in a report buffer or a log (IEC 61850-7-2 clause 6.1.2.10): days since 1984-01-01 and milliseconds
 * since midnight, UTC, six octets.
 *
 * @param daysSince1984 0 to 65,535
 * @param milliseconds since midnight, 0 to 86,399,999
 */
public record EntryTime(int daysSince1984, int milliseconds) implements DataValue {
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long EPOCH_DAY_1984 = 5113;
    private static final int MAX_DAY = 0xffff;

    /** Checks the two ranges. */
    public EntryTime {
        if (daysSince1984 < 0 || daysSince1984 > MAX_DAY) {
            throw new IllegalArgumentException("daysSince1984 must be 0 to 65535, but is " + daysSince1984);
        }
        if (milliseconds < 0 || milliseconds >= MILLIS_PER_DAY) {
            throw new IllegalArgumentException("milliseconds must be 0 to 86399999, but is " + milliseconds);
        }
    }

    /**
     * The entry time of an instant, cut to milliseconds.
     *
     * @throws IllegalArgumentException if the instant is before 1984 or after 2163
     */
    public static EntryTime of(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY) - EPOCH_DAY_1984;
        long secondOfDay = Math.floorMod(instant.getEpochSecond(), SECONDS_PER_DAY);
        if (day < 0 || day > MAX_DAY) {
            throw new IllegalArgumentException("an entry time must be from 1984 to 2163, but is " + instant);
        }
        return new EntryTime((int) day, (int) (secondOfDay * 1000 + instant.getNano() / 1_000_000));
    }

    /** The instant. */
    public Instant instant() {
        return Instant.ofEpochMilli((daysSince1984 + EPOCH_DAY_1984) * MILLIS_PER_DAY + milliseconds);
    }

    @Override
    public BasicType type() {
        return BasicType.ENTRY_TIME;
    }

    /** The instant in ISO 8601. */
    @Override
    public String toString() {
        return instant().toString();
    }
}
