package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * The attributes that SetBRCBValues writes; empty ones stay as they are. See {@link Brcb} for what they mean.
 *
 * @param rptId identification in reports
 * @param rptEna whether to send reports; takes effect after all others
 * @param datSet the data set; one that is empty: none
 * @param optFlds optional fields
 * @param bufTm buffer time in ms
 * @param trgOps what triggers a report
 * @param intgPd integrity period in ms
 * @param gi true: interrogate
 * @param purgeBuf true: empty the buffer
 * @param entryId the entry to resume after
 * @param resvTms seconds a reservation shall outlive its association
 */
public record BrcbChange(
        Optional<String> rptId,
        Optional<Boolean> rptEna,
        Optional<Optional<DataSetReference>> datSet,
        Optional<Set<ReportField>> optFlds,
        Optional<Long> bufTm,
        Optional<Set<TriggerOption>> trgOps,
        Optional<Long> intgPd,
        Optional<Boolean> gi,
        Optional<Boolean> purgeBuf,
        Optional<EntryId> entryId,
        Optional<Integer> resvTms) {
    /** Checks the ranges. */
    public BrcbChange {
        rptId.ifPresent(ReportControl::requireRptId);
        bufTm.ifPresent(millis -> Ranges.int32u("BufTm", millis));
        intgPd.ifPresent(millis -> Ranges.int32u("IntgPd", millis));
        resvTms.ifPresent(seconds -> Ranges.number("ResvTms", seconds, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    /** Writes nothing; the start for the {@code with…} methods. */
    public static final BrcbChange NONE = new BrcbChange(
            Optional.empty(),
            Optional.empty(),
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
    public BrcbChange withRptId(String rptId) {
        return new BrcbChange(
                Optional.of(rptId), rptEna, datSet, optFlds, bufTm, trgOps, intgPd, gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing rptEna too. */
    public BrcbChange withRptEna(boolean rptEna) {
        return new BrcbChange(
                rptId, Optional.of(rptEna), datSet, optFlds, bufTm, trgOps, intgPd, gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing datSet too. */
    public BrcbChange withDatSet(DataSetReference datSet) {
        return new BrcbChange(
                rptId,
                rptEna,
                Optional.of(Optional.of(datSet)),
                optFlds,
                bufTm,
                trgOps,
                intgPd,
                gi,
                purgeBuf,
                entryId,
                resvTms);
    }

    /** The same, writing that there is no data set. */
    public BrcbChange withoutDatSet() {
        return new BrcbChange(
                rptId,
                rptEna,
                Optional.of(Optional.empty()),
                optFlds,
                bufTm,
                trgOps,
                intgPd,
                gi,
                purgeBuf,
                entryId,
                resvTms);
    }

    /** The same, writing optFlds too. */
    public BrcbChange withOptFlds(Set<ReportField> optFlds) {
        return new BrcbChange(
                rptId, rptEna, datSet, Optional.of(optFlds), bufTm, trgOps, intgPd, gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing bufTm too. */
    public BrcbChange withBufTm(long bufTm) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, Optional.of(bufTm), trgOps, intgPd, gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing trgOps too. */
    public BrcbChange withTrgOps(Set<TriggerOption> trgOps) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, Optional.of(trgOps), intgPd, gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing intgPd too. */
    public BrcbChange withIntgPd(long intgPd) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, trgOps, Optional.of(intgPd), gi, purgeBuf, entryId, resvTms);
    }

    /** The same, writing gi too. */
    public BrcbChange withGi(boolean gi) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, trgOps, intgPd, Optional.of(gi), purgeBuf, entryId, resvTms);
    }

    /** The same, writing purgeBuf too. */
    public BrcbChange withPurgeBuf(boolean purgeBuf) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, trgOps, intgPd, gi, Optional.of(purgeBuf), entryId, resvTms);
    }

    /** The same, writing entryId too. */
    public BrcbChange withEntryId(EntryId entryId) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, trgOps, intgPd, gi, purgeBuf, Optional.of(entryId), resvTms);
    }

    /** The same, writing resvTms too. */
    public BrcbChange withResvTms(int resvTms) {
        return new BrcbChange(
                rptId, rptEna, datSet, optFlds, bufTm, trgOps, intgPd, gi, purgeBuf, entryId, Optional.of(resvTms));
    }
}
