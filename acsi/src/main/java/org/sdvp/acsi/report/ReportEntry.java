package org.sdvp.acsi.report;

import java.util.List;
import java.util.Set;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;

/**
 * What a report buffer holds (IEC 61850-7-2 clause 17.2.3.2.3): everything that happened at once to a data set, from
 * which the report can be built again after a restart. What the control block adds to it (RptID, data set, ConfRev) is
 * the same for all entries of a buffer, since a change of those empties it.
 *
 * @param entryId rises from entry to entry; not {@link EntryId#NONE} in a buffer
 * @param timeOfEntry when the entry was made
 * @param kind why it was made
 * @param members the members of the data set that are included, by rising index; at least one
 */
public record ReportEntry(EntryId entryId, EntryTime timeOfEntry, Kind kind, List<Member> members) {
    /** Why an entry was made. */
    public enum Kind {
        /** Members changed: dchg, qchg, dupd. */
        EVENT,
        /** The integrity period ran out. */
        INTEGRITY,
        /** A client asked: general interrogation. */
        GENERAL_INTERROGATION
    }

    /** Copies the members and checks that there are some. */
    public ReportEntry {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("report entry " + entryId + " must include at least one member");
        }
    }

    /**
     * A member of the data set that is included.
     *
     * @param index its place in the data set, from 0
     * @param value its value when the entry was made
     * @param reasons why it is included; at least one
     */
    public record Member(int index, DataValue value, Set<TriggerOption> reasons) {
        /** Copies the reasons. */
        public Member {
            reasons = Set.copyOf(reasons);
        }
    }
}
