package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.XmppMessage;

/** An XMPP server in memory, an operator who is logged in there, and time that stands still. */
class StreamBench {
    static final Jid HP = Jid.of("hp7@example.org/pump");
    static final Jid CONTROL = Jid.of("control@example.org/desk");
    static final XmlElement QUESTION = XmlElement.empty("urn:x", "q");
    static final Duration SECOND = Duration.ofSeconds(1);

    final ManualTimeSource time = new ManualTimeSource();
    final InMemoryXmppServer server = new InMemoryXmppServer(time);
    final XmppConnection control = server.login(CONTROL.toString());

    static XmppMessage text(String text) {
        return XmppMessage.normal(
                CONTROL, XmlElement.of("urn:x", "m").text(text).build());
    }

    static void answer(XmppConnection connection, Iq.Type type, IqHandler handler) {
        connection.iqs().register(new IqMux.Route(type, "urn:x", "q"), Set.of(), handler);
    }

    static List<String> states(XmppConnection connection) {
        List<String> states = new ArrayList<>();
        connection.onState((state, reason) -> states.add(state.name()));
        return states;
    }

    static StanzaError refusal(CompletionStage<Iq> answer) {
        return done(answer.<StanzaError>handle((iq, failure) -> ((StanzaErrorException) failure).error()));
    }

    static <T> T done(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isDone();
        return stage.toCompletableFuture().join();
    }
}
