package org.sdvp.acsi.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.InOrderExecutor;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.ReportListener;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.DataSetStore;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.server.ResponseSize;
import org.sdvp.acsi.server.SettingHandler;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/**
 * A server with {@link ReportModel} and clients over the loopback. Everything happens at once on the thread of the test,
 * unless it says otherwise. The device can be started again with what its stores hold.
 */
public final class ReportBench {
    /** First instance of the BRCB. */
    public static final ObjectReference MEAS = ObjectReference.parse("HP1/LLN0.Meas01");
    /** Second instance of the BRCB. */
    public static final ObjectReference MEAS2 = ObjectReference.parse("HP1/LLN0.Meas02");
    /** First instance of the URCB. */
    public static final ObjectReference LIVE = ObjectReference.parse("HP1/LLN0.Live01");
    /** BRCB without a data set. */
    public static final ObjectReference FREE = ObjectReference.parse("HP1/LLN0.Free");

    /** Time of the device. */
    public final ManualTimeSource time;

    /** What the next start of the device is made of. */
    public ServerModel model = ReportModel.create();

    /** Buffers. */
    public ReportBufferStore buffers = new KeptBuffers(1000);

    /** Settings of control blocks. */
    public ControlBlockStore settings = new MemoryControlBlockStore();

    /** Data sets. */
    public DataSetStore dataSets = new MemoryDataSetStore();

    /** Limits of data sets. */
    public DataSetLimits dataSetLimits = DataSetLimits.defaults();

    /** Limits of reporting. */
    public ReportLimits limits = ReportLimits.defaults();

    /** Worker of the engine. */
    public Executor worker = Runnable::run;

    /** How the size of a report is guessed. */
    public ReportSize size = ResponseSize.estimateOfReports();

    /** Who a BRCB is reserved for by configuration. */
    public Optional<String> reservedFor = Optional.empty();

    /** How messages travel. */
    public Supplier<Executor> lanes = () -> new InOrderExecutor(Runnable::run);

    private LoopbackTransport transport = new LoopbackTransport("device");
    private ModelValues values = new ModelValues(model);
    private @Nullable ReportEngine engine;
    private DataSetCatalogue catalogue = new DataSetCatalogue(model, dataSets, dataSetLimits);

    /** A device that has not been started, in 2026. */
    public ReportBench() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** A device that has not been started. */
    public ReportBench(Instant now) {
        time = new ManualTimeSource(now);
    }

    /** Starts the device anew. */
    public ReportBench start() {
        transport = new LoopbackTransport("device", lanes);
        values = new ModelValues(model);
        catalogue = new DataSetCatalogue(model, dataSets, dataSetLimits);
        ReportEngine.Builder builder = ReportEngine.builder(values, time, catalogue, size)
                .executor(worker)
                .buffers(buffers)
                .settings(settings)
                .limits(limits);
        reservedFor.ifPresent(peer -> builder.reserved(MEAS, peer));
        ReportEngine built = builder.build();
        built.start();
        engine = built;
        AcsiServer.builder(transport.server(), values, time)
                .accessPolicy(policy())
                .settingHandler(SettingHandler.acceptAll())
                .dataSets(catalogue)
                .reporting(built)
                .build()
                .start();
        return this;
    }

