package org.sdvp.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** A small model with each shape a selection can meet: nested objects, nested structures, an array. */
final class SampleModel {
    static final DataType FLOAT = new DataType.Basic(BasicType.FLOAT32);
    static final DataType INT = new DataType.Basic(BasicType.INT32);
    static final DataType MODE = new DataType.Enumeration("ModeKind", Map.of(1, "on", 2, "off"));
    static final DataType ANALOGUE = new DataType.Structure(List.of(new DataType.Member("f", FLOAT)));
    static final DataType VECTOR =
            new DataType.Structure(List.of(new DataType.Member("mag", ANALOGUE), new DataType.Member("ang", ANALOGUE)));

    private SampleModel() {}

    static ServerModel create() {
        DataObject phase = new DataObject(
                "phsA",
                "CMV",
                List.of(
                        attribute("cVal", FunctionalConstraint.MX, VECTOR, TriggerOption.DCHG),
                        attribute(
                                "q",
                                FunctionalConstraint.MX,
                                new DataType.Basic(BasicType.QUALITY),
                                TriggerOption.QCHG),
                        attribute("units", FunctionalConstraint.CF, INT)));
        DataObject current = new DataObject(
                "A", "WYE", List.of(phase, attribute("angRef", FunctionalConstraint.CF, MODE), described()));
        DataObject curve = new DataObject(
                "Curve",
                "CSG",
                List.of(attribute("crvPts", FunctionalConstraint.SP, new DataType.Array(3, VECTOR)), described()));
        DataObject count = new DataObject(
                "Cnt",
                "INS",
                List.of(
                        attribute("stVal", FunctionalConstraint.ST, INT, TriggerOption.DCHG, TriggerOption.DUPD),
                        attribute("t", FunctionalConstraint.ST, new DataType.Basic(BasicType.TIMESTAMP))));
        return new ServerModel(
                "sample",
                List.of(
                        new LogicalDevice(
                                "LD1",
                                List.of(
                                        new LogicalNode("", "LLN0", "", List.of(count)),
                                        new LogicalNode("", "MMXU", "1", List.of(current, curve, count)))),
                        new LogicalDevice("LD2", List.of(new LogicalNode("", "LLN0", "", List.of(count))))));
    }

    static Selection select(ServerModel model, String fcda) {
        return model.select(Fcda.parse(fcda)).orElseThrow(() -> new AssertionError(fcda + " was not found"));
    }

    static DataValue vector(float mag, float ang) {
        return DataValue.Structure.of(
                DataValue.Structure.of(new DataValue.Float32(mag)), DataValue.Structure.of(new DataValue.Float32(ang)));
    }

    private static DataAttribute described() {
        return new DataAttribute(
                "d",
                FunctionalConstraint.DC,
                new DataType.Basic(BasicType.VISIBLE_STRING),
                Set.of(),
                Optional.of(DataValue.Text.visible("sample")));
    }

    private static DataAttribute attribute(
            String name, FunctionalConstraint fc, DataType type, TriggerOption... triggers) {
        return new DataAttribute(name, fc, type, Set.of(triggers), Optional.empty());
    }
}
