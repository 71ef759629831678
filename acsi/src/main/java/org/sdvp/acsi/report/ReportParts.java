package org.sdvp.acsi.report;

import java.util.concurrent.Executor;
import org.sdvp.acsi.dataset.DataSets;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.EntryClock;
import org.sdvp.acsi.trigger.TriggerIndex;
import org.sdvp.model.ModelValues;

/**
 * What the control blocks of an engine have in common.
 *
 * @param values what is reported
 * @param dataSets where data sets are found
 * @param index tells of changes
 * @param deadlines all timers
 * @param size of reports
 * @param limits of reporting
 * @param clock for entries
 * @param worker where everything happens
 */
record ReportParts(
        ModelValues values,
        DataSets dataSets,
        TriggerIndex index,
        Deadlines deadlines,
        ReportSize size,
        ReportLimits limits,
        EntryClock clock,
        Executor worker) {}