    private static AccessPolicy policy() {
        Set<FunctionalConstraint> all = EnumSet.allOf(FunctionalConstraint.class);
        return AccessPolicy.of(List.of(
                AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)),
                AccessRule.everywhere(
                        Role.USER,
                        EnumSet.of(
                                ServiceName.GET_BRCB_VALUES,
                                ServiceName.SET_BRCB_VALUES,
                                ServiceName.GET_DATA_SET_VALUES,
                                ServiceName.CREATE_DATA_SET)),
                new AccessRule(
                        Role.USER,
                        EnumSet.of(ServiceName.GET_DATA_VALUES),
                        Optional.of(ObjectReference.parse("HP1/STMP1")),
                        all)));
    }

    /** Stops the reports of the device as it should be stopped. */
    public CompletionStage<Void> stop() {
        return Objects.requireNonNull(engine).stop();
    }

    /** The values of the device. */
    public ModelValues values() {
        return values;
    }

    /** The data sets of the device. */
    public DataSetCatalogue catalogue() {
        return catalogue;
    }

    /** A client without an association. */
    public AcsiClient client(String peer) {
        return new AcsiClient(
                transport.connect(new Caller(peer, Set.of(Role.SERVICE_PROVIDER))), ClientSettings.defaults(), time);
    }

    /** A client with an association. */
    public Client connect(String peer) {
        return connect(peer, Role.SERVICE_PROVIDER, ClientSettings.defaults());
    }

    /** A client with an association. */
    public Client connect(String peer, Role role, ClientSettings clientSettings) {
        AcsiClient client = new AcsiClient(transport.connect(new Caller(peer, Set.of(role))), clientSettings, time);
        return new Client(client);
    }

    /** Cuts the link of a client. */
    public void cut(String peer) {
        transport.cut(peer, "cut by the test");
    }

    /** Lets time go by. */
    public void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** Writes a temperature. */
    public void temperature(int node, double value) {
        update("HP1/STMP" + node + ".Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32((float) value)));
    }

    /** Writes the quality of a temperature. */
    public void quality(int node, Quality quality) {
        update("HP1/STMP" + node + ".Tmp.q[MX]", quality);
    }

    /** Writes the counter. */
    public void count(long value) {
        update("HP1/GGIO1.IntIn1.stVal[ST]", integer(value));
    }

    /** Writes one value. */
    public void update(String fcda, DataValue value) {
        values.update(List.of(write(fcda, value)));
    }

    /** A write, to be put together with others. */
    public ModelValues.Write write(String fcda, DataValue value) {
        return new ModelValues.Write(values.model().select(Fcda.parse(fcda)).orElseThrow(), value);
    }

    /** An INT32. */
    public static DataValue integer(long value) {
        return new DataValue.Int(BasicType.INT32, value);
    }

    /** The counter in a report, from the member GGIO1.IntIn1 [ST]. */
    public static long counted(Report report) {
        DataValue.Structure counter = (DataValue.Structure)
                report.members().get(report.members().size() - 1).value();
        return ((DataValue.Int) counter.members().get(0)).value();
    }

    /** A client and what it has heard. */
    public static final class Client {
        /** Its association. */
        public final BlockingAssociation association;

        /** The reports it has heard. */
        public final List<Report> heard = new ArrayList<>();

        /** The losses it was told of. */
        public final List<String> losses = new ArrayList<>();

        private final AcsiClient client;

        Client(AcsiClient client) {
            this.client = client;
            this.association = BlockingAssociation.associate(client);
        }

        /** A second association of the same client. */
        public Client again() {
            return new Client(client);
        }

        /** The services of reports. */
        public Reports reports() {
            return association.async().reports();
        }

        /** Listens to a block that has its default RptID. */
        public Client listen(ObjectReference block) {
            reports().listen(block.toString(), new ReportListener() {
                @Override
                public void onReport(Report report) {
                    heard.add(report);
                }

                @Override
                public void onLoss(String why) {
                    losses.add(why);
                }
            });
            return this;
        }

        /** SetBRCBValues. */
        public Client set(ObjectReference brcb, BrcbChange change) {
            association.await(reports().setBRCBValues(brcb, change));
            return this;
        }

        /** SetURCBValues. */
        public Client set(ObjectReference urcb, UrcbChange change) {
            association.await(reports().setURCBValues(urcb, change));
            return this;
        }

        /** Listens to a BRCB and enables it. */
        public Client enable(ObjectReference brcb) {
            return listen(brcb).set(brcb, BrcbChange.NONE.withRptEna(true));
        }

        /** Listens to a URCB and enables it. */
        public Client enableLive() {
            return listen(LIVE).set(LIVE, UrcbChange.NONE.withRptEna(true));
        }

        /** GetBRCBValues. */
        public Brcb brcb(ObjectReference brcb) {
            return association.await(reports().getBRCBValues(brcb));
        }

        /** GetURCBValues. */
        public Urcb live() {
            return association.await(reports().getURCBValues(LIVE));
        }

        /** The counters in the reports heard. */
        public List<Long> counts() {
            return heard.stream().map(ReportBench::counted).toList();
        }

        /** The last report heard. */
        public Report last() {
            return heard.get(heard.size() - 1);
        }

        /** EntryID of the last report heard. */
        public EntryId lastEntry() {
            return last().entryId().orElseThrow();
        }
    }
}
