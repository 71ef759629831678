package org.sdvp.acsi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.ReportField;

/**
 * Makes the report of an entry, in one piece or in segments that fit the negotiated message size: SubSqNum from 0, all
 * with the same SqNum and EntryID (IEC 61850-7-2 clause 17.2.3.2.3).
 */
final class SegmentWriter {
    private final String rptId;
    private final ReportSettings settings;
    private final ResolvedDataSet dataSet;
    private final ReportSize size;
    private final int maxOctets;

    SegmentWriter(String rptId, ReportSettings settings, ResolvedDataSet dataSet, ReportSize size, int maxOctets) {
        this.rptId = rptId;
        this.settings = settings;
        this.dataSet = dataSet;
        this.size = size;
        this.maxOctets = maxOctets;
    }

    /** The segments of an entry; a member that does not fit gets a segment of its own all the same. */
    List<Report> segments(ReportEntry entry, int sqNum, boolean bufOvfl) {
        List<Report.Member> members = members(entry);
        Report whole = report(entry, sqNum, bufOvfl, members);
        if (members.size() == 1 || size.octets(whole) <= maxOctets) {
            return List.of(whole);
        }
        List<List<Report.Member>> parts = parts(entry, members);
        List<Report> segments = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            segments.add(numbered(report(entry, sqNum, bufOvfl, parts.get(i)), i, i < parts.size() - 1));
        }
        return segments;
    }

    /** The greatest member of an entry, if it is too great to be sent. */
    Optional<Report.Member> tooGreat(ReportEntry entry) {
        return members(entry).stream()
                .filter(member -> size.octets(report(entry, 0, false, List.of(member))) > maxOctets)
                .findFirst();
    }

    private List<List<Report.Member>> parts(ReportEntry entry, List<Report.Member> members) {
        int empty = size.octets(report(entry, 0, false, List.of()));
        List<List<Report.Member>> parts = new ArrayList<>();
        List<Report.Member> part = new ArrayList<>();
        long octets = empty;
        for (Report.Member member : members) {
            int more = size.octets(report(entry, 0, false, List.of(member))) - empty;
            if (!part.isEmpty() && octets + more > maxOctets) {
                parts.add(part);
                part = new ArrayList<>();
                octets = empty;
            }
            part.add(member);
            octets += more;
        }
        parts.add(part);
        return parts;
    }

    private List<Report.Member> members(ReportEntry entry) {
        boolean dataRef = has(ReportField.DATA_REF);
        boolean reason = has(ReportField.REASON);
        List<Report.Member> members = new ArrayList<>(entry.members().size());
        for (ReportEntry.Member member : entry.members()) {
            members.add(new Report.Member(
                    member.index(),
                    dataRef ? Optional.of(dataSet.members().get(member.index()).fcda()) : Optional.empty(),
                    member.value(),
                    reason ? member.reasons() : Set.of()));
        }
        return members;
    }

    private Report report(ReportEntry entry, int sqNum, boolean bufOvfl, List<Report.Member> members) {
        return new Report(
                rptId,
                has(ReportField.SEQ_NUM) ? Optional.of(sqNum) : Optional.empty(),
                0,
                false,
                has(ReportField.DATA_SET) ? Optional.of(dataSet.reference()) : Optional.empty(),
                has(ReportField.BUF_OVFL) ? Optional.of(bufOvfl) : Optional.empty(),
                has(ReportField.CONF_REV) ? Optional.of(settings.confRev()) : Optional.empty(),
                has(ReportField.TIME_STAMP) ? Optional.of(entry.timeOfEntry()) : Optional.empty(),
                has(ReportField.ENTRY_ID) ? Optional.of(entry.entryId()) : Optional.empty(),
                members);
    }

    private static Report numbered(Report report, int subSqNum, boolean moreSegmentsFollow) {
        return new Report(
                report.rptId(),
                report.sqNum(),
                subSqNum,
                moreSegmentsFollow,
                report.dataSet(),
                report.bufOvfl(),
                report.confRev(),
                report.timeOfEntry(),
                report.entryId(),
                report.members());
    }

    private boolean has(ReportField field) {
        return settings.optFlds().contains(field);
    }
}
