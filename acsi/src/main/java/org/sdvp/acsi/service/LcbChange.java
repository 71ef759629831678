package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * The attributes that SetLCBValues writes; empty ones stay as they are. See {@link Lcb} for what they mean.
 *
 * @param logEna whether to log; takes effect after all others
 * @param datSet the data set; one that is empty: none
 * @param reasonCode whether entries state the reason
 * @param bufTm time in ms during which changes are gathered into one entry
 * @param trgOps what makes an entry
 * @param intgPd integrity period in ms
 * @param logRef the log to write to
 */
public record LcbChange(
        Optional<Boolean> logEna,
        Optional<Optional<DataSetReference>> datSet,
        Optional<Boolean> reasonCode,
        Optional<Long> bufTm,
        Optional<Set<TriggerOption>> trgOps,
        Optional<Long> intgPd,
        Optional<ObjectReference> logRef) {
    /** Checks the ranges. */
    public LcbChange {
        bufTm.ifPresent(millis -> Ranges.int32u("BufTm", millis));
        intgPd.ifPresent(millis -> Ranges.int32u("IntgPd", millis));
    }

    /** Writes nothing; the start for the {@code with…} methods. */
    public static final LcbChange NONE = new LcbChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The same, writing logEna too. */
    public LcbChange withLogEna(boolean logEna) {
        return new LcbChange(Optional.of(logEna), datSet, reasonCode, bufTm, trgOps, intgPd, logRef);
    }

    /** The same, writing datSet too. */
    public LcbChange withDatSet(DataSetReference datSet) {
        return new LcbChange(logEna, Optional.of(Optional.of(datSet)), reasonCode, bufTm, trgOps, intgPd, logRef);
    }

    /** The same, writing that there is no data set. */
    public LcbChange withoutDatSet() {
        return new LcbChange(logEna, Optional.of(Optional.empty()), reasonCode, bufTm, trgOps, intgPd, logRef);
    }

    /** The same, writing reasonCode too. */
    public LcbChange withReasonCode(boolean reasonCode) {
        return new LcbChange(logEna, datSet, Optional.of(reasonCode), bufTm, trgOps, intgPd, logRef);
    }

    /** The same, writing bufTm too. */
    public LcbChange withBufTm(long bufTm) {
        return new LcbChange(logEna, datSet, reasonCode, Optional.of(bufTm), trgOps, intgPd, logRef);
    }

    /** The same, writing trgOps too. */
    public LcbChange withTrgOps(Set<TriggerOption> trgOps) {
        return new LcbChange(logEna, datSet, reasonCode, bufTm, Optional.of(trgOps), intgPd, logRef);
    }

    /** The same, writing intgPd too. */
    public LcbChange withIntgPd(long intgPd) {
        return new LcbChange(logEna, datSet, reasonCode, bufTm, trgOps, Optional.of(intgPd), logRef);
    }

    /** The same, writing logRef too. */
    public LcbChange withLogRef(ObjectReference logRef) {
        return new LcbChange(logEna, datSet, reasonCode, bufTm, trgOps, intgPd, Optional.of(logRef));
    }
}
