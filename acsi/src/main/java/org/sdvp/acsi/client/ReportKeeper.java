package org.sdvp.acsi.client;

import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.Report;

/**
 * Stores the reports of one RptID. Given them in order, one after another, on the thread of the transport; the next one
 * may come while earlier ones are being stored, so that several can be stored at once.
 */
@FunctionalInterface
public interface ReportKeeper {
    /**
     * Stores a report that came, whole: segments have been joined, doubles dropped.
     *
     * @param report with SubSqNum 0 and no more segments to follow; {@code bufOvfl} true says that the server lost
     *     entries before it
     * @return completes when the report is safe, together with its EntryID; must not block. Only then the server gets its
     *     acknowledgement, where the wire format has reports acknowledged; if it fails, or this throws, the server gets a
     *     refusal and ends the association: what a BRCB sent comes again with {@link Reports#resumeFrom}
     */
    CompletionStage<Void> store(Report report);

    /**
     * A report or a part of one was lost on the way, see {@link ReportListener#onLoss}.
     *
     * @param why what was expected and what came
     */
    default void onLoss(String why) {}
}
