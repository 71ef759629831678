package org.sdvp.agent.schedule;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** A schedule of whatever node class, on its way through time. Used by one thread at a time. */
interface Schedule {
    /**
     * The entry in force.
     *
     * @param start when the schedule has started
     * @param number of the entry, counted from 1
     * @param value of the entry
     */
    record Entry(Instant start, int number, DataValue value) {}

    /** Its logical node. */
    ObjectReference node();

    /** Its state. */
    ScheduleState state();

    /** The entry in force; empty unless it runs. */
    Optional<Entry> entry();

    /** Of several that run the one with the highest is in force. */
    long priority();

    /** In whose name it commands: one of the automatic categories. */
    OrCat standing();

    /** Does what time demands. Time may also have gone back. */
    void look(Instant now);

    /** When it has to be looked at again, if ever. */
    Optional<Instant> nextChange();

    /** Its settings may have changed. */
    void settingsChanged(Instant now);

    /** Tells its status side. */
    void tell(StatusChanges changes);

    /** What must survive. */
    Map<ObjectReference, DataValue> saved();
}
