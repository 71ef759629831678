package org.sdvp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SerialDeliveryTest {
    @RepeatedTest(5)
    void tasksOfOneKey_runInOrderAndOneAtATime_onManyThreads() throws InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            SerialDelivery delivery = new SerialDelivery(threads, 1);
            Map<Integer, List<Integer>> seen = new ConcurrentHashMap<>();
            Map<Integer, AtomicInteger> inside = new ConcurrentHashMap<>();
            List<String> faults = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(5_000);
            int[] next = new int[5];
            for (int i = 0; i < 5_000; i++) {
                int key = random.nextInt(5);
                int number = next[key]++;
                delivery.put(key, () -> {
                    AtomicInteger now = inside.computeIfAbsent(key, k -> new AtomicInteger());
                    if (now.incrementAndGet() != 1) {
                        faults.add("two at a time for " + key);
                    }
                    seen.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
                    now.decrementAndGet();
                    done.countDown();
                });
            }
            assertThat(done.await(20, TimeUnit.SECONDS)).as("seed %d", seed).isTrue();
            assertThat(faults).as("seed %d", seed).isEmpty();
            seen.values().forEach(list -> assertThat(list).as("seed %d", seed).isSorted());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void moreThanTheLimitOfOneKey_isRefused_withoutHarmToOtherKeysOrToWhatMustNotBeLost() {
        List<Runnable> held = new ArrayList<>();
        SerialDelivery delivery = new SerialDelivery(held::add, 2);
        List<String> ran = new ArrayList<>();
        assertThat(delivery.offer("a", () -> ran.add("a1"))).isTrue();
        assertThat(delivery.offer("a", () -> ran.add("a2"))).isTrue();
        assertThat(delivery.offer("a", () -> ran.add("a3"))).isFalse();
        delivery.put("a", () -> ran.add("a4"));
        assertThat(delivery.offer("b", () -> ran.add("b1"))).isTrue();
        held.forEach(Runnable::run);
        assertThat(ran).containsExactly("a1", "a2", "a4", "b1");
    }

    @Test
    void taskThatFails_doesNotStopTheNext() {
        List<String> ran = new ArrayList<>();
        SerialDelivery delivery = new SerialDelivery(Runnable::run, 10);
        delivery.put("a", () -> {
            throw new IllegalStateException("on purpose");
        });
        delivery.put("a", () -> ran.add("next"));
        assertThat(ran).containsExactly("next");
    }
}
