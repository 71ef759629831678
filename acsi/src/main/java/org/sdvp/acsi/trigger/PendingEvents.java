package org.sdvp.acsi.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** The events of one control block that wait for the end of BufTm (IEC 61850-7-2 clause 17.2.3.2.2.9). */
public final class PendingEvents {
    private record Pending(DataValue value, int reasons) {}

    /**
     * A member that has waited.
     *
     * @param index its place in the data set
     * @param value the newest
     * @param reasons all of them
     */
    public record Included(int index, DataValue value, Set<TriggerOption> reasons) {}

    private final Map<Integer, Pending> byMember = new TreeMap<>();

    /** Makes one in which nothing waits. */
    public PendingEvents() {}

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return byMember.isEmpty();
    }

    /** Whether one of the events is of a member that waits for the same reason already. */
    public boolean collidesWith(List<Event> events) {
        for (Event event : events) {
            Pending pending = byMember.get(event.watch().index());
            if (pending != null && (pending.reasons() & event.reasons()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Adds events; a member that waits for another reason gets the newer value and both reasons. */
    public void add(List<Event> events) {
        for (Event event : events) {
            byMember.merge(
                    event.watch().index(),
                    new Pending(event.value(), event.reasons()),
                    (old, now) -> new Pending(now.value(), old.reasons() | now.reasons()));
        }
    }

    /** What has waited, by rising index; nothing waits afterwards. */
    public List<Included> take() {
        List<Included> members = new ArrayList<>(byMember.size());
        byMember.forEach(
                (index, pending) -> members.add(new Included(index, pending.value(), Reasons.set(pending.reasons()))));
        byMember.clear();
        return members;
    }

    /** Forgets what waits. */
    public void clear() {
        byMember.clear();
    }
}
