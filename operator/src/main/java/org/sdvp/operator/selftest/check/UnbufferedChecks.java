package org.sdvp.operator.selftest.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.SkippedException;

/** Unbuffered reporting (IEC 61850-7-2 clause 17.2.4). */
public final class UnbufferedChecks {
    private static final long PERIOD_MS = 500;

    private UnbufferedChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> reading = Set.of(ServiceName.GET_URCB_VALUES);
        Set<ServiceName> using = Set.of(ServiceName.GET_URCB_VALUES, ServiceName.SET_URCB_VALUES, ServiceName.REPORT);
        return List.of(
                Check.looks(Family.REPORT, "every URCB has a data set that exists, or none", reading, bench -> {
                    int count = 0;
                    for (Map<ObjectReference, Urcb> blocks : bench.survey().nodes().stream()
                            .map(node -> node.urcbs())
                            .toList()) {
                        blocks.forEach((reference, block) ->
                                ReportChecks.hasDataSet(bench, reference, block.datSet(), block.confRev()));
                        count += blocks.size();
                    }
                    return ReportChecks.counted(count);
                }),
                Check.looks(
                        Family.REPORT,
                        "general interrogation reports all members in order",
                        using,
                        bench -> ReportChecks.interrogated(bench, BorrowedBlock.urcb(bench))),
                Check.looks(
                        Family.REPORT,
                        "SqNum begins with 0 each time",
                        using,
                        bench -> ReportChecks.again(bench, BorrowedBlock.urcb(bench))),
                Check.looks(
                        Family.REPORT, "an integrity period reports all members", using, UnbufferedChecks::integrity),
                Check.looks(
                        Family.REPORT,
                        "an enabled URCB takes no settings",
                        using,
                        bench -> ReportChecks.locked(bench, BorrowedBlock.urcb(bench))),
                Check.looks(Family.REPORT, "a URCB that does not exist is refused", using, bench -> {
                    ObjectReference nothing =
                            bench.survey().nodes().get(0).reference().child(DirectoryChecks.NOTHING);
                    return Unknown.refused(
                            bench,
                            List.of(
                                    new GetURCBValues.Request(nothing),
                                    new SetURCBValues.Request(nothing, UrcbChange.NONE.withRptEna(false))));
                }));
    }

    private static String integrity(Bench bench) {
        BorrowedBlock block = BorrowedBlock.urcb(bench);
        try {
            bench.await(block.integrityPeriod(PERIOD_MS));
        } catch (ServiceErrorException e) {
            throw new SkippedException("no integrity period of " + PERIOD_MS + " ms: " + e.getMessage());
        }
        ReportInbox inbox = block.listen();
        CompletableFuture<Report> first = inbox.next(report -> ReportChecks.isFor(report, TriggerOption.INTEGRITY));
        block.enable(true);
        Report one = ReportChecks.reported(bench, block, first, "its integrity period");
        CompletableFuture<Report> second = inbox.next(report -> ReportChecks.isFor(report, TriggerOption.INTEGRITY));
        Report two = ReportChecks.reported(bench, block, second, "its integrity period, again,");
        ReportChecks.whole(bench, block, one, TriggerOption.INTEGRITY);
        ReportChecks.whole(bench, block, two, TriggerOption.INTEGRITY);
        ReportChecks.inOrder(inbox);
        return block.reference() + ": each " + PERIOD_MS + " ms";
    }
}
