package org.sdvp.xmpp.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/**
 * Offers commands on a connection: answers who asks which there are, opens sessions, leads them from step to step, and
 * ends them. Who has no role gets {@code service-unavailable}, whatever it asks.
 *
 * <p>Errors as XEP-0050 clause 4.4 prescribes: {@code item-not-found} for an unknown node; {@code forbidden} for a command
 * that the asker may not use; {@code bad-request} with {@code malformed-action}, {@code bad-action}, {@code bad-payload}
 * or {@code bad-sessionid}; {@code not-allowed} with {@code session-expired}. Beyond it {@code resource-constraint} for too
 * many sessions, and for a step that comes before the answer to the last.
 */
public final class CommandHost {
    private static final DataForm NOTHING = new DataForm(DataForm.Type.SUBMIT, "", List.of(), List.of());

    private final XmppConnection connection;
    private final Function<Jid, Set<Role>> roles;
    private final Map<String, AdHocCommand> commands = new LinkedHashMap<>();
    private final CommandSessions sessions;

    /**
     * Makes one; it takes nothing before {@link #start}.
     *
     * @param connection of the device
     * @param roles what askers are, none for a stranger
     * @param commands in the order in which they are listed
     * @param parts limits, clock and source of session ids
     */
    public CommandHost(
            XmppConnection connection,
            Function<Jid, Set<Role>> roles,
            List<? extends AdHocCommand> commands,
            Parts parts) {
        this.connection = connection;
        this.roles = roles;
        commands.forEach(command -> this.commands.put(command.node(), command));
        this.sessions = new CommandSessions(parts.limits(), parts.time(), parts.random());
    }

    /**
     * What a host works with.
     *
     * @param limits of sessions
     * @param time for their age
     * @param random for their ids
     */
    public record Parts(CommandLimits limits, TimeSource time, RandomGenerator random) {}

    /**
     * Begins to take requests. To be called once.
     *
     * @param others commands in the same namespace that somebody else answers, to be listed after the own
     */
    public void start(List<ListedCommand> others) {
        CommandDiscovery discovery = new CommandDiscovery(this::requester, commands.values(), others);
        discovery.register(connection.iqs());
        connection
                .iqs()
                .register(
                        IqMux.Route.all(Iq.Type.SET, Namespaces.COMMANDS),
                        Set.of(Namespaces.COMMANDS, DataForm.NAMESPACE),
                        this::answer);
        connection
                .iqs()
                .register(
                        IqMux.Route.all(Iq.Type.GET, Namespaces.COMMANDS),
                        Set.of(),
                        request -> CompletableFuture.failedFuture(
                                CommandErrors.of(Condition.BAD_REQUEST, "expected a command in an iq set")));
        connection.onPresence(presence -> {
            if (presence.type() == Presence.Type.UNAVAILABLE) {
                presence.from().ifPresent(sessions::endAllOf);
            }
        });
    }

    /** Number of open sessions. */
    public int sessions() {
        return sessions.size();
    }

    private Optional<Requester> requester(Iq request) {
        return request.from()
                .filter(Jid::isFull)
                .map(from -> new Requester(from, roles.apply(from)))
                .filter(requester -> !requester.roles().isEmpty());
    }

    private CompletionStage<Iq> answer(Iq request) {
        Requester requester = requester(request).orElseThrow(() -> CommandErrors.of(Condition.SERVICE_UNAVAILABLE, ""));
        XmlElement payload = request.payload().orElseThrow();
        if (!payload.name().equals(CommandXml.ELEMENT)) {
            throw CommandErrors.of(Condition.BAD_REQUEST, "expected <command>, but got <" + payload.name() + ">");
        }
        CommandXml.Request asked = CommandXml.read(payload);
        AdHocCommand command = commands.get(asked.node());
        if (command == null) {
            throw CommandErrors.of(
                    Condition.ITEM_NOT_FOUND, "there is no such command; ask for the list (XEP-0050 clause 2.2)");
        }
        if (!command.isFor(requester)) {
            asked.sessionId().ifPresent(id -> sessions.end(sessions.take(id, requester.jid(), asked.node())));
            throw CommandErrors.of(Condition.FORBIDDEN, "\"" + command.title() + "\" is not for " + requester.roles());
        }
        return asked.sessionId().isEmpty()
                ? begin(request, requester, command, asked)
                : goOn(request, sessions.take(asked.sessionId().get(), requester.jid(), asked.node()), asked);
    }

    private CompletionStage<Iq> begin(Iq request, Requester requester, AdHocCommand command, CommandXml.Request asked) {
        if (asked.action() != CommandAction.EXECUTE) {
            throw CommandErrors.of(
                    Condition.BAD_REQUEST,
                    CommandErrors.BAD_ACTION,
                    "expected execute to begin with, but got " + asked.action().text());
        }
        CommandSession session = sessions.open(requester, command);
        return led(request, session, () -> session.dialog().begin());
    }

    private CompletionStage<Iq> goOn(Iq request, CommandSession session, CommandXml.Request asked) {
        CommandAction action =
                asked.action() == CommandAction.EXECUTE ? session.step().usual() : asked.action();
        if (action == CommandAction.CANCEL) {
            sessions.end(session);
            return CompletableFuture.completedFuture(request.result(CommandXml.canceled(session)));
        }
        if (!session.step().actions().contains(action)) {
            sessions.giveBack(session);
            throw CommandErrors.of(
                    Condition.BAD_REQUEST,
                    CommandErrors.BAD_ACTION,
                    "expected cancel or one of "
                            + session.step().actions().stream()
                                    .map(CommandAction::text)
                                    .toList()
                            + ", but got " + action.text());
        }
        DataForm form = asked.form().orElse(NOTHING);
        if (form.type() != DataForm.Type.SUBMIT) {
            sessions.giveBack(session);
            throw CommandErrors.of(
                    Condition.BAD_REQUEST,
                    CommandErrors.BAD_PAYLOAD,
                    "expected a form of type submit, but got one of type "
                            + form.type().text());
        }
        return led(
                request,
                session,
                () -> action == CommandAction.PREV
                        ? session.dialog().back()
                        : session.dialog().proceed(action, form));
    }

    private interface Work {
        CompletionStage<CommandStep> step();
    }

    private CompletionStage<Iq> led(Iq request, CommandSession session, Work work) {
        CompletionStage<CommandStep> next;
        try {
            next = work.step();
        } catch (RuntimeException e) {
            next = CompletableFuture.failedFuture(e);
        }
        return next.whenComplete((step, failure) -> {
                    if (failure == null) {
                        sessions.reached(session, step);
                    } else {
                        sessions.end(session);
                    }
                })
                .thenApply(step -> request.result(CommandXml.write(session, step)));
    }

    /** An error that tells an asker what is wrong with a form, and ends its command; to be thrown or failed with. */
    public static StanzaErrorException badForm(String text) {
        return CommandErrors.of(Condition.BAD_REQUEST, CommandErrors.BAD_PAYLOAD, text);
    }
}
