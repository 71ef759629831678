package org.sdvp.acsi.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

/**
 * Two temperatures, a counter, and the control blocks that report them: Meas (BRCB, two instances), Live (URCB, two
 * instances), Free (BRCB without a data set).
 */
public final class ReportModel {
    private static final DataType ANALOGUE =
            new DataType.Structure(List.of(new DataType.Member("f", new DataType.Basic(BasicType.FLOAT32))));

    private ReportModel() {}

    /** The model with the data set Meas as it should be. */
    public static ServerModel create() {
        return create(List.of("HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]", "HP1/GGIO1.IntIn1[ST]"));
    }

    /** The model with other members in Meas. */
    public static ServerModel create(List<String> measMembers) {
        ControlBlocks blocks = new ControlBlocks(
                List.of(
                        new DataSet(
                                "Meas", measMembers.stream().map(Fcda::parse).toList()),
                        new DataSet(
                                "Conf",
                                List.of(
                                        Fcda.parse("HP1/STMP1.Tmp.d[DC]"),
                                        Fcda.parse("HP1/STMP1.Tmp.db[CF]"),
                                        Fcda.parse("HP1/STMP1.Tmp.mag[MX]"),
                                        Fcda.parse("HP1/GGIO1.Set1.setVal[SP]")))),
                List.of(
                        control("Meas", true, Optional.of("Meas"), 2),
                        control("Live", false, Optional.of("Meas"), 2),
                        control("Free", true, Optional.empty(), 1)),
                List.of(),
                List.of(),
                Optional.empty());
        return new ServerModel(
                "reports",
                List.of(new LogicalDevice(
                        "HP1",
                        List.of(
                                new LogicalNode("", "LLN0", "", List.of(counter("Cnt")), blocks),
                                new LogicalNode("", "STMP", "1", List.of(temperature())),
                                new LogicalNode("", "STMP", "2", List.of(temperature())),
                                new LogicalNode("", "GGIO", "1", List.of(counter("IntIn1"), setting()))))));
    }

    private static ReportControl control(String name, boolean buffered, Optional<String> dataSet, int instances) {
        return new ReportControl(
                name,
                buffered,
                "",
                dataSet,
                1,
                EnumSet.allOf(ReportField.class),
                0,
                EnumSet.allOf(TriggerOption.class),
                0,
                instances,
                instances > 1);
    }

    private static DataObject temperature() {
        return new DataObject(
                "Tmp",
                "MV",
                List.of(
                        attribute("mag", FunctionalConstraint.MX, ANALOGUE, TriggerOption.DCHG, TriggerOption.DUPD),
                        attribute("q", FunctionalConstraint.MX, basic(BasicType.QUALITY), TriggerOption.QCHG),
                        attribute("t", FunctionalConstraint.MX, basic(BasicType.TIMESTAMP)),
                        attribute("db", FunctionalConstraint.CF, basic(BasicType.INT32U)),
                        attribute("d", FunctionalConstraint.DC, basic(BasicType.VISIBLE_STRING))));
    }

    private static DataObject counter(String name) {
        return new DataObject(
                name,
                "INS",
                List.of(
                        attribute(
                                "stVal",
                                FunctionalConstraint.ST,
                                basic(BasicType.INT32),
                                TriggerOption.DCHG,
                                TriggerOption.DUPD),
                        attribute("q", FunctionalConstraint.ST, basic(BasicType.QUALITY), TriggerOption.QCHG),
                        attribute("t", FunctionalConstraint.ST, basic(BasicType.TIMESTAMP))));
    }

    private static DataObject setting() {
        return new DataObject(
                "Set1",
                "ING",
                List.of(
                        attribute("setVal", FunctionalConstraint.SP, basic(BasicType.INT32)),
                        attribute("setEdit", FunctionalConstraint.SE, basic(BasicType.INT32))));
    }

    private static DataType basic(BasicType type) {
        return new DataType.Basic(type);
    }

    private static DataAttribute attribute(
            String name, FunctionalConstraint fc, DataType type, TriggerOption... triggers) {
        return new DataAttribute(name, fc, type, Set.of(triggers), Optional.empty());
    }
}
