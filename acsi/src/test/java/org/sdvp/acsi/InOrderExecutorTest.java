package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InOrderExecutorTest {
    @Test
    void taskGivenByARunningTask_runsAfterIt() {
        List<String> order = new ArrayList<>();
        InOrderExecutor executor = new InOrderExecutor(Runnable::run);

        executor.execute(() -> {
            executor.execute(() -> order.add("inner"));
            order.add("outer");
        });

        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void chainOfAMillionTasks_doesNotGrowTheStack() {
        InOrderExecutor executor = new InOrderExecutor(Runnable::run);
        int[] left = {1_000_000};
        Runnable again = new Runnable() {
            @Override
            public void run() {
                if (--left[0] > 0) {
                    executor.execute(this);
                }
            }
        };

        executor.execute(again);

        assertThat(left[0]).isZero();
    }

    @Test
    void taskThatThrows_doesNotHinderTheNext() {
        List<String> order = new ArrayList<>();
        InOrderExecutor executor = new InOrderExecutor(Runnable::run);

        assertThatThrownBy(() -> executor.execute(() -> {
                    executor.execute(() -> order.add("next"));
                    throw new IllegalStateException("first");
                }))
                .hasMessage("first");
        executor.execute(() -> order.add("later"));

        assertThat(order).containsExactly("next", "later");
    }

    @Test
    void rejectedTask_runsWithTheNextThatIsTaken() {
        List<String> order = new ArrayList<>();
        AtomicBoolean open = new AtomicBoolean();
        InOrderExecutor executor = new InOrderExecutor(task -> {
            if (!open.get()) {
                throw new RejectedExecutionException("closed");
            }
            task.run();
        });

        assertThatThrownBy(() -> executor.execute(() -> order.add("first")))
                .isInstanceOf(RejectedExecutionException.class);
        open.set(true);
        executor.execute(() -> order.add("second"));

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void manyThreads_tasksRunOneAtATimeAndInTheOrderOfEachThread() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        InOrderExecutor executor = new InOrderExecutor(pool);
        int threads = 4;
        int tasks = 2000;
        int[] last = new int[threads];
        AtomicBoolean broken = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(threads * tasks);
        for (int t = 0; t < threads; t++) {
            int thread = t;
            new Thread(() -> {
                        for (int i = 1; i <= tasks; i++) {
                            int number = i;
                            executor.execute(() -> {
                                // No lock: only one at a time may be here.
                                if (last[thread] != number - 1) {
                                    broken.set(true);
                                }
                                last[thread] = number;
                                done.countDown();
                            });
                        }
                    })
                    .start();
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        pool.shutdown();
        assertThat(broken).isFalse();
        assertThat(last).containsOnly(tasks);
    }
}
