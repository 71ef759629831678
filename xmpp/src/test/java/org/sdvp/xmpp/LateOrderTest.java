package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;

/** An order that an XMPP server kept while the device's link was away is not carried out as if it were new. */
class LateOrderTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final WireFormat FORMAT = new CompactFormat();

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time, Duration.ofMinutes(10));
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection control = server.login(CONTROL.toString());
    private final List<ServiceName> done = new ArrayList<>();

    @BeforeEach
    void serve() {
        hp.roster().set(CONTROL, "", Set.of("Service Provider"));
        new XmppServerTransport(
                        hp,
                        new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
                        List.of(FORMAT),
                        new PeerLiveness(hp, time, PeerLiveness.Settings.USUAL))
                .start(new Device());
        ask(1, browse());
        done.clear();
    }

    @Test
    void orderThatMayHaveWaitedTooLong_isRefused_andNotCarriedOut() {
        CompletionStage<AcsiPdu.Response> answer = keptFor(Duration.ofSeconds(40), new DeleteFile.Request("/a"));
        assertThat(done).isEmpty();
        Refusal refusal = (Refusal) answer.toCompletableFuture().join().service();
        assertThat(refusal.error()).isEqualTo(ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
        assertThat(refusal.detail()).contains("may have waited", "expected at most 30 s: send it again");
    }

    @Test
    void orderThatWaitedAShortTime_isCarriedOut() {
        keptFor(Duration.ofSeconds(25), new DeleteFile.Request("/a"));
        assertThat(done).containsExactly(ServiceName.DELETE_FILE);
    }

    @Test
    void readThatWaited_isAnswered_andReleaseToo() {
        keptFor(Duration.ofSeconds(40), browse());
        keptFor(Duration.ofSeconds(40), new Release.Request());
        assertThat(done).containsExactly(ServiceName.GET_SERVER_DIRECTORY, ServiceName.RELEASE);
    }

    @Test
    void newOrderAfterTheReturn_isCarriedOut() {
        keptFor(Duration.ofSeconds(40), new DeleteFile.Request("/a"));
        time.advance(Duration.ofSeconds(3));
        ask(7, new DeleteFile.Request("/b"));
        assertThat(done).containsExactly(ServiceName.DELETE_FILE);
    }

    @Test
    void linkThatIsLostAgainAtOnce_doesNotMakeOldOrdersNew() {
        server.cut(HP);
        time.advance(Duration.ofSeconds(40));
        hp.login();
        server.cut(HP);
        CompletionStage<AcsiPdu.Response> answer = send(3, new DeleteFile.Request("/a"));
        hp.login();
        assertThat(done).isEmpty();
        assertThat(answer.toCompletableFuture().join().service()).isInstanceOf(Refusal.class);
    }

    @Test
    void newStream_bringsNothingOld() {
        server.cut(HP);
        time.advance(Duration.ofSeconds(40));
        server.forget(HP);
        hp.login();
        ask(4, new DeleteFile.Request("/a"));
        assertThat(done).containsExactly(ServiceName.DELETE_FILE);
    }

    /** RFC 6120 8.2.3 has one child in a request: a server or gateway that adds a note of delay gets it refused. */
    @Test
    void requestWithANoteOfDelay_isRefused() {
        Iq order = Iq.set(HP, FORMAT.encode(request(5, new DeleteFile.Request("/a"))));
        List<XmlElement> answers = new ArrayList<>();
        server.tamper(xml -> {
            answers.add(xml);
            return xml;
        });
        server.inject(
                HP,
                XmlElement.of(Namespaces.CLIENT, "iq")
                        .attribute("from", CONTROL.toString())
                        .attribute("id", "x1")
                        .attribute("type", "set")
                        .child(order.payload().orElseThrow())
                        .child(XmlElement.of(Namespaces.DELAY, "delay")
                                .attribute("stamp", "2025-12-31T23:00:00Z")
                                .build())
                        .build());
        assertThat(done).isEmpty();
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).attribute("type")).contains("error");
    }

    private CompletionStage<AcsiPdu.Response> keptFor(Duration gap, AcsiRequest order) {
        server.cut(HP);
        CompletionStage<AcsiPdu.Response> answer = send(2, order);
        time.advance(gap);
        hp.login();
        return answer;
    }

    private AcsiPdu.Response ask(int invokeId, AcsiRequest order) {
        return send(invokeId, order).toCompletableFuture().join();
    }

    private CompletionStage<AcsiPdu.Response> send(int invokeId, AcsiRequest order) {
        AcsiPdu.Request request = request(invokeId, order);
        Iq.Type type = order.name().isRead() ? Iq.Type.GET : Iq.Type.SET;
        return control.sendIq(Iq.request(type, HP, FORMAT.encode(request)), Duration.ofMinutes(5))
                .thenApply(iq -> FORMAT.decodeResponse(iq.payload().orElseThrow()));
    }

    private static AcsiPdu.Request request(int invokeId, AcsiRequest order) {
        return new AcsiPdu.Request(Optional.of("a1"), invokeId, order);
    }

    private static GetServerDirectory.Request browse() {
        return new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty());
    }

    private final class Device implements ServerTransport.Listener {
        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            done.add(request.service().name());
            return CompletableFuture.completedFuture(new AcsiPdu.Response(
                    request.associationId(),
                    request.invokeId(),
                    Refusal.of(request.service().name(), ServiceError.INSTANCE_NOT_AVAILABLE, "done")));
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {}

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
