package org.sdvp.acsi.testing;

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
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * The logical device HP2 of {@link ContractModel}: data sets and report control blocks. GGIO1 has twenty counters
 * Cnt00 to Cnt19 with dchg and dupd; Count is the data set of all of them, Types that of HP1/ZTYP1.All and of a
 * description; Meas is a BRCB of Count with as many instances as tests need, Live the like URCB, Types01 a BRCB of Types;
 * logs as in {@link ContractLogs}.
 */
public final class ContractReports {
    /** Entries that the buffer of a block holds. */
    static final int ENTRIES = 5_000;

    /** Counters in GGIO1. */
    public static final int COUNTERS = 20;

    private static final int INSTANCES = 20;

    private ContractReports() {}

    static LogicalDevice device(DataObject namePlate) {
        DataObject[] counters = new DataObject[COUNTERS];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = counter("Cnt%02d".formatted(i));
        }
        ControlBlocks blocks = new ControlBlocks(
                List.of(
                        new DataSet(
                                "Count",
                                List.of(counters).stream()
                                        .map(object -> Fcda.parse("HP2/GGIO1." + object.name() + "[ST]"))
                                        .toList()),
                        new DataSet(
                                "Types",
                                List.of(Fcda.parse("HP1/ZTYP1.All[SP]"), Fcda.parse("HP2/GGIO1.Cnt00.d[DC]")))),
                List.of(
                        control("Meas", true, "Count", INSTANCES),
                        control("Live", false, "Count", INSTANCES),
                        control("Types", true, "Types", 1)),
                ContractLogs.controls(),
                ContractLogs.logs(),
                Optional.empty());
        return new LogicalDevice(
                "HP2",
                List.of(
                        new LogicalNode("", "LLN0", "", List.of(namePlate), blocks),
                        new LogicalNode("", "GGIO", "1", List.of(counters))));
    }

    /** An instance of a control block. */
    static ObjectReference block(String name, int instance) {
        return ObjectReference.parse("HP2/LLN0." + name + "%02d".formatted(instance));
    }

    private static ReportControl control(String name, boolean buffered, String dataSet, int instances) {
        return new ReportControl(
                name,
                buffered,
                "",
                Optional.of(dataSet),
                1,
                EnumSet.allOf(ReportField.class),
                0,
                EnumSet.allOf(TriggerOption.class),
                0,
                instances,
                true);
    }

    private static DataObject counter(String name) {
        return new DataObject(
                name,
                "INS",
                List.of(
                        attribute(
                                "stVal",
                                FunctionalConstraint.ST,
                                BasicType.INT32,
                                TriggerOption.DCHG,
                                TriggerOption.DUPD),
                        attribute("q", FunctionalConstraint.ST, BasicType.QUALITY, TriggerOption.QCHG),
                        attribute("t", FunctionalConstraint.ST, BasicType.TIMESTAMP),
                        attribute("d", FunctionalConstraint.DC, BasicType.VISIBLE_STRING)));
    }

    private static DataAttribute attribute(
            String name, FunctionalConstraint fc, BasicType type, TriggerOption... triggers) {
        return new DataAttribute(name, fc, new DataType.Basic(type), Set.of(triggers), Optional.empty());
    }

    /** A value for Cnt00 and its fellows. */
    static DataValue count(long value) {
        return new DataValue.Int(BasicType.INT32, value);
    }
}
