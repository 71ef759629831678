package org.sdvp.agent.people;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** Some values, each a line. */
final class StatusDialog extends PeopleDialog {
    private final String title;
    private final PeopleAccess access;
    private final Requester requester;
    private final List<ShownValue> values;
    private final Supplier<List<CommandNote>> notes;

    /**
     * Makes one.
     *
     * @param title of the result
     * @param access to the heat pump
     * @param requester who asks
     * @param values to be shown, as far as the requester may read them
     * @param notes beside them
     */
    StatusDialog(
            String title,
            PeopleAccess access,
            Requester requester,
            List<ShownValue> values,
            Supplier<List<CommandNote>> notes) {
        super(title);
        this.title = title;
        this.access = access;
        this.requester = requester;
        this.values = access.readable(requester, values);
        this.notes = notes;
    }

    @Override
    CompletionStage<CommandStep> first() {
        return access.with(requester, association -> ShownReading.all(association, values))
                .thenApply(readings -> CommandStep.end(result(
                                title,
                                readings.stream().map(StatusDialog::field).toList()))
                        .noted(notes.get()));
    }

    /** A reading as a line of a result. */
    static FormField field(ShownReading reading) {
        return FormField.of(FieldType.TEXT_SINGLE, var(reading.shown()))
                .labelled(reading.shown().label())
                .with(reading.text());
    }

    /** The name of a value within the logical device. */
    static String var(ShownValue value) {
        String reference = value.object().toString();
        return reference.substring(reference.indexOf('/') + 1);
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        return first();
    }
}
