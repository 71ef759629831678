package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.DiscoInfo;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.XmppMessage;

class StreamConnectionTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final XmlElement QUESTION = XmlElement.empty("urn:x", "q");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection control = server.login(CONTROL.toString());

    @Test
    void sendIq_isAnsweredByTheHandlerOfItsNamespaceAndElement() {
        XmppConnection hp = server.login(HP.toString());
        answer(hp, Iq.Type.GET, iq -> CompletableFuture.completedFuture(iq.result(QUESTION)));
        assertThat(done(control.sendIq(Iq.get(HP, QUESTION), SECOND)).payload()).contains(QUESTION);
        assertThat(time.pendingTimers()).as("timers left over").isZero();
    }

    @Test
    void sendIq_toAnAbsentFullAddress_isAnsweredServiceUnavailableAtOnce() {
        assertThat(refusal(control.sendIq(Iq.get(HP, QUESTION), SECOND)).condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void sendIq_withoutAnAnswer_failsAfterItsTimeoutAndNamesThePeer() {
        XmppConnection hp = server.login(HP.toString());
        answer(hp, Iq.Type.GET, iq -> new CompletableFuture<>());
        CompletionStage<Iq> answer = control.sendIq(Iq.get(HP, QUESTION), SECOND);
        time.advance(Duration.ofMillis(999));
        assertThat(answer.toCompletableFuture()).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> done(answer))
                .hasCauseInstanceOf(IqTimeoutException.class)
                .hasMessageContaining("no answer of " + HP + " to iq get q within 1000 ms");
    }

    @Test
    void answerFromTheWrongSender_isDropped_andTheRightOneStillCounts() {
        XmppConnection hp = server.login(HP.toString());
        CompletableFuture<Iq> later = new CompletableFuture<>();
        List<Iq> asked = new ArrayList<>();
        answer(hp, Iq.Type.GET, iq -> {
            asked.add(iq);
            return later;
        });
        CompletionStage<Iq> answer = control.sendIq(Iq.get(HP, QUESTION), SECOND);
        Iq forged = asked.get(0).result(XmlElement.empty("urn:x", "lie")).withFrom(Jid.of("eve@example.org/pump"));
        server.inject(CONTROL, StanzaXml.write(forged));
        Iq unsigned = new Iq(
                Iq.Type.RESULT,
                forged.id(),
                Optional.empty(),
                Optional.of(CONTROL),
                Optional.empty(),
                Optional.empty());
        server.inject(CONTROL, StanzaXml.write(unsigned));
        assertThat(answer.toCompletableFuture()).isNotDone();
        later.complete(asked.get(0).result(QUESTION));
        assertThat(done(answer).payload()).contains(QUESTION);
    }

    @Test
    void secondAnswerWithTheSameId_isDropped() {
        XmppConnection hp = server.login(HP.toString());
        List<Iq> asked = new ArrayList<>();
        answer(hp, Iq.Type.GET, iq -> {
            asked.add(iq);
            return CompletableFuture.completedFuture(iq.result(QUESTION));
        });
        Iq first = done(control.sendIq(Iq.get(HP, QUESTION), SECOND));
        server.inject(CONTROL, StanzaXml.write(asked.get(0).result().withFrom(HP)));
        assertThat(first.payload()).contains(QUESTION);
        assertThat(done(control.sendIq(Iq.get(HP, QUESTION), SECOND)).payload()).contains(QUESTION);
    }

    @Test
    void unknownRequest_isAnsweredServiceUnavailable() {
        server.login(HP.toString());
        assertThat(refusal(control.sendIq(Iq.set(HP, QUESTION), SECOND)).condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void handlerThatThrows_isAnsweredInternalServerError() {
        XmppConnection hp = server.login(HP.toString());
        answer(hp, Iq.Type.GET, iq -> {
            throw new IllegalStateException("secret detail");
        });
        StanzaError error = refusal(control.sendIq(Iq.get(HP, QUESTION), SECOND));
        assertThat(error.condition()).isEqualTo(Condition.INTERNAL_SERVER_ERROR);
        assertThat(error.text()).doesNotContain("secret");
    }

    @Test
    void handlerThatFindsThePayloadWrong_isAnsweredBadRequestWithThePath() {
        XmppConnection hp = server.login(HP.toString());
        answer(
                hp,
                Iq.Type.GET,
                iq -> CompletableFuture.failedFuture(new WireException(WireError.MISSING, "q/r", "expected an r")));
        StanzaError error = refusal(control.sendIq(Iq.get(HP, QUESTION), SECOND));
        assertThat(error.condition()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(error.text()).isEqualTo("missing at q/r: expected an r");
    }

    @Test
    void requestWithTwoPayloads_isAnsweredBadRequest_andTheStreamLivesOn() {
        XmppConnection hp = server.login(HP.toString());
        XmlElement two = XmlElement.of(Namespaces.CLIENT, "iq")
                .attribute("type", "get")
                .attribute("id", "1")
                .attribute("from", CONTROL.toString())
                .child(QUESTION)
                .child(QUESTION)
                .build();
        List<XmlElement> written = new ArrayList<>();
        server.tamper(xml -> {
            written.add(xml);
            return xml;
        });
        server.inject(HP, two);
        assertThat(((Iq) StanzaXml.read(written.get(0))).error().orElseThrow().describe())
                .isEqualTo("bad-request: expected exactly one child in an iq get, came 2");
        assertThat(hp.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void answerLargerThanTheServerTakes_isNotSent_butAnsweredNotAcceptable() {
        XmppConnection hp = server.login(HP.toString());
        answer(
                hp,
                Iq.Type.GET,
                iq -> CompletableFuture.completedFuture(iq.result(
                        XmlElement.of("urn:x", "a").text("x".repeat(300_000)).build())));
        StanzaError error = refusal(control.sendIq(Iq.get(HP, QUESTION), SECOND));
        assertThat(error.condition()).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(error.text()).contains("at most 262144").contains("ask for less");
    }

    @Test
    void requestLargerThanTheServerTakes_failsAtTheSender() {
        XmlElement large = XmlElement.of("urn:x", "q").text("x".repeat(300_000)).build();
        assertThatThrownBy(() -> done(control.sendIq(Iq.get(HP, large), SECOND)))
                .hasCauseInstanceOf(StanzaTooLargeException.class);
        assertThatThrownBy(() -> control.send(XmppMessage.normal(HP, large)))
                .isInstanceOf(StanzaTooLargeException.class);
    }

    @Test
    void everythingFromOneSender_comesInTheOrderInWhichItWasSent() {
        XmppConnection hp = server.login(HP.toString());
        List<String> heard = new ArrayList<>();
        control.onMessage(
                "urn:x", message -> heard.add(message.children().get(0).text()));
        answer(hp, Iq.Type.GET, iq -> {
            hp.send(text("before"));
            return CompletableFuture.completedFuture(iq.result());
        });
        control.sendIq(Iq.get(HP, QUESTION), SECOND).thenAccept(iq -> heard.add("answer"));
        hp.send(text("after"));
        assertThat(heard).containsExactly("before", "answer", "after");
    }

    @Test
    void messages_goToTheListenersOfTheirNamespaceOnly_andOneThatFailsDoesNotStopTheOthers() {
        XmppConnection hp = server.login(HP.toString());
        List<String> heard = new ArrayList<>();
        control.onMessage("urn:x", message -> {
            throw new IllegalStateException("bad listener");
        });
        control.onMessage("urn:x", message -> heard.add("x"));
        control.onMessage("urn:y", message -> heard.add("y"));
        hp.send(text("1"));
        assertThat(heard).containsExactly("x");
    }

    @Test
    void discovery_listsTheFeaturesOfWhoIsRegistered_andPresenceTellsTheirHash() {
        XmppConnection hp = server.login(HP.toString());
        server.befriend("hp7@example.org", "control@example.org");
        List<Presence> heard = new ArrayList<>();
        control.announce(Presence.available(0, ""));
        control.onPresence(heard::add);
        hp.iqs()
                .register(
                        IqMux.Route.all(Iq.Type.GET, "urn:x"),
                        Set.of("urn:x", "urn:x#more"),
                        iq -> new CompletableFuture<>());
        hp.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, "ready"));
        XmlElement query = XmlElement.empty(Namespaces.DISCO_INFO, "query");
        DiscoInfo info = DiscoInfo.of(
                done(control.sendIq(Iq.get(HP, query), SECOND)).payload().orElseThrow());
        assertThat(info.features())
                .containsExactlyInAnyOrder(
                        "urn:x", "urn:x#more", Namespaces.DISCO_INFO, Namespaces.CAPS, Namespaces.PING);
        assertThat(info.identities()).containsExactly("client/bot//SDVP");
        Presence presence = heard.stream()
                .filter(p -> p.from().equals(Optional.of(HP)))
                .findFirst()
                .orElseThrow();
        assertThat(presence.status().priority()).isEqualTo(-1);
        assertThat(presence.caps().orElseThrow().ver()).isEqualTo(info.ver());
    }

    /** The example of XEP-0115 5.2. */
    @Test
    void ver_ofTheExampleInTheXep() {
        DiscoInfo info = new DiscoInfo(
                Set.of("client/pc//Exodus 0.9.1"),
                Set.of(
                        "http://jabber.org/protocol/disco#info",
                        "http://jabber.org/protocol/disco#items",
                        "http://jabber.org/protocol/muc",
                        "http://jabber.org/protocol/caps"));
        assertThat(info.ver()).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void discovery_ofAnotherNode_isAnsweredItemNotFound() {
        server.login(HP.toString());
        XmlElement query = XmlElement.of(Namespaces.DISCO_INFO, "query")
                .attribute("node", "x#y")
                .build();
        assertThat(refusal(control.sendIq(Iq.get(HP, query), SECOND)).condition())
                .isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void whoIsNotAdmitted_getsServiceUnavailableToEverything_butTheOwnServerDoesNot() {
        XmppConnection hp = server.login(HP.toString());
        hp.iqs().admit(jid -> jid.local().equals("control"));
        XmppConnection stranger = server.login("eve@example.org/x");
        Iq ping = Iq.get(HP, XmlElement.empty(Namespaces.PING, "ping"));
        assertThat(done(control.sendIq(ping, SECOND)).type()).isEqualTo(Iq.Type.RESULT);
        assertThat(refusal(stranger.sendIq(ping, SECOND))).isEqualTo(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        List<XmlElement> written = new ArrayList<>();
        server.tamper(xml -> {
            written.add(xml);
            return xml;
        });
        server.inject(HP, StanzaXml.write(ping.withId("s1").withFrom(Jid.of("example.org"))));
        assertThat(((Iq) StanzaXml.read(written.get(0))).type()).isEqualTo(Iq.Type.RESULT);
    }

    @Test
    void rosterPush_fromAnybodyElse_isRefusedAndChangesNothing() {
        XmppConnection hp = server.login(HP.toString());
        XmlElement push = XmlElement.of(Namespaces.ROSTER, "query")
                .child(XmlElement.of(Namespaces.ROSTER, "item")
                        .attribute("jid", "eve@example.org")
                        .child("group", "Vendor")
                        .build())
                .build();
        StanzaError error = refusal(control.sendIq(Iq.set(HP, push), SECOND));
        assertThat(error.condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(hp.roster().items()).isEmpty();
        server.inject(HP, StanzaXml.write(Iq.set(HP, push).withId("p1").withFrom(HP.bare())));
        assertThat(hp.roster().item(Jid.of("eve@example.org/any")).orElseThrow().groups())
                .containsExactly("Vendor");
    }

    @Test
    void roster_setChangedAndRemoved_isHeardByListeners() {
        XmppConnection hp = server.login(HP.toString());
        List<String> heard = new ArrayList<>();
        hp.roster().listen(item -> heard.add(item.jid() + " " + item.subscription() + " " + item.groups()));
        done(hp.roster().set(CONTROL, "Desk", Set.of("User", "Vendor")));
        done(hp.roster().remove(CONTROL));
        assertThat(heard).containsExactly("control@example.org NONE [User, Vendor]", "control@example.org REMOVE []");
        assertThat(hp.roster().items()).isEmpty();
    }

    @Test
    void wrongPassword_failsTheLoginWithItsReason() {
        XmppConnection other =
                server.connection(XmppSettings.of(Jid.of("control@example.org/two"), Password.of("wrong")));
        assertThatThrownBy(() -> done(other.login()))
                .hasCauseInstanceOf(XmppLoginException.class)
                .cause()
                .extracting(e -> ((XmppLoginException) e).reason())
                .isEqualTo(XmppLoginException.Reason.NOT_AUTHORIZED);
        assertThat(other.state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void cutLink_resumed_answersTheRequestInFlightOnce_andSendsWhatWaited() {
        XmppConnection hp = server.login(HP.toString());
        List<Iq> asked = new ArrayList<>();
        CompletableFuture<XmlElement> slow = new CompletableFuture<>();
        answer(hp, Iq.Type.GET, iq -> {
            asked.add(iq);
            return slow.thenApply(iq::result);
        });
        List<String> states = states(control);
        List<Iq> answers = new ArrayList<>();
        control.sendIq(Iq.get(HP, QUESTION), Duration.ofSeconds(30)).thenAccept(answers::add);
        server.cut(CONTROL);
        slow.complete(QUESTION);
        assertThat(answers).isEmpty();
        CompletionStage<Iq> second = control.sendIq(Iq.get(HP, QUESTION), Duration.ofSeconds(30));
        assertThat(asked).hasSize(1);
        done(control.login());
        assertThat(answers).hasSize(1);
        assertThat(asked).hasSize(2);
        assertThat(done(second).payload()).contains(QUESTION);
        assertThat(states).containsExactly("SUSPENDED", "RESUMED");
    }

    @Test
    void cutLink_notResumedInTime_failsWhatWaits_andALaterLoginIsANewStream() {
        XmppConnection hp = server.login(HP.toString());
        answer(hp, Iq.Type.GET, iq -> new CompletableFuture<>());
        List<String> states = states(control);
        CompletionStage<Iq> waiting = control.sendIq(Iq.get(HP, QUESTION), Duration.ofMinutes(5));
        server.cut(CONTROL);
        time.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> done(waiting))
                .hasCauseInstanceOf(LinkLostException.class)
                .hasMessageContaining("not resumed within 60 s");
        assertThatThrownBy(() -> control.send(text("x")))
                .isInstanceOf(LinkLostException.class)
                .hasMessageContaining("link cut");
        done(control.login());
        assertThat(states).containsExactly("SUSPENDED", "DISCONNECTED", "CONNECTED");
    }

    @Test
    void streamThatTheServerHasForgotten_isReportedLostBeforeTheNewOne() {
        List<String> states = states(control);
        server.cut(CONTROL);
        server.forget(CONTROL);
        done(control.login());
        assertThat(states).containsExactly("SUSPENDED", "DISCONNECTED", "CONNECTED");
    }

    @Test
    void whileSuspended_atMostAThousandStanzasWait() {
        server.cut(CONTROL);
        for (int i = 0; i < 1_000; i++) {
            control.send(text("x"));
        }
        assertThatThrownBy(() -> control.send(text("x")))
                .isInstanceOf(LinkLostException.class)
                .hasMessageContaining("1000 stanzas wait already");
    }

    @Test
    void announcedPresence_isSentAgainAfterEachNewLogin() {
        server.befriend("hp7@example.org", "control@example.org");
        control.announce(Presence.available(0, ""));
        XmppConnection hp = server.login(HP.toString());
        List<Presence.Type> heard = new ArrayList<>();
        control.onPresence(p -> p.from().filter(HP::equals).ifPresent(from -> heard.add(p.type())));
        hp.announce(Presence.available(-1, ""));
        server.cut(HP);
        server.forget(HP);
        done(hp.login());
        assertThat(heard).containsExactly(Presence.Type.AVAILABLE, Presence.Type.UNAVAILABLE, Presence.Type.AVAILABLE);
    }

    @Test
    void closedConnection_tellsItsContacts_andRefusesToLogInAgain() {
        server.befriend("hp7@example.org", "control@example.org");
        control.announce(Presence.available(0, ""));
        XmppConnection hp = server.login(HP.toString());
        hp.announce(Presence.available(-1, ""));
        List<Presence.Type> heard = new ArrayList<>();
        control.onPresence(p -> heard.add(p.type()));
        List<String> states = states(hp);
        hp.close();
        hp.close();
        assertThat(heard).containsExactly(Presence.Type.UNAVAILABLE);
        assertThat(states).containsExactly("DISCONNECTED");
        assertThatThrownBy(() -> done(hp.login())).hasMessageContaining("is closed");
    }

    @Test
    void settings_neverShowThePassword() {
        XmppSettings settings = XmppSettings.of(HP, Password.of("hunter2"));
        assertThat(settings.toString()).contains("hp7@example.org").doesNotContain("hunter2");
    }

    private static XmppMessage text(String text) {
        return XmppMessage.normal(
                CONTROL, XmlElement.of("urn:x", "m").text(text).build());
    }

    private static void answer(XmppConnection connection, Iq.Type type, IqHandler handler) {
        connection.iqs().register(new IqMux.Route(type, "urn:x", "q"), Set.of(), handler);
    }

    private static List<String> states(XmppConnection connection) {
        List<String> states = new ArrayList<>();
        connection.onState((state, reason) -> states.add(state.name()));
        return states;
    }

    private static StanzaError refusal(CompletionStage<Iq> answer) {
        return done(answer.<StanzaError>handle((iq, failure) -> ((StanzaErrorException) failure).error()));
    }

    private static <T> T done(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }
}
