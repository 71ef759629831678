package org.sdvp.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Decides which of several schedules commands one entity: an FSCC, or the like of it where the model has none. Only decides;
 * used by one thread at a time.
 *
 * <p>Of the schedules that run the one of highest priority is in force; of those the one that started last, as in IEC TR
 * 61850-90-10; of those the first in the list. Each of its entries is commanded once. A refused command is tried again with
 * growing pauses as long as its entry lasts, unless the refusal is for good or somebody commands the entity directly: what
 * is commanded directly holds until the next entry. After a restart the entry in force is commanded again.
 */
final class ScheduleController {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * A command that is due.
     *
     * @param entity what to operate
     * @param ctlVal wanted value
     * @param orCat in whose name
     * @param schedule which schedule wants it; that which ran last when the value before is given back
     */
    record Command(ControlledEntity entity, DataValue ctlVal, OrCat orCat, ObjectReference schedule) {}

    private record Wish(ObjectReference schedule, Instant start, int entry) {}

    private final ObjectReference reference;
    private final AtEnd atEnd;
    private List<Schedule> schedules = List.of();
    private @Nullable ControlledEntity entity;
    private Optional<Schedule> active = Optional.empty();
    private boolean inCharge;
    private @Nullable DataValue before;
    private OrCat lastStanding = OrCat.AUTOMATIC_REMOTE;
    private ObjectReference lastSchedule;
    private @Nullable Wish wish;
    private @Nullable Command due;
    private @Nullable Command underWay;
    private @Nullable Instant again;
    private Duration pause = FIRST_PAUSE;
    private boolean refused;

    /**
     * Makes one.
     *
     * @param reference of the FSCC, or a name in its place
     * @param atEnd what becomes of the entity in the end
     */
    ScheduleController(ObjectReference reference, AtEnd atEnd) {
        this.reference = reference;
        this.atEnd = atEnd;
        this.lastSchedule = reference;
    }

    ObjectReference reference() {
        return reference;
    }

    /** Says what it controls, by which schedules in which order. */
    void configure(Optional<ControlledEntity> controlled, List<Schedule> byThese) {
        ControlledEntity is = controlled.orElse(null);
        if (entity != null && (is == null || !is.reference().equals(entity.reference()))) {
            // Another one: nothing of what was known holds for it.
            inCharge = false;
            before = null;
            wish = null;
            due = null;
            refused = false;
        }
        entity = is;
        schedules = List.copyOf(byThese);
    }

    Optional<ControlledEntity> entity() {
        return Optional.ofNullable(entity);
    }

    boolean uses(Schedule schedule) {
        return schedules.contains(schedule);
    }

    /** The schedule in force. */
    Optional<Schedule> active() {
        return active;
    }

    /** The value in force. */
    Optional<DataValue> value() {
        return active.flatMap(Schedule::entry).map(Schedule.Entry::value);
    }

    /** Whether the entity has not taken the last command. */
    boolean isRefused() {
        return refused;
    }

    /** Looks at its schedules, which have been looked at before. */
    void look(Instant now) {
        active = schedules.stream()
                .filter(schedule -> schedule.entry().isPresent())
                .max(Comparator.comparingLong(Schedule::priority)
                        .thenComparing(
                                schedule -> schedule.entry().orElseThrow().start())
                        .thenComparing(
                                Comparator.comparingInt(schedules::indexOf).reversed()));
        ControlledEntity present = entity;
        if (present == null) {
            return;
        }
        if (active.isPresent()) {
            follow(present, active.get());
        } else if (inCharge) {
            giveBack(present);
        }
        if (again != null && !again.isAfter(now)) {
            again = null;
        }
    }

    private void follow(ControlledEntity present, Schedule schedule) {
        Schedule.Entry entry = schedule.entry().orElseThrow();
        Wish wanted = new Wish(schedule.node(), entry.start(), entry.number());
        if (wanted.equals(wish)) {
            return;
        }
        if (!inCharge) {
            inCharge = true;
            before = present.present().orElse(null);
        }
        wish = wanted;
        lastStanding = schedule.standing();
        lastSchedule = schedule.node();
        want(present.ctlVal(entry.value())
                .map(ctlVal -> new Command(present, ctlVal, schedule.standing(), schedule.node())));
    }

    private void giveBack(ControlledEntity present) {
        inCharge = false;
        wish = null;
        DataValue value = before;
        before = null;
        want(
                atEnd == AtEnd.RESTORE && value != null
                        ? Optional.of(new Command(present, value, lastStanding, lastSchedule))
                        : Optional.empty());
    }

    private void want(Optional<Command> command) {
        due = command.orElse(null);
        again = null;
        pause = FIRST_PAUSE;
        refused = false;
    }

    /** Takes the command that is due now, if any; it is under way until it has ended. */
    Optional<Command> take() {
        Command command = due;
        if (command == null || underWay != null || again != null) {
            return Optional.empty();
        }
        underWay = command;
        return Optional.of(command);
    }

    /**
     * The command that was under way has ended.
     *
     * @return when it is tried again; empty if it is not
     */
    Optional<Duration> ended(Instant now, Optional<Refusal> refusal) {
        Command command = underWay;
        underWay = null;
        if (command == null || !command.equals(due)) {
            return Optional.empty();
        }
        refused = refusal.isPresent();
        if (refusal.isEmpty() || isForGood(refusal.get())) {
            due = null;
            return Optional.empty();
        }
        Duration wait = pause;
        again = now.plus(wait);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        return Optional.of(wait);
    }

    private static boolean isForGood(Refusal refusal) {
        AddCause cause = refusal.addCause().orElse(AddCause.UNKNOWN);
        return cause == AddCause.INVALID_POSITION
                || cause == AddCause.NOT_SUPPORTED
                || cause == AddCause.INCONSISTENT_PARAMETERS
                || cause == AddCause.NO_ACCESS_AUTHORITY;
    }

    /** Somebody has commanded the entity: that holds until the next entry, and is what the entity is given back to. */
    void directlyOperated(DataValue ctlVal) {
        due = null;
        again = null;
        refused = false;
        if (inCharge) {
            before = ctlVal;
        }
    }

    /** When a refused command is to be tried again. */
    Optional<Instant> nextChange() {
        return Optional.ofNullable(again);
    }

    /** Whether a command is due that could not be given yet. */
    boolean isWaiting() {
        return due != null;
    }

    private ObjectReference key(String name) {
        return reference.child("CtlEnt").child(name);
    }

    /** What must survive. */
    Map<ObjectReference, DataValue> saved() {
        Map<ObjectReference, DataValue> saved = new LinkedHashMap<>();
        saved.put(key("inCharge"), DataValue.Bool.of(inCharge));
        DataValue value = before;
        saved.put(key("known"), DataValue.Bool.of(value != null));
        if (value != null) {
            saved.put(key("before"), value);
        }
        return saved;
    }

    /** Takes over what was saved; to be configured before. */
    void resume(Map<ObjectReference, DataValue> saved) {
        inCharge = DataValue.Bool.TRUE.equals(saved.get(key("inCharge")));
        DataValue value = saved.get(key("before"));
        ControlledEntity present = entity;
        if (value != null && present != null && DataValue.Bool.TRUE.equals(saved.get(key("known")))) {
            before = present.ctlVal(value).orElse(null);
        }
    }
}
