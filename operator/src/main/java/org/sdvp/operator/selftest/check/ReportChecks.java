package org.sdvp.operator.selftest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.client.DataSets;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.selftest.bench.FailedException;
import org.sdvp.operator.selftest.bench.Refusals;
import org.sdvp.operator.selftest.bench.SkippedException;

/** What is the same for both kinds of report control blocks (IEC 61850-7-2 clause 17.2). */
final class ReportChecks {
    private ReportChecks() {}

    /** That a report holds every member of the data set in order, for a reason. */
    static void whole(Bench bench, BorrowedBlock block, Report report, TriggerOption reason) {
        List<Fcda> members = members(bench, block.dataSet());
        List<Integer> indexes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            places.add(i);
        }
        report.members().forEach(member -> indexes.add(member.index()));
        Expect.sameList("members of a report of " + block.reference(), places, indexes);
        for (Report.Member member : report.members()) {
            Fcda expected = members.get(member.index());
            Expect.equal(
                    "reference of member " + member.index() + " of a report of " + block.reference(),
                    Optional.of(expected),
                    member.dataRef());
            Expect.that(
                    member.reasons().contains(reason),
                    "expected the reason " + reason + " for " + expected + ", but got " + member.reasons());
            ValueChecks.fits(bench, expected, member.value());
        }
        Expect.equal("DatSet in a report of " + block.reference(), Optional.of(block.dataSet()), report.dataSet());
        Expect.equal("ConfRev in a report of " + block.reference(), Optional.of(block.confRev()), report.confRev());
    }

    private static List<Fcda> members(Bench bench, DataSetReference dataSet) {
        return bench.survey().nodes().stream()
                .flatMap(node -> Optional.ofNullable(node.dataSets().get(dataSet)).stream())
                .map(DataSets.Definition::members)
                .findFirst()
                .orElseGet(() -> bench.await(bench.association().dataSets().getDataSetDirectory(dataSet))
                        .members());
    }

    /** Whether every member of a report has a reason. */
    static boolean isFor(Report report, TriggerOption reason) {
        return !report.members().isEmpty()
                && report.members().stream().allMatch(member -> member.reasons().contains(reason));
    }

    /** Enables a block and has it report everything. */
    static String interrogated(Bench bench, BorrowedBlock block) {
        ReportInbox inbox = block.listen();
        block.enable(true);
        Expect.that(block.isEnabled(), "expected RptEna of " + block.reference() + " to be true after it was written");
        CompletableFuture<Report> answer = inbox.next(report -> isFor(report, TriggerOption.GI));
        block.interrogate();
        Report report = reported(bench, block, answer, "general interrogation");
        whole(bench, block, report, TriggerOption.GI);
        block.enable(false);
        Expect.that(
                !block.isEnabled(), "expected RptEna of " + block.reference() + " to be false after it was written");
        inOrder(inbox);
        return block.reference() + ": " + Expect.count(report.members().size(), "member") + ", SqNum from 0";
    }

    /** Waits for a report. */
    static Report reported(Bench bench, BorrowedBlock block, CompletableFuture<Report> awaited, String what) {
        try {
            return bench.await(awaited);
        } catch (AcsiTimeoutException e) {
            throw new FailedException("expected a report of " + block.reference() + " by " + what + ", but none came");
        }
    }

    /** That nothing was wrong with the order of the reports. */
    static void inOrder(ReportInbox inbox) {
        inbox.fault().ifPresent(fault -> {
            throw new FailedException(fault);
        });
    }

    /** Enables a block twice: SqNum must begin with 0 both times. */
    static String again(Bench bench, BorrowedBlock block) {
        interrogated(bench, block);
        return interrogated(bench, block) + " again";
    }

    /** An enabled block takes nothing but RptEna and GI. */
    static String locked(Bench bench, BorrowedBlock block) {
        block.enable(true);
        Refusals.expect(
                bench,
                "a write of OptFlds of " + block.reference() + ", which is enabled,",
                block.otherSetting(),
                ServiceError.INSTANCE_IN_USE,
                ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
        return block.reference() + " takes no OptFlds while it is enabled";
    }

    /** How many blocks were looked at. */
    static String counted(int blocks) {
        if (blocks == 0) {
            throw new SkippedException("there is no such control block");
        }
        return Expect.count(blocks, "block");
    }

    /** That the data set of a block exists. */
    static void hasDataSet(Bench bench, ObjectReference block, Optional<DataSetReference> dataSet, long confRev) {
        dataSet.filter(set -> !set.isOfAssociation()).ifPresent(set -> {
            Expect.that(!members(bench, set).isEmpty(), "the data set " + set + " of " + block + " has no members");
            Expect.that(confRev > 0, "ConfRev of " + block + " is 0 although it has a data set");
        });
    }
}
