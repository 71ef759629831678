package org.sdvp.agent.people;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.agent.schedule.ScheduleState;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * A schedule (FSCH, IEC 61850-7-4) as people see it.
 *
 * @param node its logical node
 * @param state what it is doing
 * @param begin when its first entry began or will begin
 * @param interval how long each entry lasts
 * @param values of the entries
 */
record PlanView(
        ObjectReference node, ScheduleState state, Optional<Instant> begin, Duration interval, List<DataValue> values) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /** What a schedule is for: by the names of its logical node and of what it controls. */
    enum Kind {
        /** The lowest room temperature. */
        LOWEST("ComfMin", "Lowest room temperature", "ComfMinFSPT1", "SptVal"),
        /** The highest room temperature. */
        HIGHEST("ComfMax", "Highest room temperature", "ComfMaxFSPT1", "SptVal"),
        /** The operational mode. */
        MODE("OpMod", "Mode", "DHTP1", "OpMod"),
        /** Whether the compressor may run. */
        RUN("OpCtl", "Start and stop", "KPMP1", "OpCtl");

        private final String prefix;
        private final String title;
        private final String controlledNode;
        private final String controlled;

        Kind(String prefix, String title, String controlledNode, String controlled) {
            this.prefix = prefix;
            this.title = title;
            this.controlledNode = controlledNode;
            this.controlled = controlled;
        }

        /** Whether its values are temperatures. */
        boolean isTemperature() {
            return this == LOWEST || this == HIGHEST;
        }
    }

    /** What it is for. */
    Kind kind() {
        return kind(node.name());
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name.startsWith(kind.prefix))
                .findFirst()
                .orElse(Kind.RUN);
    }

    /** What it controls. */
    ObjectReference control() {
        return ObjectReference.parse(node.logicalDevice())
                .child(kind().controlledNode)
                .child(kind().controlled);
    }

    /** The value that it has at an instant, if it has one. */
    Optional<DataValue> at(Instant time) {
        if (begin.isEmpty() || interval.isZero() || time.isBefore(begin.get())) {
            return Optional.empty();
        }
        long index = Duration.between(begin.get(), time).dividedBy(interval);
        return index < values.size() ? Optional.of(values.get((int) index)) : Optional.empty();
    }

    /** Reads the state alone. */
    static CompletionStage<PlanView> state(ClientAssociation association, ObjectReference node) {
        return association
                .getDataValue(stVal(node, "SchdSt"))
                .thenApply(state ->
                        new PlanView(node, ScheduleState.of(whole(state)), Optional.empty(), Duration.ZERO, List.of()));
    }

    /** Reads all of it. */
    static CompletionStage<PlanView> read(ClientAssociation association, ObjectReference node) {
        List<Fcda> asked = List.of(
                stVal(node, "SchdSt"),
                stVal(node, "ActStrTm"),
                stVal(node, "NxtStrTm"),
                new Fcda(node.child("SchdIntv").child("setVal"), FunctionalConstraint.SP),
                new Fcda(node.child("NumEntr").child("setVal"), FunctionalConstraint.SP));
        return association.getDataValues(asked).thenCompose(results -> {
            ScheduleState state =
                    ScheduleState.of(value(results.get(0)).map(PlanView::whole).orElse(0L));
            Optional<Instant> begin = value(results.get(state == ScheduleState.RUNNING ? 1 : 2))
                    .filter(Timestamp.class::isInstance)
                    .map(time -> ((Timestamp) time).instant())
                    .filter(time -> time.isAfter(Instant.EPOCH));
            Duration interval = Duration.ofSeconds(
                    value(results.get(3)).map(PlanView::whole).orElse(0L));
            long entries = value(results.get(4)).map(PlanView::whole).orElse(0L);
            return entries(association, node, entries)
                    .thenApply(values -> new PlanView(node, state, begin, interval, values));
        });
    }

    private static CompletionStage<List<DataValue>> entries(
            ClientAssociation association, ObjectReference node, long count) {
        List<Fcda> asked = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            asked.add(new Fcda(entry(node, i), FunctionalConstraint.SP));
        }
        if (asked.isEmpty()) {
            return java.util.concurrent.CompletableFuture.completedFuture(List.of());
        }
        return association
                .getDataValues(asked)
                .thenApply(results -> results.stream()
                        .flatMap(result -> value(result).stream())
                        .toList());
    }

    /** Where the value of an entry is. */
    static ObjectReference entry(ObjectReference node, int number) {
        String place = String.format(Locale.ROOT, "%03d", number);
        return switch (kind(node.name())) {
            case LOWEST, HIGHEST -> node.child("ValASG" + place).child("setMag").child("f");
            case MODE -> node.child("ValENG" + place).child("setVal");
            case RUN -> node.child("ValSPG" + place).child("setVal");
        };
    }

    private static Fcda stVal(ObjectReference node, String object) {
        return new Fcda(node.child(object).child("stVal"), FunctionalConstraint.ST);
    }

    private static Optional<DataValue> value(AccessResult result) {
        return result instanceof AccessResult.Value found ? Optional.of(found.value()) : Optional.empty();
    }

    private static long whole(DataValue value) {
        return value instanceof DataValue.Int number ? number.value() : 0;
    }

    /** What it is for, and its number. */
    String title() {
        String name = node.name();
        String number = name.substring(name.length() - 1);
        return kind().title + ", schedule " + number;
    }

    /** The entries as lines, equal ones in a row as one; none if they have no time or value yet. */
    List<String> lines(ZoneId zone, LocalDate today) {
        List<String> lines = new ArrayList<>();
        if (begin.isEmpty() || interval.isZero()) {
            return lines;
        }
        for (int i = 0; i < values.size(); ) {
            int next = i + 1;
            while (next < values.size() && values.get(next).equals(values.get(i))) {
                next++;
            }
            Instant from = begin.get().plus(interval.multipliedBy(i));
            Instant until = begin.get().plus(interval.multipliedBy(next));
            lines.add(text(from, zone, today) + " to " + text(until, zone, today) + ": " + text(values.get(i)));
            i = next;
        }
        return lines;
    }

    private static String text(Instant time, ZoneId zone, LocalDate today) {
        boolean isToday = time.atZone(zone).toLocalDate().equals(today);
        return (isToday ? CLOCK : DAY_AND_CLOCK).format(time.atZone(zone));
    }

    private static String text(DataValue value) {
        if (value instanceof DataValue.Bool run) {
            return run.value() ? "run permitted" : "stopped";
        }
        if (value.type() == BasicType.ENUMERATED) {
            return literal(value).orElseGet(() -> Long.toString(whole(value)));
        }
        return ShownValue.number(value).map(number -> rounded(number) + " °C").orElseGet(value::toString);
    }

    /** The name of a mode. */
    static Optional<String> literal(DataValue mode) {
        long code = whole(mode);
        return code >= 1 && code <= HeatPumpMode.values().length
                ? Optional.of(HeatPumpMode.of(code).literal())
                : Optional.empty();
    }

    /** A temperature as it is shown. */
    static String rounded(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
