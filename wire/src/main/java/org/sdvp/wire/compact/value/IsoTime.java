package org.sdvp.wire.compact.value;

import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.text.Numbers;

/**
 * Times as ISO 8601 text in UTC. A {@link Timestamp} gets the fewest decimals, at most 8, that give its binary fraction
 * back when rounded to the nearest 2^-24 s; an {@link EntryTime} always three. By hand, since {@code java.time} costs
 * several times as much as the rest of a value.
 */
public final class IsoTime {
    private static final int FRACTION_BITS = 24;
    private static final int FRACTION_UNITS = 1 << FRACTION_BITS;
    private static final int MAX_WRITTEN_DECIMALS = 8;
    private static final int MAX_READ_DECIMALS = 9;
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int EPOCH_DAY_1984 = 5113;
    private static final int DATE_AND_TIME = 19;

    private IsoTime() {}

    static String text(Timestamp time) {
        StringBuilder out = new StringBuilder(30);
        append(time.secondSinceEpoch(), out);
        int fraction = time.fractionOfSecond();
        int decimals = 0;
        long digits = 0;
        while (fraction != 0 && decimals < MAX_WRITTEN_DECIMALS) {
            decimals++;
            digits = (fraction * POWERS[decimals] + FRACTION_UNITS / 2) >> FRACTION_BITS;
            if (fraction(digits, decimals) == fraction) {
                break;
            }
        }
        if (decimals > 0) {
            out.append('.');
            Numbers.append((int) digits, decimals, out);
        }
        return out.append('Z').toString();
    }

    /** The time with three decimals. */
    public static String text(EntryTime time) {
        StringBuilder out = new StringBuilder(24);
        append(
                (time.daysSince1984() + EPOCH_DAY_1984) * SECONDS_PER_DAY + time.milliseconds() / MILLIS_PER_SECOND,
                out);
        out.append('.');
        Numbers.append(time.milliseconds() % MILLIS_PER_SECOND, 3, out);
        return out.append('Z').toString();
    }

    /**
     * Reads a time of up to nine decimals.
     *
     * @throws IllegalArgumentException if it is none, or out of range
     */
    static Timestamp timestamp(String text, int timeQuality) {
        int decimals = decimals(text, MAX_READ_DECIMALS);
        long digits = decimals == 0 ? 0 : Numbers.digits(text, DATE_AND_TIME + 1, decimals);
        if (decimals < 0 || digits < 0) {
            throw malformed(text, "up to nine decimals");
        }
        long fraction = fraction(digits, decimals);
        long second = second(text) + (fraction >> FRACTION_BITS);
        return new Timestamp(second, (int) fraction & (FRACTION_UNITS - 1), timeQuality);
    }

    /**
     * Reads a time of exactly three decimals.
     *
     * @throws IllegalArgumentException if it is none, or out of range
     */
    public static EntryTime entryTime(String text) {
        int millis = decimals(text, 3) == 3 ? Numbers.digits(text, DATE_AND_TIME + 1, 3) : -1;
        if (millis < 0) {
            throw malformed(text, "exactly three decimals");
        }
        long second = second(text);
        long day = Math.floorDiv(second, SECONDS_PER_DAY);
        long ofDay = Math.floorMod(second, SECONDS_PER_DAY);
        return new EntryTime((int) day - EPOCH_DAY_1984, (int) ofDay * MILLIS_PER_SECOND + millis);
    }

    /** Decimals to the nearest 2^-24; the whole second if they come nearest to that. */
    private static long fraction(long digits, int decimals) {
        return ((digits << FRACTION_BITS) + POWERS[decimals] / 2) / POWERS[decimals];
    }

    private static int decimals(String text, int max) {
        int length = text.length();
        if (length == DATE_AND_TIME + 1 && text.charAt(DATE_AND_TIME) == 'Z') {
            return 0;
        }
        int decimals = length - DATE_AND_TIME - 2;
        boolean good =
                decimals > 0 && decimals <= max && text.charAt(DATE_AND_TIME) == '.' && text.charAt(length - 1) == 'Z';
        return good ? decimals : -1;
    }

    private static long second(String text) {
        int year = Numbers.digits(text, 0, 4);
        int month = Numbers.digits(text, 5, 2);
        int day = Numbers.digits(text, 8, 2);
        int hour = Numbers.digits(text, 11, 2);
        int minute = Numbers.digits(text, 14, 2);
        int second = Numbers.digits(text, 17, 2);
        boolean good = text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T';
        good &= text.charAt(13) == ':' && text.charAt(16) == ':' && year >= 0;
        good &= month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
        good &= hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!good) {
            throw malformed(text, "a date and time that exist");
        }
        return epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    }

    private static IllegalArgumentException malformed(String text, String expected) {
        return new IllegalArgumentException(
                "expected a time such as 2026-11-23T07:21:00.125Z, " + expected + ", but got \"" + text + "\"");
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    // Years are counted from March here: the leap day comes last, and 153 days make five months.
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int m = (month + 9) % 12;
        return 365L * y
                + Math.floorDiv(y, 4)
                - Math.floorDiv(y, 100)
                + Math.floorDiv(y, 400)
                + (153 * m + 2) / 5
                + day
                - 719_469;
    }

    private static void append(long epochSecond, StringBuilder out) {
        int z = (int) (epochSecond / SECONDS_PER_DAY) + 719_468;
        int ofDay = (int) (epochSecond % SECONDS_PER_DAY);
        int era = z / 146_097;
        int ofEra = z % 146_097;
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int m = (5 * ofYear + 2) / 153;
        int month = m < 10 ? m + 3 : m - 9;
        Numbers.append(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), 4, out);
        two('-', month, out);
        two('-', ofYear - (153 * m + 2) / 5 + 1, out);
        two('T', ofDay / 3600, out);
        two(':', ofDay / 60 % 60, out);
        two(':', ofDay % 60, out);
    }

    private static void two(char before, int value, StringBuilder out) {
        out.append(before).append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
