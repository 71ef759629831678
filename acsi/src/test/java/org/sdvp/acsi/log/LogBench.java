package org.sdvp.acsi.log;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AccessPolicy;
import org.sdvp.acsi.AccessRule;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.LoopbackTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.BlockingAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.client.Logs;
import org.sdvp.acsi.dataset.DataSetCatalogue;
import org.sdvp.acsi.dataset.DataSetLimits;
import org.sdvp.acsi.dataset.DataSetStore;
import org.sdvp.acsi.dataset.MemoryDataSetStore;
import org.sdvp.acsi.server.AcsiServer;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * A device with the logs Day and Night, and clients over the loopback. LCBs: Meas logs two temperatures and a counter to
 * Day from the start; Count, disabled, the counter to Day too; Free, disabled, has no data set and writes to Night.
 * Everything happens at once on the thread of the test, unless it says otherwise. The device can be started again with
 * what its stores hold.
 */
final class LogBench {
    static final ObjectReference MEAS = ObjectReference.parse("HP1/LLN0.Meas");
    static final ObjectReference COUNT = ObjectReference.parse("HP1/LLN0.Count");
    static final ObjectReference FREE = ObjectReference.parse("HP1/LLN0.Free");
    static final ObjectReference DAY = ObjectReference.parse("HP1/LLN0.Day");
    static final ObjectReference NIGHT = ObjectReference.parse("HP1/LLN0.Night");
    static final LcbChange ENABLE = LcbChange.NONE.withLogEna(true);
    static final LcbChange DISABLE = LcbChange.NONE.withLogEna(false);

    private static final Set<TriggerOption> ALL = EnumSet.complementOf(EnumSet.of(TriggerOption.GI));

    /** What the next start of the device is made of. */
    ManualTimeSource time = new ManualTimeSource();

    List<LogControl> controls = List.of(
            new LogControl("Meas", Optional.of("Meas"), "Day", true, true, ALL, 0),
            new LogControl("Count", Optional.of("Count"), "Day", false, true, ALL, 0),
            new LogControl("Free", Optional.empty(), "Night", false, true, EnumSet.allOf(TriggerOption.class), 0));
    LogStore store = new MemoryLogStore(1000);
    LogControlStore settings = new MemoryLogControlStore();
    DataSetStore dataSets = new MemoryDataSetStore();
    Executor reader = Runnable::run;

    private LoopbackTransport transport = new LoopbackTransport("device");
    private @Nullable ModelValues values;
    private @Nullable LogEngine engine;

    /** Starts the device anew. */
    LogBench start() {
        transport = new LoopbackTransport("device");
        ModelValues started = new ModelValues(model());
        values = started;
        DataSetCatalogue catalogue = new DataSetCatalogue(started.model(), dataSets, DataSetLimits.defaults());
        LogEngine built = LogEngine.builder(started, time, catalogue)
                .reader(reader)
                .logs(store)
                .settings(settings)
                .build();
        built.start();
        engine = built;
        AcsiServer.builder(transport.server(), started, time)
                .accessPolicy(policy())
                .dataSets(catalogue)
                .logging(built)
                .build()
                .start();
        return this;
    }

    private ServerModel model() {
        ControlBlocks blocks = new ControlBlocks(
                List.of(
                        new DataSet(
                                "Meas",
                                List.of(
                                        Fcda.parse("HP1/STMP1.Tmp[MX]"),
                                        Fcda.parse("HP1/STMP2.Tmp[MX]"),
                                        Fcda.parse("HP1/GGIO1.IntIn1[ST]"))),
                        new DataSet("Count", List.of(Fcda.parse("HP1/GGIO1.IntIn1.stVal[ST]")))),
                List.of(),
                controls,
                List.of("Day", "Night"),
                Optional.empty());
        return new ServerModel(
                "logs",
                List.of(new LogicalDevice(
                        "HP1",
                        List.of(
                                new LogicalNode(
                                        "",
                                        "LLN0",
                                        "",
                                        List.of(Cdc.SPS.object("Loc").build()),
                                        blocks),
                                new LogicalNode(
                                        "",
                                        "STMP",
                                        "1",
                                        List.of(Cdc.MV.object("Tmp").build())),
                                new LogicalNode(
                                        "",
                                        "STMP",
                                        "2",
                                        List.of(Cdc.MV.object("Tmp").build())),
                                new LogicalNode(
                                        "",
                                        "GGIO",
                                        "1",
                                        List.of(
                                                Cdc.INS.object("IntIn1").build(),
                                                Cdc.VSS.object("Text").build()))))));
    }

    private static AccessPolicy policy() {
        return AccessPolicy.of(List.of(
                AccessRule.everywhere(Role.SERVICE_PROVIDER, EnumSet.allOf(ServiceName.class)),
                AccessRule.everywhere(
                        Role.USER, EnumSet.of(ServiceName.QUERY_LOG_AFTER, ServiceName.QUERY_LOG_BY_TIME)),
                new AccessRule(
                        Role.USER,
                        EnumSet.of(ServiceName.GET_DATA_VALUES),
                        Optional.of(ObjectReference.parse("HP1/STMP1")),
                        EnumSet.allOf(FunctionalConstraint.class))));
    }

    LogEngine engine() {
        return Objects.requireNonNull(engine);
    }

    ModelValues values() {
        return Objects.requireNonNull(values);
    }

    CompletionStage<Void> stop() {
        return engine().stop();
    }

    /** What a log holds, past all services. */
    List<LogEntry> held(ObjectReference log) {
        return store.open(log).after(EntryId.NONE, 100_000).entries();
    }

    void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    /** Sets the clock; running timers are lost, as by a restart. */
    void setClock(String instant) {
        time = new ManualTimeSource(Instant.parse(instant));
    }

    void temperature(int node, double celsius) {
        update("HP1/STMP" + node + ".Tmp.mag[MX]", DataValue.Structure.of(new DataValue.Float32((float) celsius)));
    }

    void count(long value) {
        update("HP1/GGIO1.IntIn1.stVal[ST]", integer(value));
    }

    void update(String fcda, DataValue value) {
        values().update(List.of(write(fcda, value)));
    }

    ModelValues.Write write(String fcda, DataValue value) {
        return new ModelValues.Write(values().model().select(Fcda.parse(fcda)).orElseThrow(), value);
    }

    static DataValue integer(long value) {
        return new DataValue.Int(BasicType.INT32, value);
    }

    /** The counter in entries of the block Count. */
    static List<Long> counts(List<LogEntry> entries) {
        return entries.stream()
                .map(entry -> ((DataValue.Int) entry.values().get(0).value()).value())
                .toList();
    }

    Client connect(String peer) {
        return connect(peer, Role.SERVICE_PROVIDER, ClientSettings.defaults());
    }

    Client connect(String peer, Role role, ClientSettings clientSettings) {
        return new Client(BlockingAssociation.associate(
                new AcsiClient(transport.connect(new Caller(peer, Set.of(role))), clientSettings, time)));
    }

    /** A client with an association. */
    record Client(BlockingAssociation association) {
        Logs logs() {
            return association.async().logs();
        }

        Client set(ObjectReference lcb, LcbChange change) {
            association.await(logs().setLCBValues(lcb, change));
            return this;
        }

        Lcb lcb(ObjectReference lcb) {
            return association.await(logs().getLCBValues(lcb));
        }

        Logs.Entries after(ObjectReference log, EntryId entry, int maxEntries) {
            return association.await(logs().queryLogAfter(log, entry, maxEntries));
        }

        List<LogEntry> all(ObjectReference log) {
            return after(log, EntryId.NONE, 100_000).entries();
        }
    }
}
