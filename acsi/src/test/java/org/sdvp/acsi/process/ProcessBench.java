package org.sdvp.acsi.process;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.model.Fcda;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ServerModel;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.cdc.Enumerations;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Values of a small model behind the filter. */
class ProcessBench {
    static final Timestamp EARLIER = new Timestamp(1_700_000_000L, 0, 10);

    final ManualTimeSource time = new ManualTimeSource();
    final ModelValues values = new ModelValues(model());
    final ProcessValues process = new ProcessValues(values, time);
    final List<ModelValues.Change> changes = new ArrayList<>();

    ProcessBench() {
        values.addChangeListener(changes::addAll);
    }

    private static ServerModel model() {
        LogicalNode zero = new LogicalNode("", "LLN0", "", List.of(mod(), beh()));
        LogicalNode node = new LogicalNode(
                "",
                "STMP",
                "1",
                List.of(
                        mod(),
                        beh(),
                        Cdc.MV
                                .object("Tmp")
                                .withSubstitution()
                                .with("instMag", "blkEna", "range", "db", "zeroDb", "rangeC.limDb")
                                .build(),
                        Cdc.MV.object("Plain").build(),
                        Cdc.MV
                                .object("OldEdition")
                                .with("db", "range", "rangeC.limDb")
                                .value("db", "1000")
                                .value("rangeC.min.f", "-50")
                                .value("rangeC.max.f", "150")
                                .value("rangeC.hhLim.f", "140")
                                .value("rangeC.hLim.f", "130")
                                .value("rangeC.lLim.f", "-30")
                                .value("rangeC.llLim.f", "-40")
                                .build(),
                        Cdc.CMV.object("Amp").with("instCVal", "db", "dbAng").build(),
                        Cdc.SPS.object("Alm").withSubstitution().with("blkEna").build(),
                        Cdc.BCR.object("Cnt").build()));
        LogicalNode bare =
                new LogicalNode("", "GGIO", "1", List.of(Cdc.SPS.object("Ind1").build()));
        return new ServerModel("process", List.of(new LogicalDevice("HP1", List.of(zero, node, bare))));
    }

    private static org.sdvp.model.DataObject mod() {
        return Cdc.ENC
                .object("Mod")
                .enumeration(Enumerations.named("BehaviourModeKind"))
                .controlledBy(CtlModel.DIRECT_WITH_NORMAL_SECURITY)
                .value("stVal", "on")
                .value("q", "good")
                .build();
    }

    private static org.sdvp.model.DataObject beh() {
        return Cdc.ENS
                .object("Beh")
                .enumeration(Enumerations.named("BehaviourModeKind"))
                .value("stVal", "on")
                .value("q", "good")
                .build();
    }

    ModelValues.Write write(String fcda, DataValue value) {
        return new ModelValues.Write(
                values.model().select(Fcda.parse("HP1/" + fcda)).orElseThrow(), value);
    }

    void put(String fcda, DataValue value) {
        process.update(List.of(write(fcda, value)));
    }

    /** What a driver tells of a measured value of STMP1. */
    void measure(String object, float f, Quality q, Timestamp t) {
        process.update(List.of(
                write("STMP1." + object + ".mag[MX]", analogue(f)),
                write("STMP1." + object + ".q[MX]", q),
                write("STMP1." + object + ".t[MX]", t)));
    }

    void measure(String object, float f) {
        measure(object, f, Quality.GOOD, Timestamp.of(time.now()));
    }

    DataValue read(String fcda) {
        return values.get(values.model().select(Fcda.parse("HP1/" + fcda)).orElseThrow());
    }

    float number(String fcda) {
        return ((DataValue.Float32) read(fcda)).value();
    }

    static DataValue analogue(float f) {
        return DataValue.Structure.of(new DataValue.Float32(f));
    }

    static DataValue count(long n) {
        return new DataValue.Int(BasicType.INT32U, n);
    }

    static DataValue ordinal(int n) {
        return new DataValue.Int(BasicType.ENUMERATED, n);
    }
}
