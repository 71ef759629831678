package org.sdvp.acsi.service;

import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * The attributes of a log control block (IEC 61850-7-2 clause 17.3.3.2).
 *
 * @param logEna whether it logs
 * @param datSet the data set, if it has one
 * @param reasonCode whether entries state the reason (OptFlds of edition 2.1)
 * @param bufTm time in ms during which changes are gathered into one entry
 * @param trgOps what makes an entry
 * @param intgPd integrity period in ms, 0: off
 * @param logRef the log it writes to
 */
public record Lcb(
        boolean logEna,
        Optional<DataSetReference> datSet,
        boolean reasonCode,
        long bufTm,
        Set<TriggerOption> trgOps,
        long intgPd,
        ObjectReference logRef) {
    /** Copies the set and checks the ranges. */
    public Lcb {
        Ranges.int32u("BufTm", bufTm);
        Ranges.int32u("IntgPd", intgPd);
        trgOps = Set.copyOf(trgOps);
    }
}
