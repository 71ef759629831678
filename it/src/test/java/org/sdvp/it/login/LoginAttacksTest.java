package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.slf4j.LoggerFactory;

/** Servers, and people on the way to them, that want a login to be weaker than it can be. */
class LoginAttacksTest extends ScriptedLogin {
    /** The trace of the Danish project's slides: old mechanisms before and after TLS, and compression ahead of all. */
    @Test
    void serverOfTheSlides_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + WEAK);
            talk.proceed("");
            talk.open(WEAK);
        });
        XmppLoginException e = refusal(settings());
        assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e)
                .hasMessageContaining("[DIGEST-MD5, PLAIN, ANONYMOUS, CRAM-MD5]")
                .hasMessageContaining("expected one of [SCRAM-SHA-512-PLUS, SCRAM-SHA-512")
                .hasMessageContaining("would give the password away");
        assertNoCredential();
        assertThat(server.heard(0)).doesNotContain("compress");
    }

    @Test
    void offerOfStartTlsTakenAway_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256", "PLAIN")));
        assertThat(refusal(settings()).reason()).isEqualTo(Reason.NO_TLS);
        assertNoCredential();
    }

    @Test
    void startTlsRefusedByTheServer_isNoLoginInTheClear() throws IOException {
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                    + ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.await("<starttls");
            talk.send("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>");
        });
        refusal(settings());
        assertNoCredential();
    }

    /** What an attacker puts behind {@code proceed} comes in the clear and must not be taken for the server's word. */
    @Test
    void featuresInjectedBehindProceed_areNotRead() throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
            talk.proceed("<stream:features>" + ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1")
                    + "</stream:features>");
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1", "SCRAM-SHA-256"));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        try {
            login(settings());
            assertThat(seen.get().mechanism()).isEqualTo("SCRAM-SHA-256");
        } catch (CompletionException e) {
            // The injected octets may break the handshake instead, which is as good.
            assertThat(((XmppLoginException) e.getCause()).reason()).isIn(Reason.NO_TLS, Reason.NO_ANSWER);
            assertNoCredential();
        }
    }

    @Test
    void scramSha1_ruledOut_isRefused() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1"));
        });
        XmppLoginException e = refusal(settings().with(XmppSettings.Security.USUAL.withoutScramSha1()));
        assertThat(e.reason()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e).hasMessageContaining("[SCRAM-SHA-1]").hasMessageNotContaining("give the password away");
        assertNoCredential();
    }

    @Test
    void successWithoutProof_isFoundOut() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.await("</auth>");
            talk.send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        });
        assertThat(refusal(settings()).reason()).isEqualTo(Reason.SERVER_NOT_AUTHENTIC);
    }

    /** All loggers at their finest: the own ones, and those of Smack and of the JDK's TLS. */
    @Test
    void logOfALogin_atTheFinestLevel_holdsNoSecret() throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        java.util.logging.Logger smack = java.util.logging.Logger.getLogger("org.jivesoftware");
        java.util.logging.Level smackLevel = smack.getLevel();
        Handler handler = keeping(log);
        smack.addHandler(handler);
        smack.setLevel(java.util.logging.Level.ALL);
        try {
            scramWith(XmppSettings.Security.USUAL, Optional.of(List.of(END_POINT)), "SCRAM-SHA-256-PLUS");
        } finally {
            root.detachAppender(appender);
            root.setLevel(level);
            smack.removeHandler(handler);
            smack.setLevel(smackLevel);
        }
        log.addAll(
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertThat(log).isNotEmpty().anyMatch(line -> line.contains("has logged in by SCRAM-SHA-256-PLUS"));
        assertThat(log.stream().collect(Collectors.joining("\n")))
                .doesNotContain(ScramServer.PASSWORD)
                .doesNotContain(base64(ScramServer.PASSWORD));
        assertThat(settings().toString()).doesNotContain(ScramServer.PASSWORD);
    }

    private static Handler keeping(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry.getMessage() + " " + java.util.Arrays.toString(entry.getParameters()) + " "
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
