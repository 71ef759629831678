package org.sdvp.acsi.service;

import java.util.List;
import java.util.Set;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/**
 * An entry of a log (IEC 61850-7-2 clause 17.3.4.2).
 *
 * @param entryId identification; rises
 * @param timeOfEntry when it was made
 * @param values what it holds, 1 or more
 */
public record LogEntry(EntryId entryId, EntryTime timeOfEntry, List<Member> values) {
    /** Copies the values. */
    public LogEntry {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param reference what it is the value of
     * @param value the value
     * @param reasons why it was logged; empty if the log control block does not want them
     */
    public record Member(Fcda reference, DataValue value, Set<TriggerOption> reasons) {
        /** Copies the reasons. */
        public Member {
            reasons = Set.copyOf(reasons);
        }
    }
}
