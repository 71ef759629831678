package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.soap.SoapFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.DiscoInfo;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;
import org.sdvp.xmpp.stanza.StanzaXml;

/** What XEP-0072 says about stanzas, and that a refusal is one only if it came as one. */
class SoapOverXmppTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final SoapFormat FORMAT = new SoapFormat();
    private static final AcsiPdu.Request RELEASE = new AcsiPdu.Request(Optional.of("a1"), 2, new Release.Request());
    private static final AcsiPdu.Response REFUSED = new AcsiPdu.Response(
            Optional.of("a1"), 2, Refusal.of(ServiceName.RELEASE, ServiceError.INSTANCE_IN_USE, "not now"));
    private static final AcsiPdu.Response DONE = new AcsiPdu.Response(Optional.of("a1"), 2, new Release.Response());

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection control = server.login(CONTROL.toString());
    private final XmppClientTransport transport =
            new XmppClientTransports(control, List.of(FORMAT), liveness(control)).to(HP, FORMAT);
    private AcsiPdu.Response answer = REFUSED;

    @BeforeEach
    void associate() {
        hp.roster().set(CONTROL, "", Set.of("Service Provider"));
        server.befriend("hp7@example.org", "control@example.org");
        hp.announce(Presence.available(-1, ""));
        control.announce(Presence.available(-1, ""));
        new XmppServerTransport(
                        hp, new RosterRoles(hp.roster(), RosterRoles.USUAL_GROUPS), List.of(FORMAT), liveness(hp))
                .start(new Device());
    }

    private PeerLiveness liveness(XmppConnection connection) {
        return new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL);
    }

    @Test
    void aRefusal_isAnIqErrorWithEnvelopeAndCondition() {
        StanzaErrorException refused = refusal(Iq.set(HP, FORMAT.encode(RELEASE)));
        assertThat(refused.error())
                .isEqualTo(new StanzaError(
                        StanzaError.Type.WAIT,
                        Condition.UNDEFINED_CONDITION,
                        "",
                        Optional.of(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, "Receiver"))));
        assertThat(refused.payload()).contains(FORMAT.encode(REFUSED));
    }

    @Test
    void aRefusal_isARefusalForTheCaller_andAPositiveAnswerIsNone() {
        assertThat(done(transport.send(RELEASE))).isEqualTo(REFUSED);
        answer = DONE;
        AcsiPdu.Request other = new AcsiPdu.Request(Optional.of("a1"), 3, new Release.Request());
        assertThat(done(transport.send(other)).service()).isEqualTo(new Release.Response());
    }

    @Test
    void anErrorOfXmpp_isNoRefusal_evenIfItHoldsAnEnvelopeWithOne() {
        for (StanzaError error : List.of(
                StanzaError.of(Condition.UNDEFINED_CONDITION),
                StanzaError.of(Condition.FORBIDDEN),
                new StanzaError(
                        StanzaError.Type.CANCEL,
                        Condition.NOT_ALLOWED,
                        "",
                        Optional.of(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, "Sender"))),
                new StanzaError(
                        StanzaError.Type.CANCEL,
                        Condition.UNDEFINED_CONDITION,
                        "",
                        Optional.of(XmlElement.empty("urn:example:x", "Sender"))))) {
            answersBecome(iq -> iq.error(error, FORMAT.encode(REFUSED)));
            assertThatThrownBy(() -> done(transport.send(RELEASE)))
                    .as(error.describe())
                    .hasCauseInstanceOf(AcsiProtocolException.class);
        }
        answersBecome(iq -> iq.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE), FORMAT.encode(RELEASE)));
        assertThatThrownBy(() -> done(transport.send(RELEASE))).hasCauseInstanceOf(AssociationLostException.class);
    }

    @Test
    void anIqErrorWithAPositiveAnswer_isAProtocolError() {
        answersBecome(iq -> iq.error(fault("Sender"), FORMAT.encode(DONE)));
        assertThatThrownBy(() -> done(transport.send(RELEASE)))
                .hasCauseInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("expected a refusal of Release in an iq error");
    }

    @Test
    void anIqErrorWithAFaultOfTheMessage_isAProtocolErrorWithItsReason() {
        XmlElement unread = refusal(Iq.set(HP, xml("<Envelope xmlns='" + SoapFormat.NAMESPACE + "'/>")))
                .payload()
                .orElseThrow();
        answersBecome(iq -> iq.error(fault("Sender"), unread));
        assertThatThrownBy(() -> done(transport.send(RELEASE)))
                .hasCauseInstanceOf(AcsiProtocolException.class)
                .hasMessageContaining("the message itself was refused: Sender, missing at Envelope");
    }

    @Test
    void anEnvelopeThatCannotBeRead_isAnsweredByItsFault() {
        assertThat(conditionFor("<Envelope xmlns='" + SoapFormat.NAMESPACE + "'><Body/></Envelope>"))
                .isEqualTo("Sender");
        assertThat(conditionFor("<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body/></Envelope>"))
                .isEqualTo("VersionMismatch");
        assertThat(conditionFor("<Envelope xmlns='" + SoapFormat.NAMESPACE + "'><Header><x xmlns='urn:x' xmlns:e='"
                        + SoapFormat.NAMESPACE + "' e:mustUnderstand='1'/></Header><Body/></Envelope>"))
                .isEqualTo("MustUnderstand");
    }

    private String conditionFor(String payload) {
        StanzaErrorException refused = refusal(Iq.set(HP, xml(payload)));
        assertThat(refused.error().type()).isEqualTo(StanzaError.Type.MODIFY);
        assertThat(refused.payload()).isPresent();
        XmlElement condition = refused.error().application().orElseThrow();
        assertThat(condition.namespace()).isEqualTo(SoapFormat.FAULT_NAMESPACE);
        return condition.name();
    }

    @Test
    void aRequestInAnIqGet_isABadRequestOfXmpp() {
        StanzaErrorException refused = refusal(Iq.get(HP, FORMAT.encode(RELEASE)));
        assertThat(refused.error().condition()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused.payload()).isEmpty();
    }

    @Test
    void aStranger_getsNoFault() {
        XmppConnection eve = server.login("eve@example.org/x");
        for (String namespace : List.of(SoapFormat.NAMESPACE, "http://schemas.xmlsoap.org/soap/envelope/")) {
            assertThat(refusal(eve, Iq.set(HP, XmlElement.empty(namespace, "Envelope")))
                            .error())
                    .isEqualTo(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        }
    }

    @Test
    void anEnvelopeInAnIqSetToAnOperator_thatIsNoMessage_isAnsweredByItsFault() {
        assertThat(refusal(hp, Iq.set(CONTROL, FORMAT.encode(RELEASE))).error().application())
                .contains(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, "Sender"));
    }

    @Test
    void serviceDiscovery_tellsIdentityAndFeaturesOfTheFormat() {
        XmlElement info = done(control.sendIq(
                        Iq.get(HP, XmlElement.empty(Namespaces.DISCO_INFO, "query")), Duration.ofSeconds(1)))
                .payload()
                .orElseThrow();
        DiscoInfo told = DiscoInfo.of(info);
        assertThat(told.identities()).containsExactly("automation/soap//SDVP", "client/bot//SDVP");
        assertThat(told.features()).contains("http://jabber.org/protocol/soap", "urn:sdvp:acsi:1#soap");
        assertThat(told.features()).doesNotContain("urn:sdvp:acsi:1");
    }

    private static StanzaError fault(String code) {
        return new StanzaError(
                StanzaError.Type.MODIFY,
                Condition.UNDEFINED_CONDITION,
                "",
                Optional.of(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, code)));
    }

    /** Changes what the device answers, as seen by the operator. */
    private void answersBecome(UnaryOperator<Iq> change) {
        server.tamper(xml -> {
            if (!(StanzaXml.read(xml) instanceof Iq iq) || iq.type().isRequest()) {
                return xml;
            }
            Iq asked = new Iq(
                    Iq.Type.SET, iq.id(), iq.to(), iq.from(), Optional.of(FORMAT.encode(RELEASE)), Optional.empty());
            return StanzaXml.write(change.apply(asked));
        });
    }

    private StanzaErrorException refusal(Iq request) {
        return refusal(control, request);
    }

    private static StanzaErrorException refusal(XmppConnection asker, Iq request) {
        try {
            throw new AssertionError("taken: " + done(asker.sendIq(request, Duration.ofSeconds(1))));
        } catch (CompletionException e) {
            return (StanzaErrorException) e.getCause();
        }
    }

    private static XmlElement xml(String text) {
        return new XmlReader().read(text);
    }

    private static <T> T done(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }

    /** Gives every request the same answer. */
    private final class Device implements ServerTransport.Listener {
        @Override
        public CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request) {
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message) {
            throw new AssertionError("no message was sent");
        }

        @Override
        public void onPeerGone(String peer, String reason) {}
    }
}
