package org.sdvp.centre.fleet.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.command.CommandBench;

class IntakeTest {
    private static final DeviceId HOUSE = new DeviceId("hp01@sdvp.test");

    private final Store store = new Store();
    private final CommandBench bench;
    private final Intake intake;

    IntakeTest(@TempDir java.nio.file.Path folder) {
        bench = new CommandBench(folder);
        intake = new Intake(store, bench.fleet, new Intake.Limits(100, 20, Duration.ofMillis(10)));
    }

    @AfterEach
    void close() {
        store.away = false;
        store.gate.countDown();
        intake.close();
        bench.close();
    }

    private static Received received(String text) {
        Sample sample = new Sample("HP1/X1.Y.stVal[ST]", Instant.EPOCH, PointValue.of(text), Trust.GOOD);
        return new Received(HOUSE, Instant.EPOCH, List.of(sample), Optional.empty(), Optional.empty());
    }

    private static void join(CompletionStage<Void> stage) {
        stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void whatWaits_isStoredTogether_inItsOrder() {
        List<CompletionStage<Void>> stages = IntStream.range(0, 40)
                .mapToObj(i -> intake.add(received("" + i)))
                .toList();
        store.gate.countDown();
        stages.forEach(IntakeTest::join);
        assertThat(store.texts())
                .isEqualTo(IntStream.range(0, 40).mapToObj(i -> "" + i).toList());
        assertThat(store.batches).hasSizeLessThan(10);
        assertThat(intake.waiting()).isZero();
    }

    @Test
    void storeThatIsAway_letsAllWait_andMoreThanMayWaitIsRefused() {
        store.away = true;
        store.gate.countDown();
        List<CompletionStage<Void>> stages = IntStream.range(0, 50)
                .mapToObj(i -> intake.add(received("" + i)))
                .toList();
        Awaitility.await().until(() -> intake.trouble().equals("away"));
        assertThatThrownBy(() -> join(intake.add(received("too much"))))
                .hasCauseInstanceOf(FleetStoreException.class)
                .hasMessageContaining("100 values wait");
        assertThat(stages).noneMatch(stage -> stage.toCompletableFuture().isDone());

        store.away = false;
        stages.forEach(IntakeTest::join);
        assertThat(store.texts()).hasSize(50);
        assertThat(intake.trouble()).isEmpty();
    }

    @Test
    void whatTheStoreWillNotHave_keepsOutNobodyElse() {
        List<CompletableFuture<Void>> stages = List.of("good", "poison", "better").stream()
                .map(text -> intake.add(received(text)).toCompletableFuture())
                .toList();
        store.gate.countDown();
        join(stages.get(0));
        join(stages.get(2));
        assertThatThrownBy(() -> join(stages.get(1))).hasCauseInstanceOf(FleetStoreException.class);
        assertThat(store.texts()).containsExactly("good", "better");
    }

    /** Takes nothing before its gate is open. */
    private static final class Store implements SampleStore {
        final CountDownLatch gate = new CountDownLatch(1);
        final List<List<String>> batches = new ArrayList<>();
        volatile boolean away;

        synchronized List<String> texts() {
            return batches.stream().flatMap(List::stream).toList();
        }

        @Override
        public void append(Collection<Received> received) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away) {
                throw new FleetStoreException("away", new IllegalStateException());
            }
            List<String> texts = received.stream()
                    .flatMap(one -> one.samples().stream())
                    .map(sample -> sample.value().text())
                    .toList();
            if (texts.contains("poison")) {
                throw new IllegalArgumentException("poison");
            }
            synchronized (this) {
                batches.add(texts);
            }
        }

        @Override
        public Optional<Received.Place> mark(DeviceId device, String block) {
            return Optional.empty();
        }

        @Override
        public void forgetMark(DeviceId device, String block) {
            throw new UnsupportedOperationException("nobody forgets here");
        }

        @Override
        public Map<String, Sample> latest(DeviceId device) {
            return Map.of();
        }

        @Override
        public Map<DeviceId, Map<String, Sample>> latest() {
            return Map.of();
        }

        @Override
        public List<Bucket> history(DeviceId device, String reference, Instant from, Instant to, Duration bucket) {
            return List.of();
        }

        @Override
        public List<Received.Gap> gaps(DeviceId device, Instant from, Instant to) {
            return List.of();
        }
    }
}
