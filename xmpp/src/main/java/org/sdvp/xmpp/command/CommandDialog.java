package org.sdvp.xmpp.command;

import java.util.concurrent.CompletionStage;
import org.sdvp.wire.form.DataForm;

/**
 * One use of a command, from its first step to its end. It is asked for one step at a time. A stage that fails ends it: on
 * {@link org.sdvp.xmpp.StanzaErrorException} with that error, on everything else with {@code internal-server-error}.
 */
public interface CommandDialog {
    /** The first step. */
    CompletionStage<CommandStep> begin();

    /**
     * The step after a form was sent back.
     *
     * @param action NEXT or COMPLETE, one of those that the step before had
     * @param filled the form; without fields if none came
     */
    CompletionStage<CommandStep> proceed(CommandAction action, DataForm filled);

    /** The step before once more; asked for only where the step had PREV. */
    default CompletionStage<CommandStep> back() {
        return begin();
    }
}
