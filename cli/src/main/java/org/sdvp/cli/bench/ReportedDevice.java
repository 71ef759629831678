package org.sdvp.cli.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.agent.serving.DeviceServer;
import org.sdvp.agent.serving.StorePorts;
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
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * A device with many measured values in one data set and a BRCB that reports each change of them: the device's side of
 * {@link ReportLoad}. Each change is the next whole number of its point.
 */
final class ReportedDevice {
    /** Number of points. */
    static final int POINTS = 100;

    /** The block that reports them. */
    static final ObjectReference BRCB = ObjectReference.parse("HP1/LLN0.All01");

    private final ProcessValues process;
    private final List<Selection> values = new ArrayList<>();
    private final List<Selection> times = new ArrayList<>();
    private final int[] last = new int[POINTS];
    private int next;

    /** All values at 0. */
    ReportedDevice(TimeSource time) {
        List<LogicalNode> nodes = new ArrayList<>();
        List<Fcda> members = new ArrayList<>();
        for (int i = 1; i <= POINTS; i++) {
            members.add(Fcda.parse("HP1/STMP" + i + ".Tmp[MX]"));
            nodes.add(new LogicalNode(
                    "",
                    "STMP",
                    Integer.toString(i),
                    List.of(Cdc.MV.object("Tmp").build())));
        }
        nodes.add(0, new LogicalNode("", "LLN0", "", List.of(), blocks(members)));
        ServerModel model = new ServerModel("bench", List.of(new LogicalDevice("HP1", nodes)));
        process = new ProcessValues(new ModelValues(model), time);
        List<ModelValues.Write> first = new ArrayList<>();
        Timestamp now = Timestamp.of(Instant.now());
        for (int i = 1; i <= POINTS; i++) {
            values.add(select(model, "HP1/STMP" + i + ".Tmp.mag.f[MX]"));
            times.add(select(model, "HP1/STMP" + i + ".Tmp.t[MX]"));
            first.add(new ModelValues.Write(values.get(i - 1), new DataValue.Float32(0)));
            first.add(new ModelValues.Write(times.get(i - 1), now));
            first.add(new ModelValues.Write(select(model, "HP1/STMP" + i + ".Tmp.q[MX]"), Quality.GOOD));
        }
        process.update(first);
    }

    private static ControlBlocks blocks(List<Fcda> members) {
        ReportControl control = new ReportControl(
                "All",
                true,
                "",
                Optional.of("All"),
                1,
                EnumSet.of(ReportField.SEQ_NUM, ReportField.TIME_STAMP, ReportField.ENTRY_ID, ReportField.BUF_OVFL),
                0,
                Set.of(TriggerOption.DCHG),
                0,
                1,
                true);
        return new ControlBlocks(
                List.of(new DataSet("All", members)), List.of(control), List.of(), List.of(), Optional.empty());
    }

    private static Selection select(ServerModel model, String reference) {
        return model.select(Fcda.parse(reference)).orElseThrow();
    }

    /** Serves it to anybody; reports are made on the worker. */
    Pair.DeviceSide served(StorePorts stores, Executor worker) {
        return (transport, time) -> {
            DeviceServer server = DeviceServer.builder(transport, process, time)
                    .accessPolicy(BenchModel.everything())
                    .stores(stores)
                    .worker(worker)
                    .build();
            server.start();
            return server::close;
        };
    }

    /** Changes so many points at once, each to its next number, one after the other in turn. */
    void change(int points) {
        Timestamp now = Timestamp.of(Instant.now());
        List<ModelValues.Write> writes = new ArrayList<>(2 * points);
        for (int i = 0; i < points; i++) {
            writes.add(new ModelValues.Write(values.get(next), new DataValue.Float32(++last[next])));
            writes.add(new ModelValues.Write(times.get(next), now));
            next = (next + 1) % POINTS;
        }
        process.update(writes);
    }
}
