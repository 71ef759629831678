package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** Login, loss and resumption of a stream, and what is sent meanwhile. */
class StreamLossTest extends StreamBench {
    @Test
    void wrongPassword_failsTheLoginWithItsReason() {
        XmppConnection other =
                server.connection(XmppSettings.of(Jid.of("control@example.org/two"), Password.of("wrong")));
        assertThatThrownBy(() -> done(other.login()))
                .hasCauseInstanceOf(XmppLoginException.class)
                .cause()
                .extracting(e -> ((XmppLoginException) e).reason())
                .isEqualTo(XmppLoginException.Reason.NOT_AUTHORIZED);
        assertThat(other.state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void cutLink_resumed_answersTheRequestInFlightOnce_andSendsWhatWaited() {
        XmppConnection hp = server.login(HP.toString());
        List<Iq> asked = new ArrayList<>();
        CompletableFuture<XmlElement> slow = new CompletableFuture<>();
        answer(hp, Iq.Type.GET, iq -> {
            asked.add(iq);
            return slow.thenApply(iq::result);
        });
        List<String> states = states(control);
        List<Iq> answers = new ArrayList<>();
        control.sendIq(Iq.get(HP, QUESTION), Duration.ofSeconds(30)).thenAccept(answers::add);
        server.cut(CONTROL);
        slow.complete(QUESTION);
        assertThat(answers).isEmpty();
        CompletionStage<Iq> second = control.sendIq(Iq.get(HP, QUESTION), Duration.ofSeconds(30));
        assertThat(asked).hasSize(1);
        done(control.login());
        assertThat(answers).hasSize(1);
        assertThat(asked).hasSize(2);
        assertThat(done(second).payload()).contains(QUESTION);
        assertThat(states).containsExactly("SUSPENDED", "RESUMED");
    }

    @Test
    void cutLink_notResumedInTime_failsWhatWaits_andALaterLoginIsANewStream() {
        XmppConnection hp = server.login(HP.toString());
        answer(hp, Iq.Type.GET, iq -> new CompletableFuture<>());
        List<String> states = states(control);
        CompletionStage<Iq> waiting = control.sendIq(Iq.get(HP, QUESTION), Duration.ofMinutes(5));
        server.cut(CONTROL);
        time.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> done(waiting))
                .hasCauseInstanceOf(LinkLostException.class)
                .hasMessageContaining("not resumed within 60 s");
        assertThatThrownBy(() -> control.send(text("x")))
                .isInstanceOf(LinkLostException.class)
                .hasMessageContaining("link cut");
        done(control.login());
        assertThat(states).containsExactly("SUSPENDED", "DISCONNECTED", "CONNECTED");
    }

    @Test
    void streamThatTheServerHasForgotten_isReportedLostBeforeTheNewOne() {
        List<String> states = states(control);
        server.cut(CONTROL);
        server.forget(CONTROL);
        done(control.login());
        assertThat(states).containsExactly("SUSPENDED", "DISCONNECTED", "CONNECTED");
    }

    @Test
    void whileSuspended_atMostAThousandStanzasWait() {
        server.cut(CONTROL);
        for (int i = 0; i < 1_000; i++) {
            control.send(text("x"));
        }
        assertThatThrownBy(() -> control.send(text("x")))
                .isInstanceOf(LinkLostException.class)
                .hasMessageContaining("1000 stanzas wait already");
    }

    @Test
    void announcedPresence_isSentAgainAfterEachNewLogin() {
        server.befriend("hp7@example.org", "control@example.org");
        control.announce(Presence.available(0, ""));
        XmppConnection hp = server.login(HP.toString());
        List<Presence.Type> heard = new ArrayList<>();
        control.onPresence(p -> p.from().filter(HP::equals).ifPresent(from -> heard.add(p.type())));
        hp.announce(Presence.available(-1, ""));
        server.cut(HP);
        server.forget(HP);
        done(hp.login());
        assertThat(heard).containsExactly(Presence.Type.AVAILABLE, Presence.Type.UNAVAILABLE, Presence.Type.AVAILABLE);
    }

    @Test
    void closedConnection_tellsItsContacts_andRefusesToLogInAgain() {
        server.befriend("hp7@example.org", "control@example.org");
        control.announce(Presence.available(0, ""));
        XmppConnection hp = server.login(HP.toString());
        hp.announce(Presence.available(-1, ""));
        List<Presence.Type> heard = new ArrayList<>();
        control.onPresence(p -> heard.add(p.type()));
        List<String> states = states(hp);
        hp.close();
        hp.close();
        assertThat(heard).containsExactly(Presence.Type.UNAVAILABLE);
        assertThat(states).containsExactly("DISCONNECTED");
        assertThatThrownBy(() -> done(hp.login())).hasMessageContaining("is closed");
    }

    @Test
    void settings_neverShowThePassword() {
        XmppSettings settings = XmppSettings.of(HP, Password.of("hunter2"));
        assertThat(settings.toString()).contains("hp7@example.org").doesNotContain("hunter2");
    }
}
