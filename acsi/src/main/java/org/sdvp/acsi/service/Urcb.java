package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * The attributes of an unbuffered report control block (IEC 61850-7-2 clause 17.2.5.2), in the order of the mappings.
 *
 * @param rptId identification in reports, at most 129 printable ASCII characters
 * @param rptEna whether it sends reports
 * @param resv whether a client has reserved it
 * @param datSet the data set, if it has one
 * @param confRev configuration revision, 0 to 2^32-1
 * @param optFlds optional fields of its reports
 * @param bufTm buffer time in ms, 0 to 2^32-1
 * @param sqNum number of the last report, 0 to 255
 * @param trgOps what triggers a report
 * @param intgPd integrity period in ms, 0: off
 * @param gi whether a general interrogation is under way
 * @param owner who has reserved it: with XMPP a JID; empty: nobody, or not offered
 */
public record Urcb(
        String rptId,
        boolean rptEna,
        boolean resv,
        Optional<DataSetReference> datSet,
        long confRev,
        Set<ReportField> optFlds,
        long bufTm,
        int sqNum,
        Set<TriggerOption> trgOps,
        long intgPd,
        boolean gi,
        Optional<String> owner) {
    /** Copies the sets and checks the ranges. */
    public Urcb {
        ReportControl.requireRptId(rptId);
        Ranges.int32u("ConfRev", confRev);
        Ranges.int32u("BufTm", bufTm);
        Ranges.number("SqNum", sqNum, 0, Ranges.MAX_INT8U);
        Ranges.int32u("IntgPd", intgPd);
        owner.ifPresent(name -> Ranges.unicode("Owner", name));
        optFlds = Set.copyOf(optFlds);
        trgOps = Set.copyOf(trgOps);
    }
}
