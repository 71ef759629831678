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
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.DiscoInfo;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.XmppMessage;

/** Requests, messages, discovery and roster over a stream. */
class StreamConnectionTest extends StreamBench {
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
}
