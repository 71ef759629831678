package org.sdvp.model.value;

import java.time.Instant;
import java.util.List;

/**
 * Time stamp (IEC 61850-7-2 clause 6.1.2.9): UTC seconds since 1970, a binary fraction, and how good the clock was.
 *
 * @param secondSinceEpoch 0 to 2^32-1
 * @param fractionOfSecond 0 to 2^24-1, in units of 2^-24 s
 * @param timeQuality the octet of the standard: bit 7 leap seconds known, bit 6 clock failure, bit 5 clock not
 *     synchronized, bits 4 to 0 number of significant fraction bits (31: not stated)
 */
public record Timestamp(long secondSinceEpoch, int fractionOfSecond, int timeQuality) implements DataValue {
    /** Time quality of an ordinary synchronized clock: good to about a millisecond, nothing wrong. */
    public static final int MILLISECOND = 10;

    /** Bit of {@link #timeQuality()}: leap seconds known. */
    public static final int LEAP_SECONDS_KNOWN = 0x80;
    /** Bit of {@link #timeQuality()}: clock failure. */
    public static final int CLOCK_FAILURE = 0x40;
    /** Bit of {@link #timeQuality()}: clock not synchronized. */
    public static final int CLOCK_NOT_SYNCHRONIZED = 0x20;

    private static final int FRACTION_BITS = 24;
    private static final long NANOS = 1_000_000_000L;
    private static final List<Long> DISPLAY_UNITS = List.of(1_000_000L, 1_000L);

    /** Checks the three ranges. */
    public Timestamp {
        range("secondSinceEpoch", secondSinceEpoch, 0xffff_ffffL);
        range("fractionOfSecond", fractionOfSecond, 0xff_ffffL);
        range("timeQuality", timeQuality, 0xffL);
    }

    /**
     * The time stamp nearest to an instant, with millisecond time quality.
     *
     * @throws IllegalArgumentException if the instant is before 1970 or after 2106
     */
    public static Timestamp of(Instant instant) {
        long fraction = fraction(instant.getNano());
        long carry = fraction >> FRACTION_BITS;
        return new Timestamp(instant.getEpochSecond() + carry, (int) (fraction & 0xff_ffff), MILLISECOND);
    }

    /** The instant, to the nearest nanosecond. */
    public Instant instant() {
        return Instant.ofEpochSecond(secondSinceEpoch, nanos());
    }

    private long nanos() {
        return (fractionOfSecond * NANOS + (1L << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    }

    /** Number of significant fraction bits, 31 when not stated. */
    public int accuracy() {
        return timeQuality & 0x1f;
    }

    @Override
    public BasicType type() {
        return BasicType.TIMESTAMP;
    }

    /**
     * The instant in ISO 8601, with as many digits as give the same time stamp again: a millisecond is no whole number
     * of 2^-24 s, but is shown as what it was.
     */
    @Override
    public String toString() {
        for (long unit : DISPLAY_UNITS) {
            long rounded = (nanos() + unit / 2) / unit * unit;
            if (fraction(rounded) == fractionOfSecond) {
                return Instant.ofEpochSecond(secondSinceEpoch, rounded).toString();
            }
        }
        return instant().toString();
    }

    private static long fraction(long nanos) {
        return ((nanos << FRACTION_BITS) + NANOS / 2) / NANOS;
    }

    private static void range(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + " must be 0 to " + max + ", but is " + value);
        }
    }
}
