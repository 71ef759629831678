package org.sdvp.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.xmpp.stanza.Jid;

class DeviceTest {
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        timers.shutdownNow();
    }

    @Test
    void aConnectionThatThrows_failsTheCall_andTheNextCallTriesAgain() {
        AtomicInteger tries = new AtomicInteger();
        Device device = new Device(
                Jid.of("hp01@sdvp.test/pump"),
                "operator@sdvp.test",
                () -> {
                    throw new IllegalStateException("closed, try " + tries.incrementAndGet());
                },
                new SystemTimeSource(timers, Clock.systemUTC()));
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> device.read(List.of("HP1/STMP1.Tmp"))
                            .toCompletableFuture()
                            .get(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("closed, try " + i);
        }
    }
}
