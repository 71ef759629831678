package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.XmppMessage;

class AcsiOverXmppTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final WireFormat FORMAT = new CompactFormat();
    private static final AcsiPdu.Request BROWSE = new AcsiPdu.Request(
            Optional.of("a1"), 1, new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty()));
    private static final AcsiPdu.Request RELEASE = new AcsiPdu.Request(Optional.of("a1"), 2, new Release.Request());

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection control = server.login(CONTROL.toString());
    private final Device device = new Device();
    private final Operator operator = new Operator();
    private final XmppServerTransport serverTransport = new XmppServerTransport(
            hp, new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS), List.of(FORMAT), liveness(hp));
    private final XmppClientTransports clients = new XmppClientTransports(control, List.of(FORMAT), liveness(control));
    private final XmppClientTransport transport = clients.to(HP, FORMAT);

    @BeforeEach
    void associate() {
        hp.roster().set(CONTROL, "", Set.of("Service Provider", "User", "Friends"));
        server.befriend("hp7@example.org", "control@example.org");
        hp.announce(Presence.available(-1, ""));
        control.announce(Presence.available(-1, ""));
        serverTransport.start(device);
        transport.listener(operator);
    }

    @Test
    void request_reachesTheServerWithTheCallersFullAddressAndRoles_andItsAnswerComesBack() {
        AcsiPdu.Response response = done(transport.send(BROWSE));
        assertThat(response.service()).isEqualTo(new GetServerDirectory.Response(List.of("HP1"), false));
        assertThat(response.invokeId()).isEqualTo(1);
        assertThat(device.callers)
                .containsExactly(new Caller(CONTROL.toString(), Set.of(Role.SERVICE_PROVIDER, Role.USER)));
    }

    @Test
    void stranger_getsWhatAnXmppServerSaysForNobody_whateverItAsks() {
        XmppConnection eve = server.login("eve@example.org/x");
        List<XmlElement> questions = List.of(
                FORMAT.encode(BROWSE),
                XmlElement.empty(FORMAT.namespace(), "nonsense"),
                XmlElement.empty(Namespaces.DISCO_INFO, "query"),
                XmlElement.empty(Namespaces.PING, "ping"));
        Jid absent = Jid.of("nobody@example.org/pump");
        for (XmlElement question : questions) {
            assertThat(refusal(eve.sendIq(Iq.get(HP, question), Duration.ofSeconds(1))))
                    .isEqualTo(refusal(eve.sendIq(Iq.get(absent, question), Duration.ofSeconds(1))));
        }
        assertThat(device.requests).isEmpty();
    }

    @Test
    void contactWithoutGroup_isAStranger_whateverItsSubscription() {
        server.befriend("hp7@example.org", "neighbour@example.org");
        XmppConnection neighbour = server.login("neighbour@example.org/x");
        assertThat(refusal(neighbour.sendIq(Iq.get(HP, FORMAT.encode(BROWSE)), Duration.ofSeconds(1)))
                        .condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void roles_followTheRosterLive_andTheLastOneTakenEndsTheAssociation() {
        done(transport.send(BROWSE));
        hp.roster().set(CONTROL, "", Set.of("Vendor"));
        done(transport.send(BROWSE));
        assertThat(device.callers.get(1).roles()).containsExactly(Role.VENDOR);
        assertThat(device.gone).isEmpty();
        hp.roster().set(CONTROL, "", Set.of());
        assertThat(device.gone).hasSize(1);
        assertThat(device.gone.get(0)).contains(CONTROL.toString()).contains("no role");
        assertThatThrownBy(() -> done(transport.send(BROWSE))).hasCauseInstanceOf(AssociationLostException.class);
    }

    @Test
    void malformedPayload_isAnsweredBadRequestWithPath() {
        XmlElement wrong = XmlElement.empty(FORMAT.namespace(), "getServerDirectory");
        StanzaError error = refusal(control.sendIq(Iq.get(HP, wrong), Duration.ofSeconds(1)));
        assertThat(error.condition()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(error.text()).contains("getServerDirectory");
        assertThat(device.requests).isEmpty();
    }

    @Test
    void serviceInTheWrongKindOfIq_isAnsweredBadRequest() {
        StanzaError error = refusal(control.sendIq(Iq.set(HP, FORMAT.encode(BROWSE)), Duration.ofSeconds(1)));
        assertThat(error.describe())
                .isEqualTo("bad-request: expected GetServerDirectory in an iq get, came in an iq set");
    }

    @Test
    void orderThatComesTwice_isCarriedOutOnce_andAnsweredTwiceTheSame() {
        XmlElement order = StanzaXml.write(
                Iq.set(HP, FORMAT.encode(RELEASE)).withId("again").withFrom(CONTROL));
        List<XmlElement> answers = new ArrayList<>();
        server.tamper(xml -> {
            answers.add(xml);
            return xml;
        });
        server.inject(HP, order);
        server.inject(HP, order);
        assertThat(device.requests).hasSize(1);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    @Test
    void otherOrderUnderAnOldId_isCarriedOut() {
        for (int invokeId : new int[] {2, 3}) {
            AcsiPdu.Request order = new AcsiPdu.Request(Optional.of("a1"), invokeId, new Release.Request());
            server.inject(
                    HP,
                    StanzaXml.write(
                            Iq.set(HP, FORMAT.encode(order)).withId("same").withFrom(CONTROL)));
        }
        assertThat(device.requests).hasSize(2);
    }

    @Test
    void unconfirmed_goesBothWays() {
        done(transport.send(BROWSE));
        AcsiPdu.Unconfirmed abort = new AcsiPdu.Unconfirmed("a1", new Abort("enough"));
        done(serverTransport.send(CONTROL.toString(), abort));
        assertThat(operator.messages).containsExactly(abort);
        transport.send(abort);
        assertThat(device.messages).containsExactly(abort);
    }

    @Test
    void messageKeptForLater_isRefusedByTheDevice() {
        done(transport.send(BROWSE));
        server.inject(HP, delayed(CONTROL));
        assertThat(device.messages).isEmpty();
    }

    @Test
    void messageKeptForLater_isRefusedByTheOperator_unlessItsStreamWasResumed() {
        server.inject(CONTROL, delayed(HP));
        assertThat(operator.messages).isEmpty();
        server.cut(CONTROL);
        done(control.login());
        server.inject(CONTROL, delayed(HP));
        assertThat(operator.messages).hasSize(1);
    }

    @Test
    void messageOfAnotherDevice_doesNotReachThisOnesListener() {
        server.inject(
                CONTROL,
                StanzaXml.write(
                        XmppMessage.normal(CONTROL, FORMAT.encode(new AcsiPdu.Unconfirmed("a1", new Abort("lie"))))
                                .withFrom(Jid.of("hp8@example.org/pump"))));
        assertThat(operator.messages).isEmpty();
    }

    @Test
    void presenceLoss_endsTheAssociationOnBothSides() {
        done(transport.send(BROWSE));
        hp.close();
        assertThat(operator.gone).containsExactly("presence of " + HP + " went unavailable");
        assertThatThrownBy(() -> done(transport.send(BROWSE)))
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("went unavailable");
    }

    @Test
    void clientsPresenceLoss_isToldToTheServer_andItsMessagesFindNobody() {
        done(transport.send(BROWSE));
        control.close();
        assertThat(device.gone).hasSize(1);
        assertThatThrownBy(() ->
                        done(serverTransport.send(CONTROL.toString(), new AcsiPdu.Unconfirmed("a1", new Abort("")))))
                .hasCauseInstanceOf(AssociationLostException.class);
    }

    @Test
    void peerThatSuddenlyIsSilent_isFoundByPing_within15Seconds() {
        done(transport.send(BROWSE));
        server.silence(HP);
        time.advance(Duration.ofSeconds(13));
        assertThat(operator.gone).isEmpty();
        time.advance(Duration.ofSeconds(2));
        assertThat(operator.gone).hasSize(1);
        assertThat(operator.gone.get(0)).startsWith("ping: no answer of " + HP);
    }

    @Test
    void ownStreamLost_endsAllAssociations_butNotWhileItMayBeResumed() {
        done(transport.send(BROWSE));
        server.cut(CONTROL);
        assertThat(operator.gone).isEmpty();
        done(control.login());
        assertThat(operator.gone).isEmpty();
        assertThat(done(transport.send(BROWSE)).invokeId()).isEqualTo(1);
        server.cut(CONTROL);
        server.forget(CONTROL);
        done(control.login());
        assertThat(operator.gone).hasSize(1);
        assertThat(operator.gone.get(0)).startsWith("own stream lost");
        assertThat(device.gone).hasSize(1);
    }

    @Test
    void absentDevice_isReportedAsLost_withBothPossibleReasons() {
        XmppClientTransport nobody = clients.to(Jid.of("hp9@example.org/pump"), FORMAT);
        assertThatThrownBy(() -> done(nobody.send(BROWSE)))
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("offline, or the own account is not in its roster");
    }

    @Test
    void answerThatMakesNoSense_isAProtocolError() {
        server.tamper(xml -> {
            if (!(StanzaXml.read(xml) instanceof Iq iq) || iq.type() != Iq.Type.RESULT) {
                return xml;
            }
            XmlElement nonsense = XmlElement.empty(FORMAT.namespace(), "nonsense");
            return StanzaXml.write(
                    new Iq(Iq.Type.RESULT, iq.id(), iq.from(), iq.to(), Optional.of(nonsense), Optional.empty()));
        });
        assertThatThrownBy(() -> done(transport.send(BROWSE)))
                .hasCauseInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("answer of " + HP + " to GetServerDirectory");
    }

    @Test
    void bareAddress_isNoWayToADevice() {
        assertThatThrownBy(() -> clients.to(HP.bare(), FORMAT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no resource");
    }

    @Test
    void closedTransport_isNotPingedAnyMore() {
        transport.close();
        assertThat(clients.devices()).isEmpty();
        assertThat(time.pendingTimers()).isZero();
        server.cut(HP);
        time.advance(Duration.ofMinutes(1));
        assertThat(operator.gone).isEmpty();
    }

    private static XmlElement delayed(Jid from) {
        XmlElement payload = FORMAT.encode(new AcsiPdu.Unconfirmed("a1", new Abort("late")));
        return XmlElement.of(Namespaces.CLIENT, "message")
                .attribute("from", from.toString())
                .child(payload)
                .child(XmlElement.of(Namespaces.DELAY, "delay")
                        .attribute("stamp", "2025-12-31T23:00:00Z")
                        .build())
                .build();
    }

    private PeerLiveness liveness(XmppConnection connection) {
        return new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL);
    }

    private static StanzaError refusal(CompletionStage<Iq> answer) {
        return done(answer.<StanzaError>handle((iq, failure) -> ((StanzaErrorException) failure).error()));
    }

    private static <T> T done(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    /** Answers every request at once and writes down what it hears. */
    private static final class Device implements ServerTransport.Listener {
        final List<Caller> callers = new ArrayList<>();
        final List<AcsiPdu.Request> requests = new ArrayList<>();
        final List<AcsiPdu.Unconfirmed> messages = new ArrayList<>();
        final List<String> gone = new ArrayList<>();

        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            callers.add(caller);
            requests.add(request);
            return CompletableFuture.completedFuture(new AcsiPdu.Response(
                    request.associationId(),
                    request.invokeId(),
                    request.service() instanceof Release.Request
                            ? new Release.Response()
                            : new GetServerDirectory.Response(List.of("HP1"), false)));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
            messages.add(message);
        }

        @Override
        public void onPeerGone(String peer, String reason) {
            gone.add(peer + ": " + reason);
        }
    }

    private static final class Operator implements ClientTransport.Listener {
        final List<AcsiPdu.Unconfirmed> messages = new ArrayList<>();
        final List<String> gone = new ArrayList<>();

        @Override
        public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
            messages.add(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onPeerGone(String reason) {
            gone.add(reason);
        }
    }

    /** Named so that the table of groups in the brief is not changed by accident. */
    @Test
    void usualGroups_areThoseOfTheBrief() {
        assertThat(RosterRoles.USUAL_GROUPS)
                .isEqualTo(Map.of("Vendor", Role.VENDOR, "Service Provider", Role.SERVICE_PROVIDER, "User", Role.USER));
    }
}
