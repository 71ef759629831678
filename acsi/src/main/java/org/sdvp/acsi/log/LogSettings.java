package org.sdvp.acsi.log;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * What clients can set in a log control block and what outlives the process. Ranges as in
 * {@link org.sdvp.acsi.service.Lcb}.
 *
 * @param logEna whether it logs
 * @param datSet the data set; never one of an association
 * @param reasonCode whether entries state the reason
 * @param bufTm time in ms during which changes are gathered into one entry
 * @param trgOps what makes an entry
 * @param intgPd integrity period in ms; 0: off
 * @param logRef the log it writes to
 */
public record LogSettings(
        boolean logEna,
        Optional<DataSetReference> datSet,
        boolean reasonCode,
        long bufTm,
        Set<TriggerOption> trgOps,
        long intgPd,
        ObjectReference logRef) {
    /** Copies the set. */
    public LogSettings {
        trgOps = Set.copyOf(trgOps);
    }

    /** The same with another LogEna. */
    LogSettings withLogEna(boolean enabled) {
        return new LogSettings(enabled, datSet, reasonCode, bufTm, trgOps, intgPd, logRef);
    }

    /** The same without general interrogation, which a log does not know. */
    LogSettings withoutGi() {
        if (!trgOps.contains(TriggerOption.GI)) {
            return this;
        }
        Set<TriggerOption> left =
                trgOps.stream().filter(option -> option != TriggerOption.GI).collect(Collectors.toUnmodifiableSet());
        return new LogSettings(logEna, datSet, reasonCode, bufTm, left, intgPd, logRef);
    }
}
