package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.ServerCertificate;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** What the tests of logins at a scripted server have in common. */
abstract class ScriptedLogin {
    static final String WEAK =
            ScriptedServer.mechanisms(Optional.empty(), "DIGEST-MD5", "PLAIN", "ANONYMOUS", "CRAM-MD5")
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>"
                    + "<auth xmlns='http://jabber.org/features/iq-auth'/>";
    static final String END_POINT = "tls-server-end-point";
    static final SmackConnector CONNECTOR = SmackConnector.withOwnThreads();

    @TempDir
    Path directory;

    final CertificateAuthority authority = CertificateAuthority.create("SDVP private CA");
    ServerCertificate shown;
    Identity files;
    ScriptedServer server;
    XmppConnection connection;

    @BeforeEach
    void start() {
        files = new Identity(directory);
        shown = authority.issue("sdvp.test");
    }

    @AfterEach
    void stop() throws IOException {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    void serve(ScriptedServer.Script script) throws IOException {
        server = new ScriptedServer(files.server(shown), script);
    }

    XmppSettings settings() {
        return XmppSettings.of(Jid.of("hp1@sdvp.test/pump"), Password.of(ScramServer.PASSWORD))
                .with(XmppSettings.Server.at("127.0.0.1", server.port())
                        .withCaFile(files.write("ca.pem", authority.certificatePem()))
                        .withoutResume())
                .withoutRoster();
    }

    void login(XmppSettings settings) {
        connection = CONNECTOR.connection(settings);
        try {
            connection
                    .login()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } finally {
            server.check();
        }
    }

    XmppLoginException refusal(XmppSettings settings) {
        try {
            login(settings);
            return fail("expected a refusal, but " + connection.jid() + " is logged in");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(XmppLoginException.class);
            return (XmppLoginException) e.getCause();
        }
    }

    void assertNoCredential() {
        assertThat(server.heard(0))
                .contains("<stream:stream")
                .doesNotContain("<auth")
                .doesNotContain("<response")
                .doesNotContain("jabber:iq:auth")
                .doesNotContain(ScramServer.PASSWORD)
                .doesNotContain(base64(ScramServer.PASSWORD))
                .doesNotContain(base64("\0hp1\0" + ScramServer.PASSWORD));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    ScramServer scramWith(XmppSettings.Security security, Optional<List<String>> bindings, String... names)
            throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(bindings, names));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        login(settings().with(security));
        return seen.get();
    }
}
