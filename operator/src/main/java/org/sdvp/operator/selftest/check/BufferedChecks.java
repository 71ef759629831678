package org.sdvp.operator.selftest.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Check;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.Family;
import org.sdvp.operator.selftest.bench.Refusals;

/** Buffered reporting (IEC 61850-7-2 clause 17.2.3). */
public final class BufferedChecks {
    /** No buffer reaches that far: as microseconds since 1970 it would be the year 294,000. */
    private static final EntryId NEVER = new EntryId(Long.MAX_VALUE - 1);

    private BufferedChecks() {}

    /** All checks of this kind, in the order to run them. */
    public static List<Check> all() {
        Set<ServiceName> reading = Set.of(ServiceName.GET_BRCB_VALUES);
        Set<ServiceName> using = Set.of(ServiceName.GET_BRCB_VALUES, ServiceName.SET_BRCB_VALUES, ServiceName.REPORT);
        return List.of(
                Check.looks(
                        Family.BUFFERED_REPORT, "every BRCB has a data set that exists, or none", reading, bench -> {
                            int count = 0;
                            for (Map<ObjectReference, Brcb> blocks : bench.survey().nodes().stream()
                                    .map(node -> node.brcbs())
                                    .toList()) {
                                blocks.forEach((reference, block) ->
                                        ReportChecks.hasDataSet(bench, reference, block.datSet(), block.confRev()));
                                count += blocks.size();
                            }
                            return ReportChecks.counted(count);
                        }),
                Check.looks(
                        Family.BUFFERED_REPORT,
                        "general interrogation reports all members in order",
                        using,
                        bench -> ReportChecks.interrogated(bench, BorrowedBlock.brcb(bench))),
                Check.looks(
                        Family.BUFFERED_REPORT,
                        "SqNum begins with 0 each time",
                        using,
                        bench -> ReportChecks.again(bench, BorrowedBlock.brcb(bench))),
                Check.looks(
                        Family.BUFFERED_REPORT,
                        "an EntryID resumes with every later entry, once and in order",
                        using,
                        BufferedChecks::resumed),
                Check.looks(
                        Family.BUFFERED_REPORT,
                        "an EntryID that is not in the buffer is refused",
                        using,
                        BufferedChecks::unknownEntry),
                Check.looks(
                        Family.BUFFERED_REPORT,
                        "an enabled BRCB takes no settings",
                        using,
                        bench -> ReportChecks.locked(bench, BorrowedBlock.brcb(bench))),
                Check.looks(Family.BUFFERED_REPORT, "a BRCB that does not exist is refused", using, bench -> {
                    ObjectReference nothing =
                            bench.survey().nodes().get(0).reference().child(DirectoryChecks.NOTHING);
                    return Unknown.refused(
                            bench,
                            List.of(
                                    new GetBRCBValues.Request(nothing),
                                    new SetBRCBValues.Request(nothing, BrcbChange.NONE.withRptEna(false))));
                }));
    }

    private static String resumed(Bench bench) {
        BorrowedBlock block = BorrowedBlock.brcb(bench);
        ReportInbox inbox = block.listen();
        block.enable(true);
        // Twice, so that there are at least two entries.
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Report> answer = inbox.next(report -> ReportChecks.isFor(report, TriggerOption.GI));
            block.interrogate();
            ReportChecks.reported(bench, block, answer, "general interrogation");
        }
        block.enable(false);
        ReportChecks.inOrder(inbox);
        List<EntryId> came = inbox.entryIds();
        Expect.that(
                came.size() >= 2,
                "expected an EntryID in each report of " + block.reference() + ", but got " + came.size());
        ReportInbox resumed = block.listen();
        EntryId last = came.get(came.size() - 1);
        CompletableFuture<Report> end = resumed.next(report -> report.entryId().equals(Optional.of(last)));
        bench.await(block.resume(came.get(0)));
        ReportChecks.reported(bench, block, end, "going on after EntryID " + came.get(0) + " up to " + last);
        block.enable(false);
        ReportChecks.inOrder(resumed);
        Expect.sameList(
                "entries of " + block.reference() + " after " + came.get(0),
                came.subList(1, came.size()),
                resumed.entryIds()
                        .subList(0, Math.min(came.size() - 1, resumed.entryIds().size())));
        Expect.that(
                !resumed.first().flatMap(Report::bufOvfl).orElse(false),
                "expected BufOvfl to be false after EntryID " + came.get(0) + ", which is in the buffer");
        return block.reference() + ": " + (came.size() - 1) + " entries after " + came.get(0);
    }

    private static String unknownEntry(Bench bench) {
        BorrowedBlock block = BorrowedBlock.brcb(bench);
        Refusals.expect(
                bench,
                "an unknown EntryID of " + block.reference(),
                block.resume(NEVER),
                ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        Expect.that(!block.isEnabled(), "expected " + block.reference() + " not to be enabled by a refused write");
        return "refused, and " + block.reference() + " is not enabled";
    }
}
