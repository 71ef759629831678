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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.rpc.RpcFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaXml;

/** A plain Jabber-RPC client at a device: what it gets, stanza by stanza. */
class RpcOverXmppTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CLIENT = Jid.of("toolkit@example.org/rpc");
    private static final RpcFormat FORMAT = new RpcFormat();
    private static final AcsiPdu.Request BROWSE = new AcsiPdu.Request(
            Optional.of("a1"), 1, new GetServerDirectory.Request(ObjectClass.LOGICAL_DEVICE, Optional.empty()));
    private static final AcsiPdu.Request RELEASE = new AcsiPdu.Request(Optional.of("a1"), 2, new Release.Request());
    private static final AcsiPdu.Unconfirmed ABORT = new AcsiPdu.Unconfirmed("a1", new Abort("enough"));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection client = server.login(CLIENT.toString());
    private final XmppServerTransport transport = new XmppServerTransport(
            hp,
            new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS),
            List.of(FORMAT),
            new PeerLiveness(hp, time, PeerLiveness.Settings.USUAL));
    private final Device device = new Device();

    @BeforeEach
    void start() {
        hp.roster().set(CLIENT, "", Set.of("User"));
        transport.start(device);
    }

    private Iq ask(Iq request) {
        return client.sendIq(request, Duration.ofSeconds(1))
                .toCompletableFuture()
                .join();
    }

    private String text(Iq answer) {
        return XmlWriter.toString(answer.payload().orElseThrow());
    }

    @Test
    void discovery_tellsThatTheDeviceIsAnRpcResponder() {
        Iq answer = ask(Iq.get(HP, XmlElement.empty(Namespaces.DISCO_INFO, "query")));
        assertThat(text(answer))
                .contains("category='automation' type='rpc'")
                .contains("var='jabber:iq:rpc'")
                .contains("var='urn:sdvp:acsi:1#rpc'");
    }

    @Test
    void aRead_isAnsweredInASetAndInAGet() {
        for (Iq request : List.of(Iq.set(HP, FORMAT.encode(BROWSE)), Iq.get(HP, FORMAT.encode(BROWSE)))) {
            Iq answer = ask(request);
            assertThat(FORMAT.decodeResponse(answer.payload().orElseThrow()).service())
                    .isEqualTo(new GetServerDirectory.Response(List.of("HP1"), false));
        }
    }

    @Test
    void aChange_isTakenInASetOnly() {
        assertThat(ask(Iq.set(HP, FORMAT.encode(RELEASE))).type()).isEqualTo(Iq.Type.RESULT);
        assertThatThrownBy(() -> ask(Iq.get(HP, FORMAT.encode(RELEASE))))
                .hasMessageContaining("bad-request: expected Release in an iq set, came in an iq get");
    }

    @Test
    void aRefusal_isAFaultInAResult() {
        device.refusing = true;
        Iq answer = ask(Iq.set(HP, FORMAT.encode(BROWSE)));
        assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        assertThat(text(answer)).contains("<int>3</int>").contains("GetServerDirectory a1/1: access-violation: no");
    }

    @Test
    void aMethodThatThereIsNot_isAFault_notAnErrorOfXmpp() {
        XmlElement call = new XmlReader()
                .read("<query xmlns='jabber:iq:rpc'><methodCall><methodName>system.listMethods</methodName><params/>"
                        + "</methodCall></query>");
        assertThat(text(ask(Iq.set(HP, call)))).contains("<int>-32601</int>");
        assertThat(device.requests).isEmpty();
    }

    @Test
    void anOrderThatComesTwice_isCarriedOutOnce_aReadEachTime() {
        for (AcsiPdu.Request request : List.of(RELEASE, BROWSE)) {
            XmlElement stanza = StanzaXml.write(
                    Iq.set(HP, FORMAT.encode(request)).withId("again").withFrom(CLIENT));
            server.inject(HP, stanza);
            server.inject(HP, stanza);
        }
        assertThat(device.requests).containsExactly(RELEASE, BROWSE, BROWSE);
    }

    @Test
    void abort_isAcknowledged_butRefusedFromWhomThereIsNoAssociation() {
        assertThatThrownBy(() -> ask(Iq.set(HP, FORMAT.encode(ABORT)))).hasMessageContaining("unexpected-request");
        ask(Iq.set(HP, FORMAT.encode(BROWSE)));
        assertThat(text(ask(Iq.set(HP, FORMAT.encode(ABORT))))).contains("<boolean>1</boolean>");
        assertThat(device.messages).containsExactly(ABORT);
    }

    @Test
    void aMessageThatIsAnsweredByAFault_wasNotTaken() {
        ask(Iq.set(HP, FORMAT.encode(BROWSE)));
        XmlElement fault = FORMAT.encode(new AcsiPdu.Response(Optional.of("a1"), 1, Device.REFUSAL));
        client.iqs()
                .register(
                        IqMux.Route.all(Iq.Type.SET, FORMAT.namespace()),
                        Set.of(),
                        request -> CompletableFuture.completedFuture(request.result(fault)));
        assertThatThrownBy(() -> transport
                        .send(CLIENT.toString(), ABORT)
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(AssociationLostException.class)
                .hasMessageContaining("got the fault 3");
    }

    @Test
    void theMessageSize_isReckonedForTheLongerFormat() {
        assertThat(transport.reckonedSize(CLIENT.toString(), 65_536)).isEqualTo(65_536);
        ask(Iq.set(HP, FORMAT.encode(BROWSE)));
        assertThat(transport.reckonedSize(CLIENT.toString(), 65_536)).isEqualTo(10_922);
        assertThat(transport.reckonedSize(CLIENT.toString(), 1_024)).isEqualTo(1_024);
    }

    private static final class Device implements ServerTransport.Listener {
        static final Refusal REFUSAL =
                Refusal.of(ServiceName.GET_SERVER_DIRECTORY, ServiceError.ACCESS_VIOLATION, "no");

        final List<AcsiPdu.Request> requests = new ArrayList<>();
        final List<AcsiPdu.Unconfirmed> messages = new ArrayList<>();
        boolean refusing;

        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            requests.add(request);
            return CompletableFuture.completedFuture(
                    switch (request.service().name()) {
                        case RELEASE ->
                            new AcsiPdu.Response(request.associationId(), request.invokeId(), new Release.Response());
                        default ->
                            new AcsiPdu.Response(
                                    request.associationId(),
                                    request.invokeId(),
                                    refusing ? REFUSAL : new GetServerDirectory.Response(List.of("HP1"), false));
                    });
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
            messages.add(message);
        }

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
