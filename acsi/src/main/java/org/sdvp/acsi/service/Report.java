package org.sdvp.acsi.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.ReportControl;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/**
 * Report (IEC 61850-7-2 clause 17.2.3.3.2): what a server sends unasked, whole or in segments. Optional fields are empty
 * when the control block's OptFlds do not ask for them.
 *
 * @param rptId identification of the control block's reports
 * @param sqNum sequence number, 0 to 65,535, the same for all segments of a report
 * @param subSqNum number of this segment, from 0
 * @param moreSegmentsFollow whether this is not the last segment
 * @param dataSet the data set
 * @param bufOvfl whether entries were lost before this one
 * @param confRev configuration revision
 * @param timeOfEntry when the entry was made
 * @param entryId identification of the entry
 * @param members the members included, in the order of the data set
 */
public record Report(
        String rptId,
        Optional<Integer> sqNum,
        int subSqNum,
        boolean moreSegmentsFollow,
        Optional<DataSetReference> dataSet,
        Optional<Boolean> bufOvfl,
        Optional<Long> confRev,
        Optional<EntryTime> timeOfEntry,
        Optional<EntryId> entryId,
        List<Member> members)
        implements AcsiUnconfirmed {
    /** Copies the members and checks ranges and order. */
    public Report {
        ReportControl.requireRptId(rptId);
        sqNum.ifPresent(number -> Ranges.number("SqNum", number, 0, Ranges.MAX_INT16U));
        Ranges.number("SubSqNum", subSqNum, 0, Ranges.MAX_INT16U);
        confRev.ifPresent(revision -> Ranges.int32u("ConfRev", revision));
        members = List.copyOf(members);
        int least = 0;
        for (int i = 0; i < members.size(); i++) {
            int index = members.get(i).index();
            if (index < least || index >= DataSet.MAX_MEMBERS) {
                throw new IllegalArgumentException("members of a report come in the order of the data set: expected "
                        + least + " to " + (DataSet.MAX_MEMBERS - 1) + ", but got " + index);
            }
            least = index + 1;
        }
    }

    /**
     * A member of the data set that is included.
     *
     * @param index its place in the data set, 0 to 9,999
     * @param dataRef its reference, if asked for
     * @param value its value
     * @param reasons why it is included; empty if not asked for
     */
    public record Member(int index, Optional<Fcda> dataRef, DataValue value, Set<TriggerOption> reasons) {
        /** Copies the reasons. */
        public Member {
            reasons = Set.copyOf(reasons);
        }
    }

    @Override
    public ServiceName name() {
        return ServiceName.REPORT;
    }
}
