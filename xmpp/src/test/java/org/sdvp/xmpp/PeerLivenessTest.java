package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;

class PeerLivenessTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final XmppConnection control = server.login(CONTROL.toString());
    private final PeerLiveness liveness =
            new PeerLiveness(control, time, new PeerLiveness.Settings(Duration.ofSeconds(10), Duration.ofSeconds(5)));
    private final List<XmlElement> pings = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();

    PeerLivenessTest() {
        server.tamper(xml -> {
            if (xml.child(Namespaces.PING, "ping").isPresent()) {
                pings.add(xml);
            }
            return xml;
        });
    }

    @Test
    void nobodyIsPingedAsLongAsNobodyIsWatched() {
        time.advance(Duration.ofHours(1));
        assertThat(pings).isEmpty();
    }

    @Test
    void silentPeerThatAnswersPings_isPingedAtEachInterval_andStays() {
        watch();
        time.advance(Duration.ofSeconds(35));
        assertThat(pings).hasSize(3);
        assertThat(gone).isEmpty();
    }

    @Test
    void peerThatIsHeard_isNotPinged() {
        watch();
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(9));
            liveness.heard(HP);
        }
        assertThat(pings).isEmpty();
        time.advance(Duration.ofSeconds(10));
        assertThat(pings).hasSize(1);
    }

    @Test
    void absentPeer_isGoneAtTheFirstPing_andIsNotWatchedAnyMore() {
        watch();
        hp.close();
        time.advance(Duration.ofSeconds(10));
        assertThat(gone).containsExactly("ping: " + HP + " answered service-unavailable");
        assertThat(liveness.watched()).isZero();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void peerThatDoesNotAnswer_isGoneAfterTheTimeout() {
        watch();
        server.cut(HP);
        time.advance(Duration.ofMillis(14_999));
        assertThat(gone).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(gone).hasSize(1);
    }

    @Test
    void ownStreamThatIsDead_isNoReasonToGiveUpThePeer() {
        watch();
        server.silence(CONTROL);
        time.advance(Duration.ofMinutes(5));
        assertThat(gone).isEmpty();
    }

    @Test
    void peerThatPingsItself_isNotPinged() {
        watch();
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(9));
            hp.sendIq(Iq.get(CONTROL, XmlElement.empty(Namespaces.PING, "ping")), Duration.ofSeconds(5));
        }
        assertThat(pings).allSatisfy(ping -> assertThat(ping.attribute("to")).contains(CONTROL.toString()));
    }

    @Test
    void peerOnAMeteredLink_isPingedEverLessOften_untilItSaysSomething() {
        liveness.watch(HP, PeerLiveness.Settings.METERED, (peer, reason) -> gone.add(reason));
        time.advance(Duration.ofDays(1));
        assertThat(pings).hasSizeBetween(95, 102);
        pings.clear();
        liveness.heard(HP);
        time.advance(Duration.ofSeconds(61 + 121));
        assertThat(pings).hasSizeBetween(1, 2);
        server.silence(HP);
        time.advance(Duration.ofSeconds(15 * 60 + 31));
        assertThat(gone).hasSize(1);
    }

    @Test
    void whileTheOwnStreamIsSuspended_nobodyCountsAsGone() {
        watch();
        time.advance(Duration.ofSeconds(9));
        server.cut(CONTROL);
        time.advance(Duration.ofSeconds(50));
        control.login();
        time.advance(Duration.ofSeconds(30));
        assertThat(gone).isEmpty();
        assertThat(pings).isNotEmpty();
    }

    @Test
    void unwatchedPeer_isLeftAlone() {
        watch();
        liveness.unwatch(HP);
        hp.close();
        time.advance(Duration.ofMinutes(1));
        assertThat(gone).isEmpty();
        assertThat(pings).isEmpty();
    }

    @Test
    void settingsOfNoTime_areRefused() {
        assertThatThrownBy(() -> new PeerLiveness.Settings(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("above zero");
    }

    private void watch() {
        liveness.watch(HP, (peer, reason) -> gone.add(reason));
    }
}
