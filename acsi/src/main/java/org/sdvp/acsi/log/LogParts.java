package org.sdvp.acsi.log;

import java.util.Map;
import org.sdvp.acsi.dataset.DataSets;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.EntryClock;
import org.sdvp.acsi.trigger.TriggerIndex;
import org.sdvp.model.ObjectReference;

/**
 * What the control blocks of an engine have in common.
 *
 * @param dataSets where data sets are found
 * @param index tells of changes
 * @param deadlines all timers
 * @param logs all logs of the server, open
 * @param store keeps settings
 * @param limits of logging
 * @param clock for entries
 */
record LogParts(
        DataSets dataSets,
        TriggerIndex index,
        Deadlines deadlines,
        Map<ObjectReference, Log> logs,
        LogControlStore store,
        LogLimits limits,
        EntryClock clock) {}
