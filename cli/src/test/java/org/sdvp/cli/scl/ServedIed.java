package org.sdvp.cli.scl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.server.ServerLimits;
import org.sdvp.agent.scl.SclDevice;
import org.sdvp.model.scl.SclDocument;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.SclLimits;
import org.sdvp.model.scl.write.SclWriter;
import org.sdvp.operator.export.ModelExport;
import org.sdvp.operator.selftest.CheckResult;
import org.sdvp.operator.selftest.Evidence;
import org.sdvp.operator.selftest.SelfTest;

/** An IED at work in this process, with an operator beside it. */
final class ServedIed implements AutoCloseable {
    private static final ClientSettings SETTINGS = ClientSettings.defaults();
    private static final Caller OPERATOR = new Caller("operator", Set.of(Role.SERVICE_PROVIDER));

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final SystemTimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final LoopbackTransport loopback = new LoopbackTransport("device");
    final SclDevice device;

    ServedIed(SclIed ied, Optional<Duration> animate) {
        this.device = new SclDevice(
                ied,
                loopback.server(),
                new SclDevice.Parts(
                        time,
                        worker,
                        new SplittableRandom(1),
                        ServerLimits.defaults(),
                        new AcsiServerListener() {},
                        animate,
                        Optional.empty()));
        device.start();
    }

    ServedIed(SclIed ied) {
        this(ied, Optional.empty());
    }

    ClientAssociation associate() {
        return get(new AcsiClient(connect(), SETTINGS, time).associate());
    }

    private ClientTransport connect() {
        loopback.cut(OPERATOR.peer(), "a new link");
        return loopback.connect(OPERATOR);
    }

    ModelExport.Exported export() {
        return get(ModelExport.of(associate(), "exported", Optional.empty()));
    }

    List<CheckResult> selfTest(boolean operate) {
        return new SelfTest(this::connect, SETTINGS, time, new SelfTest.Options(operate, Evidence.none()))
                .run(result -> {});
    }

    /** What an ICD of the export reads as. */
    static SclDocument reread(SclIed ied) {
        ByteArrayOutputStream icd = new ByteArrayOutputStream();
        SclWriter.write(ied, icd);
        return SclFile.read(new ByteArrayInputStream(icd.toByteArray()), "exported.icd", SclLimits.DEFAULT);
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
        device.close();
        timers.shutdownNow();
        worker.shutdown();
    }
}
