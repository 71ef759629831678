package org.sdvp.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.agent.schedule.plan.Plan;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * A DSCH of IEC 61850-7-420:2009: SchdAbsTm, of class SCA, says in its first numPts elements of val and time what holds from
 * when on. There is nothing to enable: it is ready while its settings make sense and lie ahead, runs from its first time on,
 * also if that is in the past, and is not ready once it is over. The last value lasts as long as the one before it; a
 * single one until the settings change. SchdSt is numbered as that of FSCH. It has no priority, which counts as 0.
 */
final class DschSchedule implements Schedule {
    private static final String POINTS = "SchdAbsTm";

    private final NodeData node;
    private Optional<Plan> plan;
    private Instant start = Instant.EPOCH;
    private ScheduleState state = ScheduleState.NOT_READY;
    private Optional<Entry> entry = Optional.empty();

    /** Makes one of a DSCH. */
    DschSchedule(NodeData node) {
        this.node = node;
        this.plan = read();
    }

    private Optional<Plan> read() {
        List<DataValue> values = elements("val");
        List<DataValue> times = elements("time");
        long points = node.read(POINTS, "numPts", FunctionalConstraint.SP)
                .map(number -> ((DataValue.Int) number).value())
                .orElse(0L);
        if (points < 1 || points > values.size() || points > times.size()) {
            return Optional.empty();
        }
        List<DataValue> used = new ArrayList<>(values.subList(0, (int) points));
        return isFinite(used) ? plan(used, times.subList(0, (int) points)) : Optional.empty();
    }

    private List<DataValue> elements(String attribute) {
        return node.read(POINTS, attribute, FunctionalConstraint.SP).orElse(null) instanceof DataValue.Array array
                ? array.elements()
                : List.of();
    }

    private static boolean isFinite(List<DataValue> values) {
        return values.stream().allMatch(value -> {
            OptionalDouble number = ControlValue.number(value);
            return number.isEmpty() || Double.isFinite(number.getAsDouble());
        });
    }

    private Optional<Plan> plan(List<DataValue> values, List<DataValue> times) {
        Instant first = ((Timestamp) times.get(0)).instant();
        List<Duration> ends = new ArrayList<>();
        Instant last = first;
        for (DataValue time : times.subList(1, times.size())) {
            Instant at = ((Timestamp) time).instant();
            if (!at.isAfter(last)) {
                return Optional.empty();
            }
            ends.add(Duration.between(first, at));
            last = at;
        }
        if (first.equals(Instant.EPOCH)) {
            return Optional.empty();
        }
        ends.add(lastEnd(ends));
        start = first;
        return Optional.of(new Plan(values, ends));
    }

    private static Duration lastEnd(List<Duration> ends) {
        int known = ends.size();
        if (known == 0) {
            return Duration.ofSeconds(Long.MAX_VALUE / 4);
        }
        Duration before = known == 1 ? Duration.ZERO : ends.get(known - 2);
        return ends.get(known - 1).plus(ends.get(known - 1).minus(before));
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
        return 0;
    }

    @Override
    public OrCat standing() {
        return OrCat.AUTOMATIC_REMOTE;
    }

    @Override
    public void look(Instant now) {
        @Nullable Plan present = plan.orElse(null);
        entry = Optional.empty();
        if (present == null) {
            state = ScheduleState.NOT_READY;
        } else if (now.isBefore(start)) {
            state = ScheduleState.READY;
        } else {
            entry = present.entryAt(Duration.between(start, now))
                    .map(number -> new Entry(start, number, present.value(number)));
            state = entry.isPresent() ? ScheduleState.RUNNING : ScheduleState.NOT_READY;
        }
    }

    @Override
    public Optional<Instant> nextChange() {
        return switch (state) {
            case READY -> Optional.of(start);
            case RUNNING ->
                entry.flatMap(found -> plan.map(present -> present.end(found.number())))
                        .filter(end -> end.compareTo(Duration.ofDays(36_525)) < 0)
                        .map(start::plus);
            case NOT_READY, START_TIME_REQUIRED -> Optional.empty();
        };
    }

    @Override
    public void settingsChanged(Instant now) {
        plan = read();
        look(now);
    }

    @Override
    public void tell(StatusChanges changes) {
        changes.good(node, "SchdSt", new DataValue.Int(BasicType.INT32, state.code()));
    }

    @Override
    public Map<ObjectReference, DataValue> saved() {
        return Map.of();
    }
}
