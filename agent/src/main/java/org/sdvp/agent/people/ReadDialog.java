package org.sdvp.agent.people;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** Values that are picked from a list, with unit, time and quality. */
final class ReadDialog extends PeopleDialog {
    private static final String TITLE = "Read values";
    private static final String VALUES = "values";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final PeopleAccess access;
    private final Requester requester;
    private final List<ShownValue> values;
    private final ZoneId zone;

    ReadDialog(PeopleAccess access, Requester requester, List<ShownValue> values, ZoneId zone) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.values = access.readable(requester, values);
        this.zone = zone;
    }

    @Override
    CompletionStage<CommandStep> first() {
        return now(CommandStep.last(form(TITLE, "Which values?", List.of(choice(values)))));
    }

    /** A field to pick values. */
    static FormField choice(List<ShownValue> values) {
        FormField field =
                FormField.of(FieldType.LIST_MULTI, VALUES).labelled("Values").mandatory();
        for (ShownValue value : values) {
            field = field.option(value.label(), StatusDialog.var(value));
        }
        return field;
    }

    /**
     * The values that were picked.
     *
     * @throws WrongAnswerException if there are none, or others
     */
    static List<ShownValue> picked(List<ShownValue> values, Answers answers) {
        List<String> names = answers.all(VALUES);
        if (names.isEmpty()) {
            throw new WrongAnswerException("Pick at least one value");
        }
        List<ShownValue> picked = new ArrayList<>();
        for (ShownValue value : values) {
            if (names.contains(StatusDialog.var(value))) {
                picked.add(value);
            }
        }
        if (picked.size() < names.stream().distinct().count()) {
            throw new WrongAnswerException("Some of " + names + " are not on the list");
        }
        return picked;
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        List<ShownValue> picked = picked(values, answers);
        return access.with(requester, association -> ShownReading.all(association, picked))
                .thenApply(readings -> CommandStep.end(table(readings)));
    }

    private DataForm table(List<ShownReading> readings) {
        List<FormField> columns = List.of(
                column("name", "Name"),
                column("value", "Value"),
                column("unit", "Unit"),
                column("time", "Time"),
                column("remark", "Remark"));
        return result(TITLE, List.of())
                .withTable(columns, readings.stream().map(this::row).toList());
    }

    private static FormField column(String var, String label) {
        return FormField.of(FieldType.TEXT_SINGLE, var).labelled(label);
    }

    private List<FormField> row(ShownReading reading) {
        ShownValue shown = reading.shown();
        Optional<String> value =
                reading.value().filter(any -> reading.isUsable()).map(shown::bare);
        return List.of(
                FormField.untyped("name", shown.label()),
                FormField.untyped("value", value.orElse("")),
                FormField.untyped("unit", shown.unit()),
                FormField.untyped("time", reading.time().map(this::text).orElse("")),
                FormField.untyped("remark", reading.remark()));
    }

    private String text(Instant time) {
        return TIME.format(time.atZone(zone));
    }
}
