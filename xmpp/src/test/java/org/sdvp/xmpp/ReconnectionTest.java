package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;

class ReconnectionTest {
    private static final Backoff EXACT =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 2, 0, Duration.ofMinutes(5));

    private final ManualTimeSource time = new ManualTimeSource();
    private final InMemoryXmppServer server = new InMemoryXmppServer(time);
    private final XmppConnection connection = server.connection("hp7@example.org/pump");
    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void logsInAtOnce_andTakesUpACutStreamAfterTheFirstWait() {
        keep(EXACT);
        time.advance(Duration.ZERO);
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
        server.cut(connection.jid());
        time.advance(Duration.ofMillis(999));
        assertThat(connection.state()).isEqualTo(ConnectionState.SUSPENDED);
        time.advance(Duration.ofMillis(1));
        assertThat(connection.state()).isEqualTo(ConnectionState.RESUMED);
    }

    @Test
    void serverAway_triesWithGrowingWaits_andStartsAnewAfterSuccess() {
        server.down(true);
        Reconnection reconnection = new Reconnection(new Counting(connection, logins), EXACT, time, new Random(1));
        time.advance(Duration.ZERO);
        assertThat(logins).hasValue(1);
        int[] waits = {1, 2, 4, 8, 10, 10};
        for (int i = 0; i < waits.length; i++) {
            time.advance(Duration.ofSeconds(waits[i]).minusMillis(1));
            assertThat(logins).hasValue(i + 1);
            time.advance(Duration.ofMillis(1));
            assertThat(logins).hasValue(i + 2);
        }
        server.down(false);
        time.advance(Duration.ofSeconds(10));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
        server.cut(connection.jid());
        time.advance(Duration.ofSeconds(1));
        assertThat(connection.state()).isEqualTo(ConnectionState.RESUMED);
        reconnection.close();
    }

    @Test
    void serverThatShutsDown_isNotTriedAtOnce_butAfterATimeOfEachBoxesOwn() {
        List<Duration> waits = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            XmppConnection box = server.login("hp" + seed + "@example.org/pump");
            new Reconnection(box, Backoff.USUAL, time, new Random(seed));
            time.advance(Duration.ofMinutes(5));
            server.shutDown(box.jid());
            assertThat(box.isServerShutDown()).isTrue();
            assertThat(box.state()).isEqualTo(ConnectionState.DISCONNECTED);
            Instant ended = time.now();
            while (!box.state().isOnline()) {
                time.advance(Duration.ofSeconds(1));
            }
            waits.add(Duration.between(ended, time.now()));
            assertThat(box.isServerShutDown()).isFalse();
            box.close();
        }
        assertThat(waits).allMatch(wait -> wait.toSeconds() >= 1 && wait.toSeconds() <= 61);
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(40);
    }

    @Test
    void serverThatShutsDownAgainAndAgain_isTriedEverLater() {
        new Reconnection(new Counting(connection, logins), EXACT, time, new Random(1));
        time.advance(Duration.ZERO);
        int[] waits = {1, 2, 4, 8, 10};
        for (int i = 0; i < waits.length; i++) {
            server.shutDown(connection.jid());
            time.advance(Duration.ofSeconds(waits[i]).minusMillis(1));
            assertThat(logins).hasValue(i + 1);
            time.advance(Duration.ofMillis(1));
            assertThat(logins).hasValue(i + 2);
        }
    }

    @Test
    void wrongPassword_isNotHammered() {
        server.login("hp7@example.org/other");
        XmppConnection wrong = server.connection(XmppSettings.of(Jid.of("hp7@example.org/pump"), Password.of("wrong")));
        new Reconnection(new Counting(wrong, logins), EXACT, time, new Random(1));
        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(logins).hasValue(1);
        time.advance(Duration.ofMillis(1));
        assertThat(logins).hasValue(2);
    }

    @Test
    void twoProgramsWithOneAddress_doNotThrowEachOtherOutForEver() {
        new Reconnection(new Counting(connection, logins), EXACT, time, new Random(1));
        XmppConnection twin = server.connection("hp7@example.org/pump");
        new Reconnection(new Counting(twin, logins), EXACT, time, new Random(1));
        time.advance(Duration.ofMinutes(1));
        assertThat(logins.get()).isBetween(8, 16);
    }

    @Test
    void closedConnection_isNotLoggedInAgain() {
        new Reconnection(new Counting(connection, logins), EXACT, time, new Random(1));
        time.advance(Duration.ZERO);
        connection.close();
        time.advance(Duration.ofHours(1));
        assertThat(logins).hasValue(1);
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void afterClose_nothingIsTriedAnyMore() {
        server.down(true);
        Reconnection reconnection = new Reconnection(new Counting(connection, logins), EXACT, time, new Random(1));
        time.advance(Duration.ZERO);
        reconnection.close();
        time.advance(Duration.ofHours(1));
        assertThat(logins).hasValue(1);
        assertThat(time.pendingTimers()).isZero();
    }

    @RepeatedTest(20)
    void waits_keepToTheirSpread() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(100), 3, 0.5, Duration.ofMinutes(5));
        int failures = random.nextInt(1, 200);
        double middle = Math.min(100_000, 1000 * Math.pow(3, failures - 1.0));
        assertThat((double) backoff.wait(failures, random).toMillis())
                .as("seed %d", seed)
                .isBetween(middle * 0.5 - 1, middle * 1.5 + 1);
    }

    @Test
    void backoffOutOfRange_isRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 0, Duration.ZERO))
                .hasMessageContaining("expected 0 <= first <= most");
    }

    private void keep(Backoff backoff) {
        new Reconnection(connection, backoff, time, new Random(1));
    }
}
