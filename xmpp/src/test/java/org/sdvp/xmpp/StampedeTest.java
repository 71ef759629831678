package org.sdvp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.xmpp.memory.InMemoryXmppServer;

/**
 * Boxes lose their XMPP server and come back: how many log in each second, and when all are there. With
 * {@code -Dsdvp.stampede.boxes=10000} it makes the figures of docs/performance.md.
 *
 * <p>Both bounds follow from {@link Backoff#USUAL}. Of the first wait (1 to 60 s) and each later one (30 to 90 s) no second
 * has more than a 59th; of the first four, which are all within 120 s, no second has the sum of more than two of those. Six
 * deviations of that mean are added. And whoever failed has its next try within 90 s.
 */
class StampedeTest {
    private static final int BOXES = Integer.getInteger("sdvp.stampede.boxes", 2_000);
    private static final double MEAN = BOXES * 2 / 59.0;
    private static final int MOST = (int) (MEAN + 6 * Math.sqrt(MEAN));
    private static final int WITHIN = 91;

    /**
     * The server is away for a while and holds no stream any more.
     *
     * @param away seconds
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 120})
    void restartOfTheServer_isNoStampede(int away) {
        long seed = new Random().nextLong();
        ManualTimeSource time = new ManualTimeSource();
        InMemoryXmppServer server = new InMemoryXmppServer(time);
        AtomicInteger logins = new AtomicInteger();
        List<XmppConnection> boxes = new ArrayList<>(BOXES);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < BOXES; i++) {
            XmppConnection box = new Counting(server.login("hp" + i + "@example.org/pump"), logins);
            new Reconnection(box, Backoff.USUAL, time, random.split());
            boxes.add(box);
        }
        server.down(true);
        boxes.forEach(box -> {
            server.cut(box.jid());
            server.forget(box.jid());
        });
        // The first try of all is at once: a stream that can be resumed is worth it. It meets nobody.
        time.advance(Duration.ofSeconds(2));
        logins.set(0);
        int peak = 0;
        for (int second = 2; second < away; second++) {
            peak = Math.max(peak, loginsIn(time, logins));
        }
        server.down(false);
        int back = 0;
        while (boxes.stream().anyMatch(box -> !box.state().isOnline())) {
            peak = Math.max(peak, loginsIn(time, logins));
            back++;
            assertThat(back).as("seconds until all are back, seed %s", seed).isLessThanOrEqualTo(WITHIN);
        }
        System.out.printf("away %d s: at most %d logins a second, all back after %d s%n", away, peak, back);
        assertThat(peak).as("logins a second, seed %s", seed).isLessThanOrEqualTo(MOST);
    }

    private static int loginsIn(ManualTimeSource time, AtomicInteger logins) {
        time.advance(Duration.ofSeconds(1));
        return logins.getAndSet(0);
    }
}
