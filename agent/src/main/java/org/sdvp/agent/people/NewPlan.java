package org.sdvp.agent.people;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.form.FormField.Validation;

/**
 * New values for a schedule (FSCH, IEC 61850-7-4) from the next full interval until the end of the day: the fields that
 * ask for them, and the services that set and enable it.
 *
 * @param shown the schedule as it is
 * @param begin when the first value is to hold
 * @param interval how long each holds
 * @param entries how many there are; 0 if the day is over before the first could begin
 * @param present the value that is in force without the schedule, if it is known
 * @param min the lowest that may be entered, of a temperature
 * @param max the highest
 */
record NewPlan(
        PlanView shown,
        ZonedDateTime begin,
        Duration interval,
        int entries,
        Optional<DataValue> present,
        BigDecimal min,
        BigDecimal max) {
    private static final int MOST_ENTRIES = 96;
    /** How long an entry of the schedule lasts, whatever people enter, so that a late answer loses little. */
    private static final Duration ENTRY = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final int NO_CALENDAR = 5;
    private static final String RUN = "run";
    private static final String STOP = "stop";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Makes one for what is left of today, with the present value and its range read from the heat pump. */
    static CompletionStage<NewPlan> today(
            ClientAssociation association, PlanView shown, Duration interval, HouseTime time) {
        ObjectReference control = shown.control();
        List<Fcda> asked = shown.kind().isTemperature()
                ? List.of(
                        new Fcda(control.child("mxVal").child("f"), FunctionalConstraint.MX),
                        new Fcda(control.child("minVal").child("f"), FunctionalConstraint.CF),
                        new Fcda(control.child("maxVal").child("f"), FunctionalConstraint.CF))
                : List.of(new Fcda(control.child("stVal"), FunctionalConstraint.ST));
        ZonedDateTime begin = nextFull(time.now().atZone(time.zone()), interval);
        ZonedDateTime midnight = time.today().plusDays(1).atStartOfDay(time.zone());
        long left = Duration.between(begin, midnight).dividedBy(interval);
        int entries = (int) Math.max(0, Math.min(MOST_ENTRIES / interval.dividedBy(ENTRY), left));
        return association.getDataValues(asked).thenApply(results -> {
            List<Optional<DataValue>> values =
                    results.stream().map(NewPlan::value).toList();
            return new NewPlan(
                    shown,
                    begin,
                    interval,
                    entries,
                    values.get(0),
                    values.size() > 1 ? bound(values.get(1)) : BigDecimal.ZERO,
                    values.size() > 1 ? bound(values.get(2)) : BigDecimal.ZERO);
        });
    }

    private static Optional<DataValue> value(AccessResult result) {
        return result instanceof AccessResult.Value found ? Optional.of(found.value()) : Optional.empty();
    }

    private static BigDecimal bound(Optional<DataValue> value) {
        return value.flatMap(ShownValue::number)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(BigDecimal.ZERO);
    }

    // By the clock of the house, so that the hours are those that people see there.
    private static ZonedDateTime nextFull(ZonedDateTime now, Duration interval) {
        ZonedDateTime hour = now.truncatedTo(ChronoUnit.HOURS);
        long passed = Duration.between(hour, now).dividedBy(interval);
        return hour.plus(interval.multipliedBy(passed + 1));
    }

    /** A field for each value. */
    List<FormField> fields() {
        List<FormField> fields = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            FormField field = field(i);
            fields.add(i == 0 ? field.mandatory() : field);
        }
        return fields;
    }

    private FormField field(int index) {
        String time = label(index);
        Optional<DataValue> before = shown.at(instant(index)).or(this::present);
        return switch (shown.kind()) {
            case LOWEST, HIGHEST ->
                withDefault(
                        FormField.of(FieldType.TEXT_SINGLE, var(index))
                                .labelled(time + " (" + min.toPlainString() + " to " + max.toPlainString() + " °C)")
                                .validated(Validation.range("xs:decimal", min.toPlainString(), max.toPlainString())),
                        before.flatMap(ShownValue::number).map(number -> PlanView.rounded(number)));
            case MODE -> {
                FormField choice =
                        FormField.of(FieldType.LIST_SINGLE, var(index)).labelled(time);
                for (HeatPumpMode mode : HeatPumpMode.values()) {
                    choice = choice.option(mode.literal(), mode.literal());
                }
                yield withDefault(choice, before.flatMap(PlanView::literal));
            }
            case RUN ->
                withDefault(
                        FormField.of(FieldType.LIST_SINGLE, var(index))
                                .labelled(time)
                                .option("run permitted", RUN)
                                .option("stopped", STOP),
                        before.filter(DataValue.Bool.class::isInstance)
                                .map(value -> ((DataValue.Bool) value).value() ? RUN : STOP));
        };
    }

    private static FormField withDefault(FormField field, Optional<String> value) {
        return value.map(field::with).orElse(field);
    }

    private static String var(int index) {
        return "entry-" + (index + 1);
    }

    private Instant instant(int index) {
        return begin.toInstant().plus(interval.multipliedBy(index));
    }

    private String label(int index) {
        return CLOCK.format(instant(index).atZone(begin.getZone())) + " to "
                + CLOCK.format(instant(index + 1).atZone(begin.getZone()));
    }

    /**
     * What was filled in; a field that was left empty has the value of the one before.
     *
     * @throws WrongAnswerException if one is no value of this schedule, or the first is missing
     */
    List<DataValue> values(Answers answers) {
        List<DataValue> values = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            if (answers.one(var(i)).isPresent()) {
                values.add(typed(answers, i));
            } else if (i > 0) {
                values.add(values.get(i - 1));
            } else {
                throw new WrongAnswerException(label(0) + " must be filled in");
            }
        }
        return values;
    }

    private DataValue typed(Answers answers, int index) {
        String var = var(index);
        String label = label(index);
        return switch (shown.kind()) {
            case LOWEST, HIGHEST ->
                new DataValue.Float32(
                        answers.number(var, label, min, max).orElseThrow().floatValue());
            case MODE -> {
                List<String> literals = List.of(HeatPumpMode.values()).stream()
                        .map(HeatPumpMode::literal)
                        .toList();
                yield enumerated(literals.indexOf(answers.chosen(var, label, literals)) + 1);
            }
            case RUN ->
                DataValue.Bool.of(answers.chosen(var, label, List.of(RUN, STOP)).equals(RUN));
        };
    }

    /**
     * Disables the schedule if it is enabled, sets it anew, for once, and enables it. What has passed while the form was
     * filled in is left out, for a start in the past is none.
     *
     * @param values as {@link #values} gave them
     * @return the schedule as it is then; fails with the first refusal
     * @throws WrongAnswerException if all of it has passed
     */
    CompletionStage<PlanView> set(ClientAssociation association, List<DataValue> values, Instant now) {
        ObjectReference node = shown.node();
        List<SetDataValues.Write> writes = writes(node, values, passed(now));
        return PlanView.state(association, node)
                .thenCompose(present -> present.state().locksSettings()
                        ? PeopleAccess.operate(association, node.child("DsaReq"), DataValue.Bool.TRUE)
                        : CompletableFuture.completedFuture(null))
                .thenCompose(free -> association.setDataValues(writes))
                .thenCompose(results -> {
                    require(association, writes, results);
                    return PeopleAccess.operate(association, node.child("EnaReq"), DataValue.Bool.TRUE);
                })
                .thenCompose(enabled -> PlanView.read(association, node));
    }

    // How many entries of the schedule begin too early.
    private int passed(Instant now) {
        Duration late = Duration.between(begin.toInstant(), now.plus(MARGIN));
        return late.isNegative() ? 0 : (int) late.dividedBy(ENTRY) + 1;
    }

    private List<SetDataValues.Write> writes(ObjectReference node, List<DataValue> values, int passed) {
        int each = (int) interval.dividedBy(ENTRY);
        int count = values.size() * each - passed;
        if (count <= 0) {
            throw new WrongAnswerException("Today is over before the next value could begin");
        }
        List<SetDataValues.Write> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writes.add(setting(PlanView.entry(node, i + 1), values.get((i + passed) / each)));
        }
        writes.add(setting(node.child("NumEntr").child("setVal"), integer(count)));
        writes.add(setting(node.child("SchdIntv").child("setVal"), integer((int) ENTRY.toSeconds())));
        writes.add(setting(node.child("SchdReuse").child("setVal"), DataValue.Bool.FALSE));
        Instant first = begin.toInstant().plus(ENTRY.multipliedBy(passed));
        for (String start : List.of("StrTm1", "StrTm2")) {
            Instant at = start.equals("StrTm1") ? first : Instant.EPOCH;
            writes.add(setting(node.child(start).child("setTm"), Timestamp.of(at)));
            writes.add(setting(node.child(start).child("setCal").child("occType"), enumerated(NO_CALENDAR)));
        }
        return writes;
    }

    private static SetDataValues.Write setting(ObjectReference reference, DataValue value) {
        return new SetDataValues.Write(new Fcda(reference, FunctionalConstraint.SP), value);
    }

    private static DataValue integer(int number) {
        return new DataValue.Int(BasicType.INT32, number);
    }

    private static DataValue enumerated(int code) {
        return new DataValue.Int(BasicType.ENUMERATED, code);
    }

    private static void require(
            ClientAssociation association, List<SetDataValues.Write> writes, List<Optional<ServiceError>> results) {
        for (int i = 0; i < results.size(); i++) {
            Fcda target = writes.get(i).reference();
            results.get(i).ifPresent(error -> {
                throw new ServiceErrorException(
                        association.peer(), Refusal.of(ServiceName.SET_DATA_VALUES, error, target + " was not set"));
            });
        }
    }
}
