package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * The attributes that SetURCBValues writes; empty ones stay as they are. See {@link Urcb} for what they mean.
 *
 * @param rptId identification in reports
 * @param rptEna whether to send reports; takes effect after all others
 * @param resv true: reserve, false: free
 * @param datSet the data set; one that is empty: none
 * @param optFlds optional fields
 * @param bufTm buffer time in ms
 * @param trgOps what triggers a report
 * @param intgPd integrity period in ms
 * @param gi true: interrogate
 */
public record UrcbChange(
        Optional<String> rptId,
        Optional<Boolean> rptEna,
        Optional<Boolean> resv,
        Optional<Optional<DataSetReference>> datSet,
        Optional<Set<ReportField>> optFlds,
        Optional<Long> bufTm,
        Optional<Set<TriggerOption>> trgOps,
        Optional<Long> intgPd,
        Optional<Boolean> gi) {
    /** Checks the ranges. */
    public UrcbChange {
        rptId.ifPresent(ReportControl::requireRptId);
        bufTm.ifPresent(millis -> Ranges.int32u("BufTm", millis));
        intgPd.ifPresent(millis -> Ranges.int32u("IntgPd", millis));
    }

    /** Writes nothing; the start for the {@code with…} methods. */
    public static final UrcbChange NONE = new UrcbChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The same, writing rptId too. */
    public UrcbChange withRptId(String rptId) {
        return new UrcbChange(Optional.of(rptId), rptEna, resv, datSet, optFlds, bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing rptEna too. */
    public UrcbChange withRptEna(boolean rptEna) {
        return new UrcbChange(rptId, Optional.of(rptEna), resv, datSet, optFlds, bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing resv too. */
    public UrcbChange withResv(boolean resv) {
        return new UrcbChange(rptId, rptEna, Optional.of(resv), datSet, optFlds, bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing datSet too. */
    public UrcbChange withDatSet(DataSetReference datSet) {
        return new UrcbChange(
                rptId, rptEna, resv, Optional.of(Optional.of(datSet)), optFlds, bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing that there is no data set. */
    public UrcbChange withoutDatSet() {
        return new UrcbChange(rptId, rptEna, resv, Optional.of(Optional.empty()), optFlds, bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing optFlds too. */
    public UrcbChange withOptFlds(Set<ReportField> optFlds) {
        return new UrcbChange(rptId, rptEna, resv, datSet, Optional.of(optFlds), bufTm, trgOps, intgPd, gi);
    }

    /** The same, writing bufTm too. */
    public UrcbChange withBufTm(long bufTm) {
        return new UrcbChange(rptId, rptEna, resv, datSet, optFlds, Optional.of(bufTm), trgOps, intgPd, gi);
    }

    /** The same, writing trgOps too. */
    public UrcbChange withTrgOps(Set<TriggerOption> trgOps) {
        return new UrcbChange(rptId, rptEna, resv, datSet, optFlds, bufTm, Optional.of(trgOps), intgPd, gi);
    }

    /** The same, writing intgPd too. */
    public UrcbChange withIntgPd(long intgPd) {
        return new UrcbChange(rptId, rptEna, resv, datSet, optFlds, bufTm, trgOps, Optional.of(intgPd), gi);
    }

    /** The same, writing gi too. */
    public UrcbChange withGi(boolean gi) {
        return new UrcbChange(rptId, rptEna, resv, datSet, optFlds, bufTm, trgOps, intgPd, Optional.of(gi));
    }
}
