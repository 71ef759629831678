package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppSettings;

/** Compression of the stream, and what a server can do with it. */
class CompressionTest extends ScriptedLogin {
    private ScriptedServer.Script compressed(ScriptedServer.Script then) {
        return talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>");
            talk.await("</compress>");
            talk.send("<compressed xmlns='http://jabber.org/protocol/compress'/>");
            talk.compress();
            talk.bind();
            then.run(talk);
        };
    }

    /** A hundred megabytes of blanks are a hundred kilobytes of zlib. */
    @Test
    void stanzaThatInflatesBeyondMeasure_endsTheStreamWithPolicyViolation() throws IOException {
        serve(compressed(talk -> {
            talk.send("<message from='a@sdvp.test'><body>");
            talk.bombUnheard(100 << 20);
        }));
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        Awaitility.await().until(() -> connection.state() != ConnectionState.CONNECTED);
        Awaitility.await().until(() -> server.heard(0).contains("policy-violation"));
    }

    /** A stranger can have the own server send such a stanza; it must not cost the stream. */
    @Test
    void largestStanzaOfOthers_allBlanks_isNoBomb() throws IOException {
        serve(compressed(talk -> {
            for (int i = 0; i < 8; i++) {
                talk.send("<message from='a@sdvp.test'><body>");
                talk.blanks(256 << 10);
                talk.send("</body></message>");
            }
            talk.send("<iq type='get' id='last' from='a@sdvp.test'><ping xmlns='urn:xmpp:ping'/></iq>");
            talk.await("id='last'");
        }));
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        Awaitility.await().until(() -> server.heard(0).contains("last"));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void compressionOffered_butNotWanted_isNotTaken() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>");
            talk.answerBind();
        });
        login(settings());
        assertThat(server.heard(0)).doesNotContain("compress");
    }

    @Test
    void compressionOfAnotherMethodOnly_isPassedOver() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>lzw</method></compression>");
            talk.answerBind();
        });
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }
}
