package org.sdvp.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.report.ReportEngine;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.Selection;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlWriter;

/**
 * Services inside one process, client and server joined by a loopback without encoding, on one thread: what the engines
 * themselves cost. A change is followed to the text of its report, as it would go to the stream.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx512m"})
public class ServiceBenchmark {
    private static final int MEMBERS = 20;
    private static final List<Fcda> ONE = List.of(Fcda.parse("HP1/STMP1.Tmp[MX]"));
    private static final DataSetReference SET = new DataSetReference("HP1/LLN0.Set");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CompactFormat format = new CompactFormat();
    private final ModelValues values = new ModelValues(model());
    private final Selection changing =
            values.model().select(Fcda.parse("HP1/STMP1.Tmp.mag.f[MX]")).orElseThrow();
    private final ClientAssociation association = associate();
    private int reports;
    private int octets;
    private float last;

    /** For JMH. */
    public ServiceBenchmark() {}

    private static ServerModel model() {
        List<LogicalNode> nodes = new ArrayList<>();
        List<Fcda> members = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            members.add(Fcda.parse("HP1/STMP" + i + ".Tmp[MX]"));
            nodes.add(new LogicalNode(
                    "",
                    "STMP",
                    Integer.toString(i),
                    List.of(Cdc.MV.object("Tmp").build())));
        }
        ReportControl control = new ReportControl(
                "Rep",
                true,
                "",
                Optional.of("Set"),
                1,
                EnumSet.of(ReportField.SEQ_NUM, ReportField.TIME_STAMP, ReportField.REASON, ReportField.ENTRY_ID),
                0,
                Set.of(TriggerOption.DCHG),
                0,
                1,
                false);
        ControlBlocks blocks = new ControlBlocks(
                List.of(new DataSet("Set", members)), List.of(control), List.of(), List.of(), Optional.empty());
        nodes.add(0, new LogicalNode("", "LLN0", "", List.of(), blocks));
        return new ServerModel("bench", List.of(new LogicalDevice("HP1", nodes)));
    }

    private ClientAssociation associate() {
        SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
        LoopbackTransport loopback = new LoopbackTransport("device", () -> Runnable::run);
        DataSetCatalogue dataSets =
                new DataSetCatalogue(values.model(), new MemoryDataSetStore(), DataSetLimits.defaults());
        ReportEngine reporting = ReportEngine.builder(values, time, dataSets, ResponseSize.estimateOfReports())
                .build();
        AccessRule everything = AccessRule.everywhere(Role.SERVICE_PROVIDER, Set.of(ServiceName.values()));
        AcsiServer server = AcsiServer.builder(new Written(loopback.server()), values, time)
                .accessPolicy(AccessPolicy.of(List.of(everything)))
                .dataSets(dataSets)
                .reporting(reporting)
                .build();
        reporting.start();
        server.start();
        Caller caller = new Caller("client", Set.of(Role.SERVICE_PROVIDER));
        return done(new AcsiClient(loopback.connect(caller), ClientSettings.defaults(), time).associate());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Enables the block. */
    @Setup
    public void setUp() {
        done(association
                .reports()
                .setBRCBValues(ObjectReference.parse("HP1/LLN0.Rep"), BrcbChange.NONE.withRptEna(true)));
    }

    /** Ends the timer. */
    @TearDown
    public void tearDown() {
        timer.shutdownNow();
    }

    /** GetDataValues of one measured value. */
    @Benchmark
    public Object getDataValuesOfOne() {
        return done(association.getDataValues(ONE));
    }

    /** GetDataSetValues of a data set of twenty measured values. */
    @Benchmark
    public Object getDataSetValuesOfTwenty() {
        return done(association.dataSets().getDataSetValues(SET));
    }

    /** One change through a BRCB to the text of its report. */
    @Benchmark
    public int changeToReport() {
        int before = reports;
        last += last < 1 << 20 ? 1 : -last;
        values.update(List.of(new ModelValues.Write(changing, new DataValue.Float32(last))));
        if (reports != before + 1) {
            throw new IllegalStateException(
                    "expected one report of a change at " + Instant.now() + ", but got " + (reports - before));
        }
        return octets;
    }

    /** Writes what goes to the client as the stream would, and lets it go. */
    private final class Written implements ServerTransport {
        private final ServerTransport inner;

        Written(ServerTransport inner) {
            this.inner = inner;
        }

        @Override
        public void start(Listener listener) {
            inner.start(listener);
        }

        @Override
        public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
            reports++;
            octets = XmlWriter.toString(format.payload(message)).length();
            return inner.send(peer, message);
        }
    }
}
