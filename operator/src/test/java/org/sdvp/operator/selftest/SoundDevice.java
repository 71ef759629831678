package org.sdvp.operator.selftest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.testing.ContractServer;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;

/** The server of the contract, which has everything, with time stamps of today, a file, and a log with entries. */
final class SoundDevice implements AutoCloseable {
    static final ClientSettings SETTINGS = ClientSettings.defaults().withCallTimeout(Duration.ofSeconds(5));
    static final String PEER = "tester";
    private static final ObjectReference LCB = ObjectReference.parse("HP2/LLN0.Hist01");
    private static final ObjectReference LOG = ObjectReference.parse("HP2/LLN0.Log01");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final TimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
    private final List<Executor> lanes = new CopyOnWriteArrayList<>();
    private final LoopbackTransport loopback = new LoopbackTransport("device", this::lane);
    final ContractServer server = new ContractServer(loopback.server(), time);

    SoundDevice() {
        server.start();
        stamp();
        prepare();
    }

    ClientTransport connect() {
        return loopback.connect(new Caller(PEER, Set.of(Role.SERVICE_PROVIDER)));
    }

    /** Returns when both sides have heard of it, however long they take over what came before. */
    void cut() {
        loopback.cut(PEER, "the test cuts the link");
        for (Executor lane : lanes) {
            CompletableFuture.runAsync(() -> {}, lane).join();
        }
    }

    private Executor lane() {
        Executor lane = new InOrderExecutor(Runnable::run);
        lanes.add(lane);
        return lane;
    }

    private void stamp() {
        DataValue now = Timestamp.of(time.now());
        List<ModelValues.Write> writes = new ArrayList<>();
        for (ObjectReference reference : server.values().model().attributes()) {
            DataAttribute attribute =
                    (DataAttribute) server.values().model().dataNode(reference).orElseThrow();
            if (reference.name().equals("t") && attribute.type().basicType() == BasicType.TIMESTAMP) {
                server.values()
                        .model()
                        .select(new Fcda(reference, attribute.fc()))
                        .ifPresent(target -> writes.add(new ModelValues.Write(target, now)));
            }
        }
        server.values().update(writes);
    }

    /** Sets Beh of HP1/LLN0. */
    void behaviour(int ordinal) {
        set("HP1/LLN0.Beh.stVal[ST]", new DataValue.Int(BasicType.ENUMERATED, ordinal));
    }

    private void set(String target, DataValue value) {
        server.values()
                .update(List.of(new ModelValues.Write(
                        server.values().model().select(Fcda.parse(target)).orElseThrow(), value)));
    }

    private void prepare() {
        ClientTransport transport = loopback.connect(new Caller("installer", Set.of(Role.SERVICE_PROVIDER)));
        ClientAssociation association = get(new AcsiClient(transport, SETTINGS, time).associate());
        get(association.files().setFile("readme.txt", Octets.of("hello".getBytes(StandardCharsets.US_ASCII))));
        get(association.logs().setLCBValues(LCB, LcbChange.NONE.withLogEna(true)));
        List<Fcda> members = get(association
                        .dataSets()
                        .getDataSetDirectory(get(association.logs().getLCBValues(LCB))
                                .datSet()
                                .orElseThrow()))
                .members();
        for (int i = 1; i <= 5; i++) {
            ObjectReference counter = members.get(i).reference().child("stVal");
            set(counter + "[" + FunctionalConstraint.ST + "]", new DataValue.Int(BasicType.INT32, i));
        }
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> get(association.logs().queryLogByTime(LOG, Optional.empty(), Optional.empty(), 10))
                                .entries()
                                .size()
                        >= 5);
        get(association.release());
        loopback.cut("installer", "done");
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
        timer.shutdownNow();
    }
}
