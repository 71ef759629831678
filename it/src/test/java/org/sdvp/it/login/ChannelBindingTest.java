package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;

/** Logins by password and the TLS channel below them. */
class ChannelBindingTest extends ScriptedLogin {
    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256", "SHA-512"})
    void announcedBinding_isUsed_withTheCertificateThatWasShown(String hash) throws Exception {
        ScramServer scram = scramWith(
                XmppSettings.Security.USUAL,
                Optional.of(List.of("tls-unique", END_POINT)),
                "SCRAM-" + hash,
                "SCRAM-" + hash + "-PLUS",
                "PLAIN");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-" + hash + "-PLUS");
        assertThat(scram.header()).isEqualTo("p=" + END_POINT + ",,");
        byte[] certificate = shown.certificate().getEncoded();
        assertThat(scram.binding())
                .isEqualTo(ScramServer.hex(MessageDigest.getInstance("SHA-256").digest(certificate), 0));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    /** Both ends of one channel, and nobody else, come to the same octets (RFC 9266). */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "earlier JDKs do not export keying material")
    void exporter_isPreferred_andIsTheSameOnBothEnds() throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        AtomicReference<byte[]> exported = new AtomicReference<>();
        serve(talk -> {
            talk.startTls();
            exported.set(exporter(talk.session()));
            talk.open(ScriptedServer.mechanisms(
                    Optional.of(List.of(END_POINT, "tls-exporter")), "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        login(settings());
        assertThat(seen.get().header()).isEqualTo("p=tls-exporter,,");
        assertThat(seen.get().binding()).isEqualTo(ScramServer.hex(exported.get(), 0));
    }

    private static byte[] exporter(SSLSession session) throws ReflectiveOperationException {
        return (byte[]) Class.forName("javax.net.ssl.ExtendedSSLSession")
                .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                .invoke(session, "EXPORTER-Channel-Binding", new byte[0], 32);
    }

    @Test
    void boundLogin_goesBeforeALongerHashThatIsNotBound() throws IOException {
        ScramServer scram = scramWith(
                XmppSettings.Security.USUAL,
                Optional.of(List.of(END_POINT)),
                "SCRAM-SHA-512",
                "SCRAM-SHA-256",
                "SCRAM-SHA-256-PLUS");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256-PLUS");
    }

    /** RFC 5802 6: a server that has offered it after all sees from the flag that the offer was taken away. */
    @Test
    void offerOfBindingTakenAway_isToldToTheServerByTheFlag() throws IOException {
        ScramServer scram = scramWith(XmppSettings.Security.USUAL, Optional.empty(), "SCRAM-SHA-256", "SCRAM-SHA-1");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256");
        assertThat(scram.header()).isEqualTo("y,,");
    }

    /** As ejabberd 23.01 does, which knows tls-unique only and says nothing of it. */
    @Test
    void bindingOfUnknownKind_isNotTried_andTheFlagDoesNotMakeTheServerRefuse() throws IOException {
        ScramServer scram =
                scramWith(XmppSettings.Security.USUAL, Optional.empty(), "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256");
        assertThat(scram.header()).isEqualTo("n,,");
    }

    @Test
    void bindingRequired_butNoneThatBothKnow_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(
                    Optional.of(List.of("tls-unique")), "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));
        });
        XmppLoginException e = refusal(settings().with(XmppSettings.Security.USUAL.withChannelBindingRequired()));
        assertThat(e.reason()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e)
                .hasMessageContaining("bound to the TLS channel")
                .hasMessageContaining("it announces [tls-unique]");
        assertNoCredential();
    }

    @Test
    void bindingRequired_andThere_isUsed() throws IOException {
        ScramServer scram = scramWith(
                XmppSettings.Security.USUAL.withChannelBindingRequired(),
                Optional.of(List.of(END_POINT)),
                "SCRAM-SHA-512",
                "SCRAM-SHA-256",
                "SCRAM-SHA-256-PLUS");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256-PLUS");
    }

    /** XEP-0474: the server has offered more than came. */
    @Test
    void offerChangedOnTheWay_isFoundOut() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            String auth = talk.await("</auth>");
            String first = auth.substring(auth.indexOf('>') + 1, auth.indexOf("</auth>"));
            byte[] sent = MessageDigest.getInstance("SHA-256")
                    .digest("SCRAM-SHA-256\u001eSCRAM-SHA-512".getBytes(StandardCharsets.UTF_8));
            ScramServer scram = new ScramServer("SCRAM-SHA-256", first)
                    .adding(",h=" + Base64.getEncoder().encodeToString(sent));
            talk.send("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + scram.challenge() + "</challenge>");
        });
        XmppLoginException e = refusal(settings());
        assertThat(e.reason()).isEqualTo(Reason.SERVER_NOT_AUTHENTIC);
        assertThat(e).hasMessageContaining("somebody on the way has changed it");
        assertThat(server.heard(0)).doesNotContain("<response");
    }
}
