package org.sdvp.agent.sdvp2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.wire.sdvp2.Sdvp2Answer;
import org.sdvp.wire.sdvp2.Sdvp2Call;
import org.sdvp.wire.tree.Tree;
import org.sdvp.xmpp.stanza.Jid;

class Sdvp2OrdersTest {
    private static final Jid HOME = Jid.of("home@example.org/relay");
    private static final Jid OTHER = Jid.of("operator@example.org/desk");
    private static final Sdvp2Call ON = new Sdvp2Call.Write("relay", new Tree.Text("1"), Optional.empty());

    private final ManualTimeSource time = new ManualTimeSource();
    private final Sdvp2Orders orders = new Sdvp2Orders(time);
    private int done;

    private void give(Jid from, String id) {
        orders.once(from, id, ON, () -> {
            done++;
            return CompletableFuture.completedFuture(new Sdvp2Answer.MethodError("none"));
        });
    }

    @Test
    void sameWriteOfTheSameAddress_isDoneOnce_andAfterTenMinutesAnew() {
        give(HOME, "1");
        give(HOME, "1");
        assertThat(done).isEqualTo(1);
        give(OTHER, "1");
        assertThat(done).as("another caller").isEqualTo(2);
        time.advance(Duration.ofMinutes(10));
        give(HOME, "1");
        assertThat(done).isEqualTo(3);
    }

    @Test
    void callerWithManyOrders_flushesHisOwnOnly() {
        give(OTHER, "1");
        for (int i = 0; i < 10 * Sdvp2Orders.REMEMBERED; i++) {
            give(HOME.bare().withResource("r" + i), "1");
        }
        int before = done;

        give(OTHER, "1");

        assertThat(done).isEqualTo(before);
        give(HOME.bare().withResource("r0"), "1");
        assertThat(done).as("his own has been forgotten").isEqualTo(before + 1);
    }
}
