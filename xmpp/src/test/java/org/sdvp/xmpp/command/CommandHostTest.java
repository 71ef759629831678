package org.sdvp.xmpp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.form.DataForm;
import org.sdvp.wire.form.DataFormXml;
import org.sdvp.wire.form.FieldType;
import org.sdvp.wire.form.FormField;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

class CommandHostTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid USER = Jid.of("home@example.org/phone");
    private static final Jid VENDOR = Jid.of("maker@example.org/desk");
    private static final CommandLimits LIMITS = new CommandLimits(2, 3, Duration.ofMinutes(5));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection user = server.login(USER.toString());
    private final XmppConnection vendor = server.login(VENDOR.toString());
    private final List<String> done = new ArrayList<>();
    private final RosterRoles roles = new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS);
    private final CommandHost host = new CommandHost(
            hp,
            roles::of,
            List.of(new TwoSteps("two-steps", Role.USER), new TwoSteps("secret", Role.VENDOR)),
            new CommandHost.Parts(LIMITS, time, new SplittableRandom(1)));
    private CompletableFuture<CommandStep> held = new CompletableFuture<>();
    private boolean hold;

    /** A name, then a yes. */
    private final class TwoSteps implements AdHocCommand {
        private final String node;
        private final Role role;

        TwoSteps(String node, Role role) {
            this.node = node;
            this.role = role;
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public String title() {
            return "The command " + node;
        }

        @Override
        public boolean isFor(Requester requester) {
            return requester.roles().contains(role);
        }

        @Override
        public CommandDialog open(Requester requester) {
            return new CommandDialog() {
                private String name = "";

                @Override
                public CompletionStage<CommandStep> begin() {
                    return CompletableFuture.completedFuture(CommandStep.more(form("name")));
                }

                @Override
                public CompletionStage<CommandStep> proceed(CommandAction action, DataForm filled) {
                    if (hold) {
                        return held;
                    }
                    if (action == CommandAction.NEXT) {
                        name = filled.field("name").map(FormField::text).orElse("nobody");
                        return CompletableFuture.completedFuture(CommandStep.last(form("sure"), CommandAction.PREV));
                    }
                    done.add(requester.jid() + " " + name);
                    return CompletableFuture.completedFuture(CommandStep.end(CommandNote.info("done")));
                }
            };
        }

        private DataForm form(String field) {
            return new DataForm(
                    DataForm.Type.FORM, title(), List.of(), List.of(FormField.of(FieldType.TEXT_SINGLE, field)));
        }
    }

    @BeforeEach
    void start() {
        hp.roster().set(USER, "", Set.of("User"));
        hp.roster().set(VENDOR, "", Set.of("Vendor"));
        host.start(List.of(
                new ListedCommand("acsi/Release", "Release", who -> who.roles().contains(Role.VENDOR))));
    }

    private static Iq ask(XmppConnection who, Iq request) {
        return who.sendIq(request, Duration.ofSeconds(5)).toCompletableFuture().join();
    }

    private static XmlElement run(XmppConnection who, XmlElement.Builder command) {
        return ask(who, Iq.set(HP, command.build())).payload().orElseThrow();
    }

    private static XmlElement.Builder command(String node) {
        return XmlElement.of(Namespaces.COMMANDS, "command").attribute("node", node);
    }

    private static XmlElement.Builder step(XmlElement before, String action) {
        return command(before.attribute("node").orElseThrow())
                .attribute("sessionid", before.attribute("sessionid").orElseThrow())
                .attribute("action", action);
    }

    private static StanzaError refused(XmppConnection who, Iq request) {
        try {
            throw new AssertionError(
                    "expected an error, came " + ask(who, request).payload());
        } catch (CompletionException e) {
            return ((StanzaErrorException) e.getCause()).error();
        }
    }

    private static StanzaError refused(XmppConnection who, XmlElement.Builder command) {
        return refused(who, Iq.set(HP, command.build()));
    }

    private static void assertError(StanzaError error, Condition condition, String application) {
        assertThat(error.condition()).isEqualTo(condition);
        assertThat(error.application()).contains(XmlElement.empty(Namespaces.COMMANDS, application));
        assertThat(error.text()).isNotBlank();
    }

    private static List<String> list(XmppConnection who) {
        XmlElement query = XmlElement.of(Namespaces.DISCO_ITEMS, "query")
                .attribute("node", Namespaces.COMMANDS)
                .build();
        return ask(who, Iq.get(HP, query)).payload().orElseThrow().children().stream()
                .map(item -> item.attribute("jid").orElseThrow() + " "
                        + item.attribute("node").orElseThrow() + " "
                        + item.attribute("name").orElseThrow())
                .toList();
    }

    @Test
    void theList_hasOnlyWhatTheRoleMayDo() {
        assertThat(list(user)).containsExactly(HP + " two-steps The command two-steps");
        assertThat(list(vendor)).containsExactly(HP + " secret The command secret", HP + " acsi/Release Release");
    }

    @Test
    void discovery_tellsOfCommands_theirListAndEachOfThem() {
        assertThat(hp.iqs().features())
                .contains(Namespaces.COMMANDS, Namespaces.DISCO_ITEMS, "jabber:x:data", Namespaces.DISCO_INFO);
        assertThat(info(Namespaces.COMMANDS).children().get(0).attribute("type"))
                .contains("command-list");
        XmlElement one = info("two-steps");
        assertThat(one.children().get(0).attribute("type")).contains("command-node");
        assertThat(one.children().stream().flatMap(child -> child.attribute("var").stream()))
                .containsExactly(Namespaces.COMMANDS, "jabber:x:data");
        for (String hidden : List.of("secret", "acsi/Release", "nothing")) {
            XmlElement query = XmlElement.of(Namespaces.DISCO_INFO, "query")
                    .attribute("node", hidden)
                    .build();
            assertThat(refused(user, Iq.get(HP, query)).condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
        }
    }

    private XmlElement info(String node) {
        return ask(
                        user,
                        Iq.get(
                                HP,
                                XmlElement.of(Namespaces.DISCO_INFO, "query")
                                        .attribute("node", node)
                                        .build()))
                .payload()
                .orElseThrow();
    }

    @Test
    void itemsWithoutNode_areNone_andOfAnUnknownNodeNotFound() {
        assertThat(ask(user, Iq.get(HP, XmlElement.empty(Namespaces.DISCO_ITEMS, "query")))
                        .payload()
                        .orElseThrow()
                        .children())
                .isEmpty();
        XmlElement unknown = XmlElement.of(Namespaces.DISCO_ITEMS, "query")
                .attribute("node", "x")
                .build();
        assertThat(refused(user, Iq.get(HP, unknown)).condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void aCommand_goesFromStepToStepToItsEnd() {
        XmlElement first = run(user, command("two-steps").attribute("action", "execute"));
        assertThat(first.attribute("status")).contains("executing");
        assertThat(actions(first)).isEqualTo("next: [next]");
        XmlElement second = run(user, step(first, "next").child(filled("name", "Ann")));
        assertThat(second.attribute("sessionid")).isEqualTo(first.attribute("sessionid"));
        assertThat(actions(second)).isEqualTo("complete: [prev, complete]");
        XmlElement last = run(user, step(second, "complete").child(filled("sure", "yes")));
        assertThat(last.attribute("status")).contains("completed");
        assertThat(last.child(Namespaces.COMMANDS, "note").orElseThrow().text()).isEqualTo("done");
        assertThat(done).containsExactly(USER + " Ann");
        assertThat(host.sessions()).isZero();
    }

    private static String actions(XmlElement command) {
        XmlElement actions = command.child(Namespaces.COMMANDS, "actions").orElseThrow();
        return actions.attribute("execute").orElseThrow() + ": "
                + actions.children().stream().map(XmlElement::name).toList();
    }

    private static XmlElement filled(String var, String value) {
        return DataFormXml.write(DataForm.submit(FormField.untyped(var, value)));
    }

    @Test
    void prev_showsTheStepBefore_andExecuteDoesWhatIsUsual() {
        XmlElement first = run(user, command("two-steps"));
        XmlElement second = run(user, step(first, "execute").child(filled("name", "Ann")));
        XmlElement again = run(user, step(second, "prev"));
        assertThat(actions(again)).isEqualTo("next: [next]");
        run(user, step(run(user, step(again, "execute").child(filled("name", "Bo"))), "execute"));
        assertThat(done).containsExactly(USER + " Bo");
    }

    @Test
    void cancel_endsTheSession() {
        XmlElement first = run(user, command("two-steps"));
        XmlElement canceled = run(user, step(first, "cancel"));
        assertThat(canceled.attribute("status")).contains("canceled");
        assertError(refused(user, step(first, "next")), Condition.BAD_REQUEST, "bad-sessionid");
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run, malformed-action",
        "next, bad-action",
        "prev, bad-action",
        "complete, bad-action",
        "cancel, bad-action"
    })
    void aCommandIsBegunByExecuteOnly(String action, String error) {
        assertError(refused(user, command("two-steps").attribute("action", action)), Condition.BAD_REQUEST, error);
        assertThat(host.sessions()).isZero();
    }

    @Test
    void anActionThatTheStepDoesNotHave_isRefused_andTheSessionGoesOn() {
        XmlElement first = run(user, command("two-steps"));
        assertError(refused(user, step(first, "complete")), Condition.BAD_REQUEST, "bad-action");
        assertError(refused(user, step(first, "prev")), Condition.BAD_REQUEST, "bad-action");
        assertThat(run(user, step(first, "next")).attribute("status")).contains("executing");
    }

    @Test
    void aSession_isOfOneAddressAndOneCommand() {
        hp.roster().set(VENDOR, "", Set.of("User", "Vendor"));
        XmlElement first = run(user, command("two-steps"));
        assertError(refused(vendor, step(first, "next")), Condition.BAD_REQUEST, "bad-sessionid");
        XmlElement other = run(vendor, command("secret"));
        assertError(
                refused(
                        vendor,
                        command("two-steps")
                                .attribute(
                                        "sessionid",
                                        other.attribute("sessionid").orElseThrow())),
                Condition.BAD_REQUEST,
                "bad-sessionid");
        assertError(
                refused(user, command("two-steps").attribute("sessionid", "")), Condition.BAD_REQUEST, "bad-sessionid");
    }

    @Test
    void aSessionThatWaitsTooLong_hasExpired() {
        XmlElement first = run(user, command("two-steps"));
        time.advance(Duration.ofMinutes(4));
        XmlElement second = run(user, step(first, "next"));
        time.advance(Duration.ofMinutes(5));
        assertThat(host.sessions()).isZero();
        assertError(refused(user, step(second, "complete")), Condition.NOT_ALLOWED, "session-expired");
        assertThat(done).isEmpty();
    }

    @Test
    void sessionsAreLimited_forEachAndForAll() {
        hp.roster().set(VENDOR, "", Set.of("User", "Vendor"));
        XmlElement first = run(user, command("two-steps"));
        run(user, command("two-steps"));
        assertThat(refused(user, command("two-steps")).condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        run(vendor, command("two-steps"));
        assertThat(refused(vendor, command("two-steps")).condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        run(user, step(first, "cancel"));
        run(vendor, command("two-steps"));
        assertThat(host.sessions()).isEqualTo(3);
    }

    @Test
    void aStepBeforeTheAnswerToTheLast_isRefused() {
        XmlElement first = run(user, command("two-steps"));
        hold = true;
        CompletableFuture<Iq> open = user.sendIq(Iq.set(HP, step(first, "next").build()), Duration.ofSeconds(5))
                .toCompletableFuture();
        assertThat(refused(user, step(first, "next")).condition()).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        held.complete(CommandStep.end(CommandNote.info("late")));
        assertThat(open.join().payload().orElseThrow().attribute("status")).contains("completed");
    }

    @Test
    void aStepThatFails_endsTheSession() {
        XmlElement first = run(user, command("two-steps"));
        hold = true;
        held.completeExceptionally(new IllegalStateException("a fault"));
        assertThat(refused(user, step(first, "next")).condition()).isEqualTo(Condition.INTERNAL_SERVER_ERROR);
        assertThat(host.sessions()).isZero();
        held = new CompletableFuture<>();
        held.completeExceptionally(CommandHost.badForm("no such thing"));
        assertError(refused(user, step(run(user, command("two-steps")), "next")), Condition.BAD_REQUEST, "bad-payload");
    }

    @Test
    void whoLosesTheRole_losesTheSession() {
        XmlElement first = run(user, command("two-steps"));
        hp.roster().set(USER, "", Set.of("Vendor"));
        assertThat(refused(user, step(first, "next")).condition()).isEqualTo(Condition.FORBIDDEN);
        assertThat(host.sessions()).isZero();
        assertThat(refused(user, command("two-steps")).condition()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void aStranger_isToldNothing() {
        XmppConnection eve = server.login("eve@example.org/x");
        XmlElement items = XmlElement.of(Namespaces.DISCO_ITEMS, "query")
                .attribute("node", Namespaces.COMMANDS)
                .build();
        assertThat(refused(eve, Iq.get(HP, items)).condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(refused(eve, command("two-steps")).condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(refused(eve, command("nothing")).condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void unknownNode_isNotFound_otherElementsAndGetsAreBad() {
        assertThat(refused(user, command("nothing")).condition()).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(refused(user, XmlElement.of(Namespaces.COMMANDS, "command")).condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(refused(user, XmlElement.of(Namespaces.COMMANDS, "order")).condition())
                .isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused(user, Iq.get(HP, command("two-steps").build())).condition())
                .isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void badForms_areRefused_andTheSessionGoesOn() {
        XmlElement first = run(user, command("two-steps"));
        DataForm canceled = new DataForm(DataForm.Type.CANCEL, "", List.of(), List.of());
        assertError(
                refused(user, step(first, "next").child(DataFormXml.write(canceled))),
                Condition.BAD_REQUEST,
                "bad-payload");
        assertError(
                refused(user, step(first, "next").child(filled("a", "b")).child(filled("a", "b"))),
                Condition.BAD_REQUEST,
                "bad-payload");
        assertError(
                refused(
                        user,
                        step(first, "next")
                                .child(XmlElement.of("jabber:x:data", "x")
                                        .attribute("type", "submit")
                                        .child("nonsense", "")
                                        .build())),
                Condition.BAD_REQUEST,
                "bad-payload");
        assertThat(run(user, step(first, "next")).attribute("status")).contains("executing");
    }

    @Test
    void whoGoesOffline_hasNoSessionsAnyMore() {
        user.announce(Presence.available(0, ""));
        hp.announce(Presence.available(0, ""));
        user.send(Presence.subscribe(HP));
        hp.send(Presence.subscribed(USER));
        hp.send(Presence.subscribe(USER));
        user.send(Presence.subscribed(HP));
        run(user, command("two-steps"));
        assertThat(host.sessions()).isEqualTo(1);
        user.close();
        assertThat(host.sessions()).isZero();
    }
}
