package org.sdvp.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void run_keepsAsManyCallsOpenAsAsked() {
        ExecutorService answers = Executors.newFixedThreadPool(2);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Samples samples = new Samples();
        Load.run(
                () -> {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    CompletableFuture<Void> answer = new CompletableFuture<>();
                    answers.execute(() -> {
                        open.decrementAndGet();
                        answer.complete(null);
                    });
                    return answer;
                },
                8,
                Duration.ofMillis(50),
                samples);
        answers.shutdown();
        assertThat(most).hasValueBetween(2, 8);
        assertThat(open).hasValue(0);
        assertThat(samples.size()).isGreaterThan(8);
        assertThat(samples.perSecond()).isPositive();
    }

    @Test
    void run_ofCallsThatNeverWait_doesNotFillTheStack() {
        Samples samples = new Samples();
        Load.run(() -> CompletableFuture.completedFuture(null), 1, Duration.ofMillis(50), samples);
        assertThat(samples.size()).isGreaterThan(1_000);
    }

    @Test
    void run_countsFailures() {
        AtomicInteger calls = new AtomicInteger();
        Samples samples = new Samples();
        Load.run(
                () -> calls.incrementAndGet() % 2 == 0
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(new IllegalStateException()),
                1,
                Duration.ofMillis(20),
                samples);
        assertThat(samples.size() + samples.failures()).isEqualTo(calls.get());
        assertThat(samples.failures()).isEqualTo((calls.get() + 1) / 2);
    }
}
