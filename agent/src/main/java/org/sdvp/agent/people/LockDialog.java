package org.sdvp.agent.people;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** The lock against commands from afar, which is the home owner's. */
final class LockDialog extends PeopleDialog {
    private static final String TITLE = "Lock against commands from afar";
    private static final String LOCKED = "locked";

    private final PeopleAccess access;
    private final Requester requester;
    private final ShownValue lock;
    private final ObjectReference control;

    LockDialog(PeopleAccess access, Requester requester, ShownValue lock, ObjectReference control) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.lock = lock;
        this.control = control;
    }

    @Override
    CompletionStage<CommandStep> first() {
        return access.with(requester, association -> ShownReading.all(association, List.of(lock)))
                .thenApply(readings -> CommandStep.last(form(
                        TITLE,
                        "While it is locked, the service provider cannot change anything; you can.",
                        List.of(FormField.of(FieldType.BOOLEAN, LOCKED)
                                .labelled("Locked")
                                .with(Boolean.toString(readings.get(0).truth().orElse(false)))
                                .mandatory()))));
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        boolean wanted = answers.isTicked(LOCKED);
        return access.with(
                        requester, association -> PeopleAccess.operate(association, control, DataValue.Bool.of(wanted)))
                .thenApply(nothing -> CommandStep.end(
                        CommandNote.info(wanted ? "Commands from afar are locked." : "Commands from afar are open.")));
    }
}
