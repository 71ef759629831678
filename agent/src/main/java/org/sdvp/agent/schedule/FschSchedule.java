package org.sdvp.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.agent.schedule.plan.Plan;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The state machine of one FSCH. Its state follows from its settings, the start it is waiting for or has had, and the
 * time, so it may be looked at as seldom as one likes, a clock may be put, and a device may be off meanwhile: a start that
 * was missed counts if its run is not over yet.
 *
 * <p>A start that comes during a run begins it anew if SchdReuse is true, and is passed over else.
 */
final class FschSchedule implements Schedule {
    private static final Timestamp NEVER = Timestamp.of(Instant.EPOCH);

    private final NodeData node;
    private final Supplier<List<ControlledEntity>> controlled;
    private FschSettings settings;
    private ScheduleState state = ScheduleState.NOT_READY;
    private EnablingError error = EnablingError.NONE;
    private OrCat standing = OrCat.AUTOMATIC_REMOTE;
    private @Nullable Instant start;
    private @Nullable Instant next;
    private boolean byEvent;
    // A start that lay in the past already when it was set is none.
    private Instant startsSet = Instant.EPOCH;
    private Optional<Entry> entry = Optional.empty();

    /**
     * Makes one, not ready.
     *
     * @param node the FSCH
     * @param controlled what it controls now, by whatever controllers
     */
    FschSchedule(NodeData node, Supplier<List<ControlledEntity>> controlled) {
        this.node = node;
        this.controlled = controlled;
        this.settings = FschSettings.read(node, List.of());
    }

    /** Goes on from where it was when its state was saved; an unsound one is not ready. */
    void resume(Map<ObjectReference, DataValue> saved) {
        settings = FschSettings.read(node, controlled.get());
        ScheduleState before = ScheduleState.of(integer(saved, key("SchdSt"), 0));
        standing = Standing.of(integer(saved, key("EnaReq"), 0));
        byEvent = integer(saved, key("EvtTrg"), 0) != 0;
        if (before == ScheduleState.NOT_READY) {
            return;
        }
        if (settings.plan().isEmpty()) {
            error = settings.error();
            return;
        }
        state = before;
        start = time(saved, key("ActStrTm"));
        next = time(saved, key("NxtStrTm"));
        if (state == ScheduleState.RUNNING && start == null) {
            state = ScheduleState.READY;
        }
    }

    private static @Nullable Instant time(Map<ObjectReference, DataValue> saved, ObjectReference key) {
        return saved.get(key) instanceof Timestamp time && !time.equals(NEVER) ? time.instant() : null;
    }

    private static long integer(Map<ObjectReference, DataValue> saved, ObjectReference key, long otherwise) {
        return saved.get(key) instanceof DataValue.Int number ? number.value() : otherwise;
    }

    private ObjectReference key(String object) {
        return node.reference().child(object).child("stVal");
    }

    @Override
    public ObjectReference node() {
        return node.reference();
    }

    @Override
    public ScheduleState state() {
        return state;
    }

    @Override
    public Optional<Entry> entry() {
        return entry;
    }

    @Override
    public long priority() {
        return settings.priority();
    }

    @Override
    public OrCat standing() {
        return standing;
    }

    /** What starts it besides the time, while it waits for that. */
    Optional<Selection> event() {
        return state == ScheduleState.READY ? settings.event() : Optional.empty();
    }

    /**
     * EnaReq: looks the settings through and enables it. One that is ready or running stays as it is.
     *
     * @param by in whose name it will command
     * @return why it cannot be enabled, if so
     */
    Optional<String> enable(Instant now, OrCat by) {
        if (state.locksSettings()) {
            return Optional.empty();
        }
        settings = FschSettings.read(node, controlled.get());
        error = settings.error();
        if (settings.plan().isEmpty()) {
            stop();
            return Optional.of(settings.why());
        }
        standing = by;
        next = null;
        await(now);
        return Optional.empty();
    }

    /** DsaReq: it is not ready from now on. */
    void disable() {
        stop();
        error = EnablingError.NONE;
    }

    private void stop() {
        state = ScheduleState.NOT_READY;
        start = null;
        next = null;
        entry = Optional.empty();
    }

    /** What InSyn refers to has become true. */
    void event(Instant now) {
        if (state == ScheduleState.READY && settings.event().isPresent()) {
            begin(now, true);
            look(now);
        }
    }

    @Override
    public void settingsChanged(Instant now) {
        if (state == ScheduleState.NOT_READY) {
            return;
        }
        FschSettings before = settings;
        settings = FschSettings.read(node, controlled.get());
        if (settings.plan().isEmpty()) {
            stop();
            error = settings.error();
            return;
        }
        if (!settings.starts().equals(before.starts())) {
            startsSet = now;
        }
        if (state != ScheduleState.RUNNING) {
            next = null;
        }
        look(now);
    }

