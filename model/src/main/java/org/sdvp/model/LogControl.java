package org.sdvp.model;

import java.util.Optional;
import java.util.Set;

/**
 * How a log control block is configured (IEC 61850-7-2 clause 17.3, IEC 61850-6 LogControl).
 *
 * @param name of the block
 * @param dataSet name of a data set in the same logical node; empty: none yet
 * @param logName name of the log in the same logical node that it writes to
 * @param logEna whether it logs from the start
 * @param reasonCode whether entries state the reason
 * @param trgOps what makes an entry
 * @param intgPd integrity period in ms, 0: off
 */
public record LogControl(
        String name,
        Optional<String> dataSet,
        String logName,
        boolean logEna,
        boolean reasonCode,
        Set<TriggerOption> trgOps,
        long intgPd) {
    /** Copies the set and checks names and range. */
    public LogControl {
        DataSet.checkName("log control block", name);
        DataSet.checkName("log", logName);
        trgOps = Set.copyOf(trgOps);
        ReportControl.checkUnsigned(name, "intgPd", intgPd);
    }
}
