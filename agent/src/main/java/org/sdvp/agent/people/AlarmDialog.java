package org.sdvp.agent.people;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.xmpp.command.CommandAction;
import org.sdvp.xmpp.command.CommandNote;
import org.sdvp.xmpp.command.CommandStep;
import org.sdvp.xmpp.command.Requester;
import org.sdvp.xmpp.stanza.Jid;

/** Whether the requester wants alarms as chat messages. */
final class AlarmDialog extends PeopleDialog {
    private static final String TITLE = "Alarms as messages";
    private static final String WANTED = "wanted";

    private final Alarms alarms;
    private final Jid account;

    AlarmDialog(Alarms alarms, Requester requester) {
        super(TITLE);
        this.alarms = alarms;
        this.account = requester.jid().bare();
    }

    @Override
    CompletionStage<CommandStep> first() {
        return now(CommandStep.last(form(
                TITLE,
                "A chat message when the heat pump reports a fault, the room gets too cold or a sensor fails.",
                List.of(FormField.of(FieldType.BOOLEAN, WANTED)
                        .labelled("Tell me")
                        .with(Boolean.toString(alarms.isWanted(account)))
                        .mandatory()))));
    }

    @Override
    CompletionStage<CommandStep> next(CommandAction action, Answers answers) {
        boolean wanted = answers.isTicked(WANTED);
        if (wanted && !alarms.isWanted(account) && alarms.isFull()) {
            return end(CommandNote.error("Alarms go to " + Alarms.MOST_SUBSCRIBERS + " accounts already."));
        }
        if (wanted && account.toString().length() > Alarms.LONGEST_ADDRESS) {
            return end(CommandNote.error("Your address is too long to be kept."));
        }
        CommandNote done = CommandNote.info(
                wanted ? "Alarms will be sent to " + account + "." : "No alarms will be sent to " + account + ".");
        return alarms.want(account, wanted)
                .handle((nothing, failure) -> CommandStep.end(
                        failure == null
                                ? done
                                : CommandNote.warn(done.text() + " It could not be kept for the next start: "
                                        + failure.getMessage())));
    }
}
