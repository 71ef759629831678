package org.sdvp.acsi.client;

import org.sdvp.acsi.service.Report;

/**
 * Hears the reports of one RptID, in order, one at a time, on the thread of the transport: as long as it works, nothing
 * else comes from that server. What it throws is a refusal of the report, where the wire
 * format has reports acknowledged, and else is written to the log. To have a report acknowledged only when it is stored, see
 * {@link ReportKeeper}.
 */
@FunctionalInterface
public interface ReportListener {
    /**
     * A report came, whole: segments have been joined, doubles dropped.
     *
     * @param report with SubSqNum 0 and no more segments to follow; {@code bufOvfl} true says that the server lost
     *     entries before it
     */
    void onReport(Report report);

    /**
     * A report or a part of one was lost on the way, as the numbers of those that came show. What a BRCB sent can be
     * had again: disable it and {@link Reports#resumeFrom resume} from the last EntryID.
     *
     * @param why what was expected and what came
     */
    default void onLoss(String why) {}
}
