package org.sdvp.xmpp.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.wire.form.DataForm;

/**
 * What a command shows: a form to go on with, or its end.
 *
 * @param form to be filled in, or the result
 * @param notes beside it
 * @param actions what may come next, of PREV, NEXT and COMPLETE; CANCEL always may. None: the command has ended
 * @param usual which of them EXECUTE stands for; EXECUTE at the end
 */
public record CommandStep(
        Optional<DataForm> form, List<CommandNote> notes, Set<CommandAction> actions, CommandAction usual) {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the usual action is none of the actions
     */
    public CommandStep {
        notes = List.copyOf(notes);
        actions = actions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(actions));
        if (!actions.isEmpty() && !actions.contains(usual)) {
            throw new IllegalArgumentException("expected one of " + actions + " to be usual, but got " + usual);
        }
    }

    /** A form to be sent back, which finishes the command. */
    public static CommandStep last(DataForm form, CommandAction... others) {
        return open(form, CommandAction.COMPLETE, others);
    }

    /** A form to be sent back, after which another step comes. */
    public static CommandStep more(DataForm form, CommandAction... others) {
        return open(form, CommandAction.NEXT, others);
    }

    private static CommandStep open(DataForm form, CommandAction usual, CommandAction... others) {
        Set<CommandAction> actions = EnumSet.of(usual, others);
        return new CommandStep(Optional.of(form), List.of(), actions, usual);
    }

    /** The end, with a result. */
    public static CommandStep end(DataForm result) {
        return new CommandStep(Optional.of(result), List.of(), Set.of(), CommandAction.EXECUTE);
    }

    /** The end, with a note alone. */
    public static CommandStep end(CommandNote note) {
        return new CommandStep(Optional.empty(), List.of(note), Set.of(), CommandAction.EXECUTE);
    }

    /** The same with these notes. */
    public CommandStep noted(List<CommandNote> newNotes) {
        return new CommandStep(form, newNotes, actions, usual);
    }

    /** Whether the command has ended. */
    public boolean isEnd() {
        return actions.isEmpty();
    }
}
