package org.sdvp.acsi.report;

/**
 * Limits of reporting.
 *
 * @param sendWindow how many reports of one control block may be on their way to the stream at a time, 1 or more; what
 *     comes on top stays in the buffer of a BRCB and is queued, up to as many again, for a URCB
 * @param minIntgPd shortest integrity period in ms that a client may set, 1 or more
 * @param maxResvTms longest time in seconds that a client may have a reservation outlive its association, 0 to 32,767
 */
public record ReportLimits(int sendWindow, long minIntgPd, int maxResvTms) {
    /** Checks the limits. */
    public ReportLimits {
        if (sendWindow < 1 || minIntgPd < 1 || maxResvTms < 0 || maxResvTms > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "expected a sendWindow and a minIntgPd of 1 or more and a maxResvTms of 0 to " + Short.MAX_VALUE
                            + ", but got " + sendWindow + ", " + minIntgPd + " and " + maxResvTms);
        }
    }

    /** 64 reports, 100 ms, 32,767 s. */
    public static ReportLimits defaults() {
        return new ReportLimits(64, 100, Short.MAX_VALUE);
    }
}