    @Override
    public void look(Instant now) {
        Instant began = start;
        if (state == ScheduleState.RUNNING && began != null) {
            run(now, began);
        } else if (state != ScheduleState.NOT_READY) {
            await(now);
        }
        Instant running = start;
        entry = state == ScheduleState.RUNNING && running != null
                ? plan().entryAt(Duration.between(running, now))
                        .map(number -> new Entry(running, number, plan().value(number)))
                : Optional.empty();
    }

    private Plan plan() {
        return settings.plan().orElseThrow();
    }

    private void run(Instant now, Instant began) {
        if (now.isBefore(began)) {
            // The clock was put back to before the start: an event does not come again, a start does.
            if (byEvent) {
                begin(now, true);
            } else {
                start = null;
                await(now);
            }
            return;
        }
        if (settings.reuse()) {
            settings.starts()
                    .latest(now)
                    .filter(again -> again.isAfter(began) && !again.isBefore(startsSet))
                    .ifPresent(again -> begin(again, false));
            next = settings.starts().next(now.plusNanos(1)).orElse(null);
        }
        if (isOver(now)) {
            end(now);
        }
    }

    private boolean isOver(Instant now) {
        Instant began = start;
        return began != null && Duration.between(began, now).compareTo(plan().total()) >= 0;
    }

    /** Waits for the next start, or begins with one that is due. */
    private void await(Instant now) {
        if (next == null || next.isAfter(now)) {
            // Again, for the clock may have been put back.
            next = settings.starts().next(now).orElse(null);
        }
        Instant due = next;
        if (due != null && !due.isAfter(now)) {
            begin(latest(due, now), false);
            if (isOver(now)) {
                end(now);
            }
        } else {
            boolean waits = due != null || settings.event().isPresent();
            state = waits ? ScheduleState.READY : ScheduleState.START_TIME_REQUIRED;
            error = waits ? EnablingError.NONE : EnablingError.STR_TM;
        }
    }

    // Only one that may run again may have missed more than one.
    private Instant latest(Instant due, Instant now) {
        return settings.reuse()
                ? settings.starts().latest(now).filter(due::isBefore).orElse(due)
                : due;
    }

    private void begin(Instant at, boolean event) {
        start = at;
        byEvent = event;
        next = null;
        state = ScheduleState.RUNNING;
        error = EnablingError.NONE;
    }

    private void end(Instant now) {
        start = null;
        next = null;
        if (settings.reuse()) {
            await(now);
        } else {
            state = ScheduleState.NOT_READY;
        }
    }

    @Override
    public Optional<Instant> nextChange() {
        Instant running = start;
        Optional<Instant> end =
                entry.filter(any -> running != null).map(found -> found.start().plus(plan().end(found.number())));
        Optional<Instant> due = Optional.ofNullable(next);
        return end.isPresent() && due.isPresent()
                ? end.map(at -> at.isBefore(due.get()) ? at : due.get())
                : end.or(() -> due);
    }

    @Override
    public void tell(StatusChanges changes) {
        changes.good(node, "SchdSt", enumerated(state.code()));
        changes.good(node, "SchdEnaErr", enumerated(error.code()));
        changes.goodOrInvalid(node, "NxtStrTm", Optional.ofNullable(next).map(Timestamp::of));
        changes.goodOrInvalid(node, "ActStrTm", Optional.ofNullable(start).map(Timestamp::of));
        changes.good(node, "SchdEntr", integer(entry.map(Entry::number).orElse(0)));
        for (ValueKind kind : ValueKind.values()) {
            changes.current(node, kind, entry.map(Entry::value));
        }
    }

    @Override
    public Map<ObjectReference, DataValue> saved() {
        Map<ObjectReference, DataValue> saved = new LinkedHashMap<>();
        saved.put(key("SchdSt"), integer(state.code()));
        saved.put(key("ActStrTm"), Optional.ofNullable(start).map(Timestamp::of).orElse(NEVER));
        saved.put(key("NxtStrTm"), Optional.ofNullable(next).map(Timestamp::of).orElse(NEVER));
        saved.put(key("EnaReq"), integer(standing.code()));
        saved.put(key("EvtTrg"), integer(byEvent ? 1 : 0));
        return saved;
    }

    private static DataValue enumerated(int code) {
        return new DataValue.Int(BasicType.ENUMERATED, code);
    }

    private static DataValue integer(int number) {
        return new DataValue.Int(BasicType.INT32, number);
    }
}
