package org.sdvp.acsi.testing;

import static org.sdvp.model.FunctionalConstraint.CF;
import static org.sdvp.model.FunctionalConstraint.DC;
import static org.sdvp.model.FunctionalConstraint.EX;
import static org.sdvp.model.FunctionalConstraint.MX;
import static org.sdvp.model.FunctionalConstraint.SP;
import static org.sdvp.model.FunctionalConstraint.ST;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ServerModel;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The model that the contract is run on. Three logical devices; in HP1: GGIO1 with a measurement, controls of each kind and
 * settings; GGIO2 to GGIO6 whose controls are kept from working in one way each; GGIO7 with a control of each control
 * model; MMXU1 with nested data objects; GAPC1
 * with a long directory; the private ZTYP1 with an attribute of every type. HP3 has settings in groups.
 */
public final class ContractModel {
    /** Data objects in GAPC1. */
    static final int LONG_DIRECTORY = 120;
    /** Elements of the array. */
    static final int POINTS = 10;

    /** Time stamp of the measurement. */
    static final DataValue MEASURED_AT = new Timestamp(1_767_225_600L, 0x80_0001, 0x8a);

    static final DataType BOOLEAN = new DataType.Basic(BasicType.BOOLEAN);
    static final DataType INT32 = new DataType.Basic(BasicType.INT32);
    static final DataType FLOAT32 = new DataType.Basic(BasicType.FLOAT32);
    static final DataType ANALOGUE = structure(new DataType.Member("f", FLOAT32));
    static final DataType VECTOR =
            structure(new DataType.Member("mag", ANALOGUE), new DataType.Member("ang", ANALOGUE));
    static final DataType POINT = structure(new DataType.Member("xVal", FLOAT32), new DataType.Member("yVal", FLOAT32));
    static final DataType ENUMERATION =
            new DataType.Enumeration("ContractKind", Map.of(-1, "minus", 0, "zero", 1, "one", 127, "all & <every>"));
    private static final DataType BEHAVIOUR = new DataType.Enumeration(
            "BehaviourModeKind", Map.of(1, "on", 2, "blocked", 3, "test", 4, "test/blocked", 5, "off"));
    private static final DataType HEALTH =
            new DataType.Enumeration("HealthKind", Map.of(1, "Ok", 2, "Warning", 3, "Alarm"));
    private static final DataType CONTROL_MODEL = new DataType.Enumeration(
            "CtlModelKind",
            Map.of(
                    0, "status-only",
                    1, "direct-with-normal-security",
                    2, "sbo-with-normal-security",
                    3, "direct-with-enhanced-security",
                    4, "sbo-with-enhanced-security"));
    private static final DataType ORIGIN = structure(
            new DataType.Member(
                    "orCat",
                    new DataType.Enumeration(
                            "OriginatorCategoryKind",
                            Map.of(
                                    0, "not-supported",
                                    1, "bay-control",
                                    2, "station-control",
                                    3, "remote-control",
                                    4, "automatic-bay",
                                    5, "automatic-station",
                                    6, "automatic-remote",
                                    7, "maintenance",
                                    8, "process"))),
            new DataType.Member("orIdent", new DataType.Basic(BasicType.OCTET_STRING)));

    private ContractModel() {}

    /** Builds the model. */
    public static ServerModel create() {
        return new ServerModel(
                "contract",
                List.of(
                        new LogicalDevice(
                                "HP1",
                                List.of(
                                        node(
                                                "LLN0",
                                                "",
                                                status("Beh", BEHAVIOUR, ordinal(1)),
                                                status("Loc", BOOLEAN, DataValue.Bool.FALSE)),
                                        inputsAndOutputs(),
                                        node("GGIO", "2", status("Loc", BOOLEAN, DataValue.Bool.TRUE), onOff(1)),
                                        node(
                                                "GGIO",
                                                "3",
                                                status("Beh", BEHAVIOUR, ordinal(5)),
                                                control("Mod", "ENC", BEHAVIOUR, 1),
                                                onOff(1)),
                                        node("GGIO", "4", status("Beh", BEHAVIOUR, ordinal(3)), onOff(1)),
                                        node("GGIO", "5", status("Health", HEALTH, ordinal(3)), onOff(1)),
                                        node("GGIO", "6", status("CmdBlk", BOOLEAN, DataValue.Bool.TRUE), onOff(1)),
                                        node("GGIO", "7", ContractControls.all()),
                                        node("MMXU", "1", current()),
                                        longDirectory(),
                                        node("ZTYP", "1", everyType(), curve()))),
                        ContractReports.device(namePlate()),
                        ContractSettings.device()));
    }

