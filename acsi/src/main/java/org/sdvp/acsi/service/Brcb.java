package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.EntryTime;

/**
 * The attributes of a buffered report control block (IEC 61850-7-2 clause 17.2.3.2), in the order of the mappings.
 *
 * @param rptId identification in reports, at most 129 printable ASCII characters
 * @param rptEna whether it sends reports
 * @param datSet the data set, if it has one
 * @param confRev configuration revision, 0 to 2^32-1
 * @param optFlds optional fields of its reports
 * @param bufTm buffer time in ms, 0 to 2^32-1
 * @param sqNum number of the last report, 0 to 65,535
 * @param trgOps what triggers a report
 * @param intgPd integrity period in ms, 0: off
 * @param gi whether a general interrogation is under way
 * @param purgeBuf whether the buffer is being emptied
 * @param entryId the last entry sent, or the one a client set to resume after
 * @param timeOfEntry time of that entry
 * @param resvTms -1: reserved by configuration; 0: free; more: seconds a reservation outlives its association; empty:
 *     not offered
 * @param owner who has reserved it: with XMPP a JID; empty: nobody, or not offered
 */
public record Brcb(
        String rptId,
        boolean rptEna,
        Optional<DataSetReference> datSet,
        long confRev,
        Set<ReportField> optFlds,
        long bufTm,
        int sqNum,
        Set<TriggerOption> trgOps,
        long intgPd,
        boolean gi,
        boolean purgeBuf,
        EntryId entryId,
        EntryTime timeOfEntry,
        OptionalInt resvTms,
        Optional<String> owner) {
    /** Copies the sets and checks the ranges. */
    public Brcb {
        ReportControl.requireRptId(rptId);
        Ranges.int32u("ConfRev", confRev);
        Ranges.int32u("BufTm", bufTm);
        Ranges.number("SqNum", sqNum, 0, Ranges.MAX_INT16U);
        Ranges.int32u("IntgPd", intgPd);
        resvTms.ifPresent(seconds -> Ranges.number("ResvTms", seconds, Short.MIN_VALUE, Short.MAX_VALUE));
        owner.ifPresent(name -> Ranges.unicode("Owner", name));
        optFlds = Set.copyOf(optFlds);
        trgOps = Set.copyOf(trgOps);
    }
}
