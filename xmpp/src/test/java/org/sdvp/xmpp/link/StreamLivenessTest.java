package org.sdvp.xmpp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;

class StreamLivenessTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection hp = server.login(HP.toString());
    private final AtomicInteger pings = new AtomicInteger();
    private final List<String> states = new ArrayList<>();
    private boolean needed;

    StreamLivenessTest() {
        server.tamper(xml -> {
            pings.addAndGet(xml.child(Namespaces.PING, "ping").isPresent() ? 1 : 0);
            return xml;
        });
        hp.onState((state, reason) -> states.add(state + ": " + reason));
    }

    @Test
    void deadStreamThatIsNeeded_isGivenUpWithin15Seconds_andResumed() {
        needed = true;
        watch(StreamLiveness.Settings.USUAL);
        time.advance(Duration.ofSeconds(20));
        server.silence(HP);
        Reconnection reconnection = new Reconnection(hp, Backoff.USUAL, time, new Random(1));
        time.advance(Duration.ofSeconds(15));
        assertThat(states.get(0)).startsWith("SUSPENDED: the XMPP server said nothing for ");
        time.advance(Duration.ofSeconds(2));
        assertThat(hp.state()).isEqualTo(ConnectionState.RESUMED);
        reconnection.close();
    }

    @Test
    void streamThatIsAlive_isKept_howeverLong() {
        needed = true;
        watch(StreamLiveness.Settings.USUAL);
        time.advance(Duration.ofHours(1));
        assertThat(states).isEmpty();
        assertThat(pings.get()).isBetween(590, 600);
    }

    @Test
    void streamThatNobodyNeeds_isAskedLessAndLessOften() {
        watch(StreamLiveness.Settings.USUAL);
        time.advance(Duration.ofHours(1));
        assertThat(pings.get()).isBetween(30, 36);
        int before = pings.get();
        needed = true;
        time.advance(Duration.ofMinutes(1));
        assertThat(pings.get() - before).isBetween(8, 10);
    }

    @Test
    void meteredLink_isAskedAtMostSomeHundredTimesADay() {
        needed = true;
        watch(StreamLiveness.Settings.METERED);
        time.advance(Duration.ofDays(1));
        assertThat(pings.get()).isBetween(90, 105);
    }

    @Test
    void streamOnWhichSomethingComes_isNotAsked() {
        needed = true;
        watch(StreamLiveness.Settings.USUAL);
        XmppConnection other = server.login("control@example.org/desk");
        hp.roster().set(other.jid().bare(), "", java.util.Set.of("User"));
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(5));
            other.send(
                    org.sdvp.xmpp.stanza.XmppMessage.normal(HP, org.sdvp.wire.xml.XmlElement.empty("urn:x", "hello")));
        }
        assertThat(pings).hasValue(0);
    }

    @Test
    void closed_asksNoMore() {
        watch(StreamLiveness.Settings.USUAL).close();
        time.advance(Duration.ofHours(1));
        assertThat(pings).hasValue(0);
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void idleIntervalBelowTheOther_isRefused() {
        assertThatThrownBy(() ->
                        new StreamLiveness.Settings(org.sdvp.xmpp.PeerLiveness.Settings.METERED, Duration.ofSeconds(1)))
                .hasMessageContaining("idle interval");
    }

    private StreamLiveness watch(StreamLiveness.Settings settings) {
        return new StreamLiveness(hp, time, settings, () -> needed);
    }
}