    /** Name of the attribute of ZTYP1.All that has a basic type, such as {@code vInt8u}. */
    static String attributeOf(BasicType type) {
        StringBuilder name = new StringBuilder("v");
        for (String word : type.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static LogicalNode inputsAndOutputs() {
        DataObject measurement = new DataObject(
                "AnIn1",
                "MV",
                List.of(
                        attribute("mag", MX, ANALOGUE, DataValue.Structure.of(new DataValue.Float32(21.5f))),
                        attribute("q", MX, new DataType.Basic(BasicType.QUALITY)),
                        attribute("t", MX, new DataType.Basic(BasicType.TIMESTAMP), MEASURED_AT),
                        attribute(
                                "d",
                                DC,
                                new DataType.Basic(BasicType.VISIBLE_STRING),
                                DataValue.Text.visible("flow"))));
        return node(
                "GGIO",
                "1",
                measurement,
                onOff(1),
                control("SPCSO2", "SPC", BOOLEAN, 0),
                control("SPCSO3", "SPC", BOOLEAN, 2),
                control("SPCSO4", "SPC", BOOLEAN, 3),
                control("ISCSO1", "INC", INT32, 1, bound("minVal", 0), bound("maxVal", 27)),
                control("ENCS1", "ENC", ENUMERATION, 1),
                setPoint(),
                setting("AnSet1", "ASG", "setMag", ANALOGUE, analogueBound("minVal", 5f), analogueBound("maxVal", 60f)),
                setting("IntSet1", "ING", "setVal", INT32, bound("minVal", -5), bound("maxVal", 50)));
    }

    private static DataObject onOff(int ctlModel) {
        return control("SPCSO1", "SPC", BOOLEAN, ctlModel);
    }

    private static DataObject control(String name, String cdc, DataType type, int ctlModel, DataAttribute... more) {
        return object(
                name,
                cdc,
                List.of(
                        attribute("origin", ST, ORIGIN),
                        attribute("ctlNum", ST, new DataType.Basic(BasicType.INT8U)),
                        attribute("stVal", ST, type),
                        attribute("q", ST, new DataType.Basic(BasicType.QUALITY)),
                        attribute("t", ST, new DataType.Basic(BasicType.TIMESTAMP)),
                        attribute("ctlModel", CF, CONTROL_MODEL, ordinal(ctlModel))),
                more);
    }

    private static DataObject setPoint() {
        return object(
                "AnOut1",
                "APC",
                List.of(
                        attribute("origin", MX, ORIGIN),
                        attribute("ctlNum", MX, new DataType.Basic(BasicType.INT8U)),
                        attribute("mxVal", MX, ANALOGUE),
                        attribute("ctlModel", CF, CONTROL_MODEL, ordinal(1))),
                analogueBound("minVal", 10f),
                analogueBound("maxVal", 30f));
    }

    private static DataObject setting(String name, String cdc, String value, DataType type, DataAttribute... bounds) {
        return object(name, cdc, List.of(attribute(value, SP, type, zero(type))), bounds);
    }

    private static DataValue zero(DataType type) {
        return type == ANALOGUE ? DataValue.Structure.of(new DataValue.Float32(20f)) : type.zero();
    }

    private static DataObject current() {
        DataObject phase = new DataObject(
                "phsA",
                "CMV",
                List.of(
                        attribute("cVal", MX, VECTOR),
                        attribute("q", MX, new DataType.Basic(BasicType.QUALITY)),
                        attribute("units", CF, INT32)));
        return new DataObject("A", "WYE", List.of(phase, attribute("angRef", CF, ENUMERATION)));
    }

    private static DataObject curve() {
        return new DataObject(
                "Curve",
                "CSG",
                List.of(
                        attribute("crvPts", SP, new DataType.Array(POINTS, POINT)),
                        attribute("numPts", SP, new DataType.Basic(BasicType.INT16U))));
    }

    private static DataObject everyType() {
        List<DataNode> attributes = new ArrayList<>();
        for (BasicType type : BasicType.values()) {
            switch (type) {
                case STRUCTURE -> attributes.add(attribute(attributeOf(type), SP, VECTOR));
                case ARRAY -> attributes.add(attribute(attributeOf(type), SP, new DataType.Array(3, ENUMERATION)));
                case ENUMERATED -> attributes.add(attribute(attributeOf(type), SP, ENUMERATION));
                default -> attributes.add(attribute(attributeOf(type), SP, new DataType.Basic(type)));
            }
        }
        return new DataObject("All", "TYP", attributes);
    }

    private static LogicalNode longDirectory() {
        DataObject[] objects = new DataObject[LONG_DIRECTORY];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = status("Ind%03d".formatted(i), BOOLEAN, DataValue.Bool.FALSE);
        }
        return node("GAPC", "1", objects);
    }

    private static LogicalNode node(String lnClass, String inst, DataObject... objects) {
        List<DataObject> all = new ArrayList<>(List.of(objects));
        all.add(namePlate());
        return new LogicalNode("", lnClass, inst, all);
    }

    private static DataObject namePlate() {
        return new DataObject(
                "NamPlt",
                "LPL",
                List.of(attribute(
                        "lnNs",
                        EX,
                        new DataType.Basic(BasicType.VISIBLE_STRING),
                        DataValue.Text.visible("contract:1"))));
    }

    private static DataObject status(String name, DataType type, DataValue value) {
        return new DataObject(
                name,
                type == BOOLEAN ? "SPS" : "ENS",
                List.of(
                        attribute("stVal", ST, type, value),
                        attribute("q", ST, new DataType.Basic(BasicType.QUALITY)),
                        attribute("t", ST, new DataType.Basic(BasicType.TIMESTAMP))));
    }

    private static DataObject object(String name, String cdc, List<DataNode> children, DataAttribute... more) {
        List<DataNode> all = new ArrayList<>(children);
        all.addAll(List.of(more));
        return new DataObject(name, cdc, all);
    }

    private static DataAttribute bound(String name, int value) {
        return attribute(name, CF, INT32, new DataValue.Int(BasicType.INT32, value));
    }

    private static DataAttribute analogueBound(String name, float value) {
        return attribute(name, CF, ANALOGUE, DataValue.Structure.of(new DataValue.Float32(value)));
    }

    private static DataAttribute attribute(String name, FunctionalConstraint fc, DataType type, DataValue... initial) {
        return new DataAttribute(
                name, fc, type, Set.of(), List.of(initial).stream().findFirst());
    }

    private static DataType structure(DataType.Member... members) {
        return new DataType.Structure(List.of(members));
    }

    private static DataValue ordinal(int value) {
        return new DataValue.Int(BasicType.ENUMERATED, value);
    }
}
