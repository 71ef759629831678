package org.sdvp.acsi.report;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.model.ObjectReference;

/**
 * Whether a client may enable a control block: there must be a data set, of which the client may read every member, and
 * each of which fits into a report.
 *
 * @param call by whom
 * @param reference of the block
 * @param dataSet what it is to report
 */
record EnablingCheck(ReportCall call, ObjectReference reference, ResolvedDataSet dataSet) {
    /**
     * Begins with the data set.
     *
     * @throws RefusedException if there is none
     */
    static EnablingCheck of(ReportCall call, ObjectReference reference, @Nullable ResolvedDataSet dataSet) {
        if (dataSet == null) {
            throw new RefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    reference + " has no data set; write DatSet before RptEna");
        }
        return new EnablingCheck(call, reference, dataSet);
    }

    /**
     * Goes on with its members.
     *
     * @param writer of the reports to come
     * @throws RefusedException if one may not be read, or is too long
     */
    void check(ReportParts parts, Function<ResolvedDataSet, SegmentWriter> writer) {
        dataSet.references().stream()
                .filter(member -> !call.mayRead().test(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new RefusedException(
                            ServiceError.ACCESS_VIOLATION,
                            call.peer() + " may not read " + member + " of " + dataSet.reference());
                });
        ReportEntry all = new ReportEntry(
                EntryId.NONE,
                parts.clock().now(),
                ReportEntry.Kind.INTEGRITY,
                ReportEntries.members(parts.values().get(dataSet.members()), Set.of()));
        writer.apply(dataSet).tooGreat(all).ifPresent(member -> {
            throw new RefusedException(
                    ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                    dataSet.references().get(member.index()) + " alone does not fit in a report of "
                            + call.link().maxMessageSize() + " octets");
        });
    }
}
