package org.sdvp.agent.store;

import java.time.Duration;

/**
 * How much a {@link DeviceStore} keeps. Bytes are those of the records; the file is up to a tenth larger than their sum,
 * and beside it is a write-ahead log of usually 4 MB.
 *
 * @param report entries and bytes that each report buffer holds; what is over pushes out the oldest
 * @param log entries and bytes that each log holds; what is over pushes out the oldest
 * @param audit the same for the log of changes and refusals
 * @param memoryBytes how much memory the entries of each buffer and log may take, about, that wait for a disk that is
 *     slow, full or gone; what is over is lost, oldest first: a gap in a buffer, said in the program's log for a log
 * @param retry how long to wait before a disk that failed is tried again
 */
public record StoreLimits(Size report, Size log, Size audit, long memoryBytes, Duration retry) {
    /** Checks the limits. */
    public StoreLimits {
        if (memoryBytes < 1 || retry.isNegative() || retry.isZero()) {
            throw new IllegalArgumentException(
                    "memoryBytes and retry must be above 0, but are " + memoryBytes + " and " + retry);
        }
    }

    /**
     * Entries, bytes and age.
     *
     * @param entries 1 or more
     * @param bytes 1 or more; one entry is kept even if it is larger
     * @param age of the oldest entry against the newest, above zero; older ones of a log go when one is added, some of them
     *     a little later. Report buffers know no age
     */
    public record Size(long entries, long bytes, Duration age) {
        private static final Duration ANY_AGE = Duration.ofDays(365_000);

        /** Checks the three. */
        public Size {
            if (entries < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
                throw new IllegalArgumentException(
                        "entries, bytes and age must be above 0, but are " + entries + ", " + bytes + " and " + age);
            }
        }

        /** Entries and bytes of any age. */
        public Size(long entries, long bytes) {
            this(entries, bytes, ANY_AGE);
        }
    }

    /**
     * 100,000 entries or 32 MB for a report buffer; 1,000,000 entries or 64 MB for a log, which is more than a year of a
     * heat pump's 5-minute values; 100,000 entries, 16 MB or 400 days for the log of changes and refusals; 8 MB in memory; retry after 10 s.
     */
    public static StoreLimits defaults() {
        return new StoreLimits(
                new Size(100_000, 32L << 20),
                new Size(1_000_000, 64L << 20),
                new Size(100_000, 16L << 20, Duration.ofDays(400)),
                8L << 20,
                Duration.ofSeconds(10));
    }

    /** The same with another size of report buffers. */
    public StoreLimits withReport(Size size) {
        return new StoreLimits(size, log, audit, memoryBytes, retry);
    }

    /** The same with another size of logs. */
    public StoreLimits withLog(Size size) {
        return new StoreLimits(report, size, audit, memoryBytes, retry);
    }

    /** The same with another size of the log of changes and refusals. */
    public StoreLimits withAudit(Size size) {
        return new StoreLimits(report, log, size, memoryBytes, retry);
    }

    /** The same with other room in memory. */
    public StoreLimits withMemoryBytes(long bytes) {
        return new StoreLimits(report, log, audit, bytes, retry);
    }

    /** The same with another wait before a disk is tried again. */
    public StoreLimits withRetry(Duration wait) {
        return new StoreLimits(report, log, audit, memoryBytes, wait);
    }
}
