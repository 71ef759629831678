package org.sdvp.agent.people;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.agent.people.shown.ShownReading;
import org.sdvp.agent.people.shown.ShownValue;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;

/** Start and stop, which is to be confirmed. */
final class StartStopDialog extends PeopleDialog {
    private static final String TITLE = "Start and stop";
    private static final String WHAT = "what";
    private static final String START = "start";
    private static final String STOP = "stop";
    private static final String CONFIRMED = "confirmed";

    private final PeopleAccess access;
    private final Requester requester;
    private final ShownValue permitted;
    private boolean run;
    private boolean chosen;

    StartStopDialog(PeopleAccess access, Requester requester, ShownValue permitted) {
        super(TITLE);
        this.access = access;
        this.requester = requester;
        this.permitted = permitted;
    }

    @Override
    CompletionStage<CommandStep> first() {
        chosen = false;
        return access.with(requester, association -> ShownReading.all(association, List.of(permitted)))
                .thenApply(readings -> {
                    boolean now = readings.get(0).truth().orElse(true);
                    FormField what = FormField.of(FieldType.LIST_SINGLE, WHAT)
                            .labelled("What to do")
                            .option("Stop the compressor", STOP)
                            .option("Let the compressor run", START)
                            .with(now ? STOP : START)
                            .mandatory();
                    String instructions = now ? "The compressor may run now." : "The compressor is stopped now.";
                    return CommandStep.more(form(TITLE, instructions, List.of(what)));
                });
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        if (!chosen) {
            run = answers.chosen(WHAT, "What to do", List.of(START, STOP)).equals(START);
            chosen = true;
            return now(confirmation());
        }
        if (!answers.isTicked(CONFIRMED)) {
            return end(CommandNote.warn("Not confirmed: nothing was done."));
        }
        return access.with(
                        requester,
                        association -> PeopleAccess.operate(association, permitted.object(), DataValue.Bool.of(run)))
                .thenApply(nothing -> CommandStep.end(CommandNote.info(
                        run
                                ? "The compressor may run; it starts when heat is wanted and its minimum off time is over."
                                : "The compressor is to stop; it does so when its minimum run time is over.")));
    }

    private CommandStep confirmation() {
        String instructions = run
                ? "The compressor will run again as the house needs it."
                : "The house and the hot water will not be heated until it is started again.";
        FormField tick = FormField.of(FieldType.BOOLEAN, CONFIRMED)
                .labelled(run ? "Yes, let it run" : "Yes, stop it")
                .with("false")
                .mandatory();
        return CommandStep.last(form(TITLE, instructions, List.of(tick)), CommandAction.PREV);
    }
}
