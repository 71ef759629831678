package org.sdvp.agent.people;

import java.util.function.Function;
import java.util.function.Predicate;
import org.sdvp.xmpp.command.AdHocCommand;
import org.sdvp.xmpp.command.CommandDialog;
import org.sdvp.xmpp.command.Requester;

/**
 * A command for people.
 *
 * @param node its node
 * @param title what it is called
 * @param who whom it is for
 * @param dialogs begins a use of it
 */
record PeopleCommand(String node, String title, Predicate<Requester> who, Function<Requester, CommandDialog> dialogs)
        implements AdHocCommand {
    @Override
    public boolean isFor(Requester requester) {
        return who.test(requester);
    }

    @Override
    public CommandDialog open(Requester requester) {
        return dialogs.apply(requester);
    }
}
