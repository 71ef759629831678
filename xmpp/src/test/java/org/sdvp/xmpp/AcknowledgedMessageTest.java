package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.sdvp.xmpp.memory.InMemoryXmppServer;
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
    void notAcknowledged_failsWithTheAssociation() {
        server.cut(CONTROL);
        CompletionStage<Void> sent = device.send(CONTROL.toString(), MESSAGE);
        assertThat(sent.toCompletableFuture()).isNotDone();
        time.advance(java.time.Duration.ofSeconds(30));
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
        public void onUnconfirmed(AcsiPdu.Unconfirmed message) {
            heard.add(message);
        }

        @Override
        public void onPeerGone(String reason) {}
    }

    private static final class Answering implements ServerTransport.Listener {
        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            return CompletableFuture.completedFuture(
                    new AcsiPdu.Response(request.associationId(), request.invokeId(), new Release.Response()));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {}

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
