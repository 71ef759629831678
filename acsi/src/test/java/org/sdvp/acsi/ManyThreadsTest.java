package org.sdvp.acsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.testing.ContractServer;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** Client and server used by many threads at once, on a transport that delivers on others. */
@Timeout(60)
class ManyThreadsTest {
    private static final int THREADS = 8;

    private final ExecutorService wire = Executors.newFixedThreadPool(4);
    private final ExecutorService users = Executors.newFixedThreadPool(THREADS);
    private final LoopbackTransport transport = new LoopbackTransport("device", () -> new InOrderExecutor(wire));
    private final ManualTimeSource time = new ManualTimeSource();
    private final ContractServer server = new ContractServer(transport.server(), time);

    @AfterEach
    void shutDown() {
        server.close();
        users.shutdownNow();
        wire.shutdownNow();
    }

    @Test
    void oneAssociation_calledByManyThreads_answersEachWithItsOwn() throws Exception {
        server.start();
        BlockingAssociation association = associate("operator");
        Fcda number = Fcda.parse("HP1/GGIO1.AnIn1.mag.f[MX]");
        Fcda text = Fcda.parse("HP1/GGIO1.AnIn1.d[DC]");

        everyThread(thread -> {
            for (int i = 0; i < 300; i++) {
                DataValue value = association.getDataValue(thread % 2 == 0 ? number : text);
                assertThat(value)
                        .isEqualTo(thread % 2 == 0 ? new DataValue.Float32(21.5f) : DataValue.Text.visible("flow"));
            }
            return null;
        });

        association.release();
        assertThat(time.pendingTimers()).isZero();
    }

    @Test
    void manyPeers_callInParallel_withoutDisturbingEachOther() throws Exception {
        server.start();
        Fcda setting = Fcda.parse("HP1/GGIO1.IntSet1.setVal[SP]");

        everyThread(thread -> {
            BlockingAssociation association = associate("operator-" + thread);
            for (int i = 0; i < 200; i++) {
                association.setDataValue(setting, new DataValue.Int(BasicType.INT32, thread));
                assertThat(((DataValue.Int) association.getDataValue(setting)).value())
                        .isBetween(0L, (long) THREADS - 1);
            }
            association.release();
            return null;
        });

        assertThat(server.associations()).isZero();
    }

    @Test
    void sameCommandFromManyThreads_isCarriedOutOnce() throws Exception {
        server.start();
        BlockingAssociation association = associate("operator");
        ObjectReference control = ObjectReference.parse("HP1/GGIO1.SPCSO1");
        AtomicInteger changes = new AtomicInteger();
        server.values()
                .addChangeListener(list -> list.stream()
                        .filter(change -> change.attribute().toString().equals("HP1/GGIO1.SPCSO1.stVal"))
                        .forEach(change -> changes.incrementAndGet()));
        var parameters = new org.sdvp.acsi.service.Operate.Parameters(
                DataValue.Bool.TRUE,
                ClientSettings.defaults().origin(),
                7,
                org.sdvp.model.value.Timestamp.of(time.now()),
                false,
                org.sdvp.acsi.service.Check.NONE);

        everyThread(thread -> {
            association
                    .async()
                    .operate(control, parameters)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            return null;
        });

        assertThat(changes).hasValue(1);
    }

    @RepeatedTest(20)
    void linkThatIsCutWhileManyCall_failsEveryCallExactlyOnce() throws Exception {
        server.start();
        BlockingAssociation association = associate("operator");
        AtomicInteger ends = new AtomicInteger();
        AtomicInteger outcomes = new AtomicInteger();
        association.async().addListener(end -> ends.incrementAndGet());
        Fcda reference = Fcda.parse("HP1/GGIO1.AnIn1[MX]");
        int calls = 50;

        everyThread(thread -> {
            List<CompletionStage<?>> open = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                if (thread == 0 && i == calls / 2) {
                    transport.cut("operator", "scissors");
                }
                open.add(association
                        .async()
                        .getDataValue(reference)
                        .handle((value, failure) -> outcomes.incrementAndGet()));
            }
            for (CompletionStage<?> stage : open) {
                stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
            }
            return null;
        });

        // Listeners are told after the calls have failed.
        wire.shutdown();
        assertThat(wire.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes).hasValue(THREADS * calls);
        assertThat(ends).hasValue(1);
        assertThat(time.pendingTimers()).isZero();
    }

    private interface Work {
        Void of(int thread) throws Exception;
    }

    private void everyThread(Work work) throws Exception {
        CompletableFuture<Void> gun = new CompletableFuture<>();
        List<Callable<Void>> all = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            all.add(() -> {
                gun.get(30, TimeUnit.SECONDS);
                return work.of(thread);
            });
        }
        List<Future<Void>> running = new ArrayList<>();
        all.forEach(task -> running.add(users.submit(task)));
        gun.complete(null);
        for (Future<Void> done : running) {
            done.get(60, TimeUnit.SECONDS);
        }
    }

    private BlockingAssociation associate(String peer) {
        return BlockingAssociation.associate(new AcsiClient(
                transport.connect(new Caller(peer, Set.of(Role.SERVICE_PROVIDER))), ClientSettings.defaults(), time));
    }
}
