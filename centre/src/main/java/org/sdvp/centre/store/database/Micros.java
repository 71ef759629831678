package org.sdvp.centre.store.database;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database has them: microseconds since 1970. */
public final class Micros {
    /** A day. */
    public static final long DAY = of(Duration.ofDays(1));

    /** The stretch of time that samples are joined to. */
    public static final long QUARTER = of(Duration.ofMinutes(15));

    private static final long SECOND = 1_000_000;

    private Micros() {}

    /** What is finer than a microsecond is cut off; a time beyond 290,000 years is the last one. */
    public static long of(Instant time) {
        long seconds =
                Math.max(Math.min(time.getEpochSecond(), Long.MAX_VALUE / SECOND - 1), Long.MIN_VALUE / SECOND + 1);
        return seconds * SECOND + time.getNano() / 1000;
    }

    /** What is finer than a microsecond is cut off. */
    public static long of(Duration time) {
        return time.getSeconds() * SECOND + time.getNano() / 1000;
    }

    /** The time of a number. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The duration of a number. */
    public static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** The beginning of the stretch in which a time is. */
    public static long floor(long time, long width) {
        return Math.floorDiv(time, width) * width;
    }
}
