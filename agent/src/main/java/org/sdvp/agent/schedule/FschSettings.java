package org.sdvp.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sdvp.agent.schedule.plan.CalendarTime;
import org.sdvp.agent.schedule.plan.Plan;
import org.sdvp.agent.schedule.plan.StartTimes;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The settings of an FSCH as a whole, looked through.
 *
 * @param plan what it would do; empty if something is wrong
 * @param starts when it starts
 * @param reuse SchdReuse
 * @param priority SchdPrio; 0 where there is none
 * @param event what starts it, if EvtTrg asks for that; true does
 * @param error what is wrong first, a missing start time not counted
 * @param why what was expected and what came; empty if nothing is wrong
 */
record FschSettings(
        Optional<Plan> plan,
        StartTimes starts,
        boolean reuse,
        long priority,
        Optional<Selection> event,
        EnablingError error,
        String why) {
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);

    /** Something is wrong. */
    private static final class Unsound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final EnablingError error;

        Unsound(EnablingError error, String why) {
            super(why, null, false, false);
            this.error = error;
        }
    }

    /**
     * Reads them.
     *
     * @param node the FSCH
     * @param controlled what it controls, by whatever controllers
     */
    static FschSettings read(NodeData node, List<ControlledEntity> controlled) {
        StartTimes starts = new StartTimes(node.numbered("StrTm").stream()
                .flatMap(object -> start(node, object).stream())
                .toList());
        try {
            Optional<Selection> event = event(node);
            return settings(node, Optional.of(plan(node, controlled)), starts, event, EnablingError.NONE, "");
        } catch (Unsound e) {
            return settings(node, Optional.empty(), starts, Optional.empty(), e.error, String.valueOf(e.getMessage()));
        }
    }

    private static FschSettings settings(
            NodeData node,
            Optional<Plan> plan,
            StartTimes starts,
            Optional<Selection> event,
            EnablingError error,
            String why) {
        return new FschSettings(
                plan, starts, node.isTrue("SchdReuse"), node.integer("SchdPrio").orElse(0L), event, error, why);
    }

    private static Plan plan(NodeData node, List<ControlledEntity> controlled) {
        List<ValueKind> kinds = Arrays.stream(ValueKind.values())
                .filter(kind -> !node.numbered(kind.entries()).isEmpty())
                .toList();
        int most = kinds.stream()
                .mapToInt(kind -> node.numbered(kind.entries()).size())
                .max()
                .orElseThrow(() -> new Unsound(EnablingError.VALUES, node.reference() + " has no values"));
        long entries = node.integer("NumEntr").orElse(0L);
        if (entries < 1 || entries > most) {
            throw new Unsound(
                    EnablingError.NUM_ENTR, node.reference() + ".NumEntr must be 1 to " + most + ", but is " + entries);
        }
        Duration interval = interval(node);
        if (kinds.size() > 1) {
            throw new Unsound(
                    EnablingError.INCONSISTENT_CDC, node.reference() + " has values of several classes: " + kinds);
        }
        return Plan.even(values(node, kinds.get(0), (int) entries, controlled), interval);
    }

    private static List<DataValue> values(
            NodeData node, ValueKind kind, int entries, List<ControlledEntity> controlled) {
        for (ControlledEntity entity : controlled) {
            if (!entity.takes(kind)) {
                throw new Unsound(
                        EnablingError.INCONSISTENT_CDC,
                        node.reference() + " has values of " + kind.entries() + ", which " + entity.reference()
                                + " of class " + entity.object().cdc() + " does not take");
            }
        }
        List<DataValue> values = new ArrayList<>();
        for (DataObject object : node.numbered(kind.entries()).subList(0, entries)) {
            DataValue value = node.read(object.name(), kind.entryAttribute(), FunctionalConstraint.SP)
                    .orElseThrow(() -> new Unsound(
                            EnablingError.VALUES,
                            node.reference() + "." + object.name() + " has no " + kind.entryAttribute()));
            objection(node, object, value, controlled).ifPresent(why -> {
                throw new Unsound(EnablingError.VALUES, node.reference() + "." + object.name() + ": " + why);
            });
            values.add(value);
        }
        return values;
    }

    private static Optional<String> objection(
            NodeData node, DataObject object, DataValue value, List<ControlledEntity> controlled) {
        if (value instanceof DataValue.Structure number
                && number.members().stream()
                        .anyMatch(part -> part instanceof DataValue.Float32 f && !Float.isFinite(f.value()))) {
            return Optional.of(value + " is no number");
        }
        return node.type(object.name(), "setVal")
                .filter(type -> !type.accepts(value))
                .map(type -> value + " is not one of " + type.label())
                .or(() -> controlled.stream()
                        .flatMap(entity -> entity.objection(value).stream())
                        .findFirst());
    }

    private static Duration interval(NodeData node) {
        long number = node.integer("SchdIntv").orElse(0L);
        String unit = unit(node);
        Duration one = switch (unit) {
            case "", "s" -> Duration.ofSeconds(1);
            case "min" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default ->
                throw new Unsound(
                        EnablingError.SCHD_INTV,
                        node.reference() + ".SchdIntv must be in s, min or h, but is in " + unit);
        };
        if (number < 1 || one.multipliedBy(number).compareTo(LONGEST_INTERVAL) > 0) {
            throw new Unsound(
                    EnablingError.SCHD_INTV,
                    node.reference() + ".SchdIntv must be positive and at most " + LONGEST_INTERVAL.toDays()
                            + " days, but is " + number + " " + (unit.isEmpty() ? "s" : unit));
        }
        return one.multipliedBy(number);
    }

    private static String unit(NodeData node) {
        ObjectReference units = node.reference().child("SchdIntv").child("units");
        String multiplier = node.values()
                .model()
                .select(new Fcda(units.child("multiplier"), FunctionalConstraint.CF))
                .map(node.values()::get)
                .map(DataValue::toString)
                .orElse("0");
        if (!multiplier.equals("0")) {
            return "units times ten to the power of " + multiplier;
        }
        return node.values()
                .model()
                .select(new Fcda(units.child("SIUnit"), FunctionalConstraint.CF))
                .map(node.values()::get)
                .map(code -> Enumerations.named("SIUnitKind")
                        .literal(((DataValue.Int) code).value())
                        .orElse("unit " + code))
                .orElse("");
    }

    private static Optional<StartTimes.Start> start(NodeData node, DataObject object) {
        Optional<Instant> at = node.read(object.name(), "setTm", FunctionalConstraint.SP)
                .map(value -> ((Timestamp) value).instant())
                .filter(time -> !time.equals(Instant.EPOCH));
        Optional<CalendarTime> calendar = node.read(object.name(), "setCal", FunctionalConstraint.SP)
                .flatMap(value -> node.type(object.name(), "setCal").flatMap(type -> CalendarTime.of(type, value)));
        return at.isPresent() || calendar.isPresent()
                ? Optional.of(new StartTimes.Start(at, calendar))
                : Optional.empty();
    }

    private static Optional<Selection> event(NodeData node) {
        if (!node.isTrue("EvtTrg")) {
            return Optional.empty();
        }
        return Optional.of(node.target("InSyn")
                .flatMap(source -> boolAt(node, source))
                .orElseThrow(() -> new Unsound(
                        EnablingError.OTHER,
                        node.reference() + ".EvtTrg is true, so InSyn must refer to a data object with a BOOLEAN, but "
                                + "is \""
                                + node.read("InSyn", "setSrcRef", FunctionalConstraint.SP)
                                        .map(DataValue::toString)
                                        .orElse("")
                                + "\"")));
    }

    private static Optional<Selection> boolAt(NodeData node, ObjectReference source) {
        if (source.dataPath().isEmpty()) {
            return Optional.empty();
        }
        for (ObjectReference candidate : List.of(source, source.child("stVal"), source.child("general"))) {
            Optional<Selection> found = node.values().model().select(new Fcda(candidate, FunctionalConstraint.ST));
            if (found.map(Selection::type).map(DataType::basicType).equals(Optional.of(BasicType.BOOLEAN))) {
                return found;
            }
        }
        return Optional.empty();
    }
}
