package org.sdvp.acsi.report;

import java.time.Instant;
import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.dataset.DataSets;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.TriggerIndex;
import org.sdvp.model.ModelValues;
import org.sdvp.model.value.EntryTime;

/**
 * What the control blocks of an engine have in common.
 *
 * @param values what is reported
 * @param dataSets where data sets are found
 * @param index tells of changes
 * @param deadlines all timers
 * @param size of reports
 * @param limits of reporting
 * @param time for entries
 * @param worker where everything happens
 */
record ReportParts(
        ModelValues values,
        DataSets dataSets,
        TriggerIndex index,
        Deadlines deadlines,
        ReportSize size,
        ReportLimits limits,
        TimeSource time,
        Executor worker) {
    // The clock of a small device may stand at 1970 until it has been set; entries are not refused for that.
    private static final EntryTime EARLIEST = new EntryTime(0, 0);

    /** Now, as the time of an entry. */
    EntryTime entryTime() {
        Instant now = time.now();
        return now.isBefore(EARLIEST.instant()) ? EARLIEST : EntryTime.of(now);
    }
}
