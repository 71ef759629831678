package org.sdvp.cli.bench;

import java.util.Arrays;

/** Times of finished calls. Filled by one thread at a time. */
final class Samples {
    private static final int FIRST_CAPACITY = 4_096;
    private static final double MEDIAN = 0.5;
    private static final double NINETY_NINTH = 0.99;

    private long[] nanos = new long[FIRST_CAPACITY];
    private int size;
    private long elapsed;
    private long failures;

    /** Takes the time of a call. */
    void add(long time) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = time;
    }

    /** Counts a call that failed. */
    void fail() {
        failures++;
    }

    /** Takes over the calls of another one, measured beside these. */
    void addAll(Samples other) {
        if (size + other.size > nanos.length) {
            nanos = Arrays.copyOf(nanos, Math.max(size + other.size, nanos.length * 2));
        }
        System.arraycopy(other.nanos, 0, nanos, size, other.size);
        size += other.size;
        failures += other.failures;
    }

    /** Adds to the time in which all calls were made. */
    void elapse(long time) {
        elapsed += time;
    }

    /** Number of calls that succeeded. */
    int size() {
        return size;
    }

    /** Number of calls that failed. */
    long failures() {
        return failures;
    }

    /** Calls per second. */
    double perSecond() {
        return elapsed == 0 ? 0 : size * 1e9 / elapsed;
    }

    /** The time that half of all calls did not exceed, in microseconds; NaN if there were none. */
    double median() {
        return micros(MEDIAN);
    }

    /** The time that 99 of 100 calls did not exceed, in microseconds; NaN if there were none. */
    double ninetyNinth() {
        return micros(NINETY_NINTH);
    }

    /**
     * The time that a part of all calls did not exceed, in microseconds, by the nearest rank.
     *
     * @param part above 0, at most 1
     * @return NaN if there were no calls
     */
    double micros(double part) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(part * size) - 1] / 1e3;
    }
}
