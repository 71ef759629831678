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
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

/** A message whose format wants the receiver's acknowledgement is sent only when that has come. */
class AcknowledgedMessageTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final AcsiPdu.Unconfirmed MESSAGE = new AcsiPdu.Unconfirmed("a1", new Abort("now"));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection control = server.login(CONTROL.toString());
    private final WireFormat format = new AcknowledgedFormat(new CompactFormat());
    private final XmppServerTransport device = new XmppServerTransport(
            hp, new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS), List.of(format), liveness(hp));
    private final XmppClientTransport operator =
            new XmppClientTransports(control, List.of(format), liveness(control)).to(HP, format);
    private final List<AcsiPdu.Unconfirmed> heard = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    AcknowledgedMessageTest() {
        hp.roster().set(CONTROL, "", Set.of("User"));
        device.start(new Answering());
        operator.listener(new Hearing());
        operator.send(new AcsiPdu.Request(Optional.of("a1"), 1, new Release.Request()));
    }

    @Test
    void acknowledged_completes() {
        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);
        assertThat(heard).containsExactly(MESSAGE);
        assertThat(sent.toCompletableFuture()).isCompleted();
    }

    @Test
    void acknowledged_onlyWhenTheReceiverIsDoneWithIt() {
        taken = new CompletableFuture<>();
        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);
        assertThat(heard).containsExactly(MESSAGE);
        assertThat(sent.toCompletableFuture()).isNotDone();

        taken.complete(null);

        assertThat(sent.toCompletableFuture()).isCompleted();
    }

    @Test
    void receiverThatCannotKeepIt_refuses() {
        taken = CompletableFuture.failedFuture(new IllegalStateException("disk full"));

        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);

        assertThatThrownBy(() -> sent.toCompletableFuture().join())
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("internal-server-error");
    }

    @Test
    void acknowledgementThatSaysNo_isARefusal() {
        control.iqs()
                .register(
                        new IqMux.Route(Iq.Type.SET, format.namespace(), "abort"),
                        Set.of(),
                        iq -> CompletableFuture.completedFuture(
                                iq.result(XmlElement.empty(format.namespace(), "notTaken"))));

        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);

        assertThatThrownBy(() -> sent.toCompletableFuture().join())
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("expected taken");
    }

    @Test
    void messageOfAClient_reachesTheServerAndIsAcknowledged() {
        operator.send(MESSAGE);
        assertThat(told).containsExactly(CONTROL + " " + MESSAGE.service());

        Iq answer = control.sendIq(Iq.set(HP, format.encode(MESSAGE)), Duration.ofSeconds(5))
                .toCompletableFuture()
                .join();
        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(answer.payload()).contains(XmlElement.empty(format.namespace(), "taken"));
        assertThat(told).hasSize(2);
    }

    @Test
    void messageOfAClientInAnIqGet_isABadRequest() {
        assertThat(refusal(control.sendIq(Iq.get(HP, format.encode(MESSAGE)), Duration.ofSeconds(5))))
                .contains("bad-request", "expected Abort in an iq set, came in an iq get");
        assertThat(told).isEmpty();
    }

    @Test
    void messageOfAClientWithoutAnAssociation_isUnexpected() {
        XmppConnection other = server.login("control@example.org/phone");

        assertThat(refusal(other.sendIq(Iq.set(HP, format.encode(MESSAGE)), Duration.ofSeconds(5))))
                .contains("unexpected-request");
        assertThat(told).isEmpty();
    }

    @Test
    void messageOfAStranger_isAnsweredAsIfNobodyWereThere() {
        XmppConnection stranger = server.login("thief@example.org/den");

        assertThat(refusal(stranger.sendIq(Iq.set(HP, format.encode(MESSAGE)), Duration.ofSeconds(5))))
                .contains("service-unavailable");
        assertThat(told).isEmpty();
    }

    @Test
    void formatOfMessages_takesNoneInAnIq() {
        CompactFormat compact = new CompactFormat();
        XmppConnection pump = server.login("hp8@example.org/pump");
        pump.roster().set(CONTROL, "", Set.of("User"));
        new XmppServerTransport(
                        pump,
                        new RosterRoles(pump.roster(), RosterRoles.USUAL_GROUPS),
                        List.of(compact),
                        liveness(pump))
                .start(new Answering());

        assertThat(refusal(control.sendIq(Iq.set(pump.jid(), compact.encode(MESSAGE)), Duration.ofSeconds(5))))
                .contains("bad-request", "expected Abort in a message, came in an iq set");
        assertThat(told).isEmpty();
    }

    private static String refusal(CompletionStage<Iq> answer) {
        return answer.<String>handle((iq, failure) ->
                        ((StanzaErrorException) failure).error().describe())
                .toCompletableFuture()
                .join();
    }

    @Test
    void notAcknowledged_failsWithTheAssociation() {
        server.cut(CONTROL);
        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);
        assertThat(sent.toCompletableFuture()).isNotDone();
        time.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> sent.toCompletableFuture().join()).hasCauseInstanceOf(AssociationLostException.class);
    }

    @Test
    void toAnOperatorThatHasClosedItsWay_fails() {
        operator.close();
        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);
        assertThat(heard).isEmpty();
        assertThatThrownBy(() -> sent.toCompletableFuture().join())
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("unexpected-request");
    }

    private PeerLiveness liveness(XmppConnection connection) {
        return new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL);
    }

    private final class Hearing implements ClientTransport.Listener {
        @Override
        public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
            heard.add(message);
            return taken;
        }

        @Override
        public void onPeerGone(String reason) {}
    }

    private final class Answering implements ServerTransport.Listener {
        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            return CompletableFuture.completedFuture(
                    new AcsiPdu.Response(request.associationId(), request.invokeId(), new Release.Response()));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
            told.add(caller.peer() + " " + message.service());
        }

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
