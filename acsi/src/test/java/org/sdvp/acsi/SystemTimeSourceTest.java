package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeSourceTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final ScheduledThreadPoolExecutor executor =
            (ScheduledThreadPoolExecutor) Executors.newScheduledThreadPool(1);
    private final TimeSource time = new SystemTimeSource(executor, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void now_isThatOfTheClock() {
        assertThat(time.now()).isEqualTo(NOW);
    }

    @Test
    void after_runsTheTaskOnTheExecutor() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();

        time.after(Duration.ofMillis(1), () -> ran.complete(Thread.currentThread()));

        assertThat(ran.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void after_waitsForTheDelay_andCanBeCancelled() {
        TimeSource.Timer timer = time.after(Duration.ofHours(1), () -> {});

        assertThat(executor.getQueue())
                .singleElement()
                .satisfies(task -> assertThat(((java.util.concurrent.Delayed) task).getDelay(TimeUnit.MINUTES))
                        .isBetween(58L, 60L));
        timer.cancel();

        assertThat(((java.util.concurrent.Future<?>) executor.getQueue().peek()).isCancelled())
                .isTrue();
    }
}
