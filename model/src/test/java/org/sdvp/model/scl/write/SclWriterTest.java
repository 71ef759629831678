package org.sdvp.model.scl.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.RandomValues;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.cdc.Cdc;
import org.sdvp.model.cdc.CtlModel;
import org.sdvp.model.scl.SampleFiles;
import org.sdvp.model.scl.SclIed;
import org.sdvp.model.scl.ServiceLimits;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

class SclWriterTest {
    private static String written(ServerModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SclWriter.write(model, ServiceLimits.UNSTATED, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void comesBack(ServerModel model) {
        String text = written(model);
        SclIed back = SampleFiles.readText(text).single();

        assertThat(back.model().logicalDevices()).isEqualTo(model.logicalDevices());
        assertThat(written(back.model())).isEqualTo(text);
    }

    private static ServerModel model(String name, LogicalDevice... devices) {
        return new ServerModel(name, List.of(devices));
    }

    private static LogicalDevice device(String name, DataObject... objects) {
        return new LogicalDevice(
                name,
                List.of(
                        new LogicalNode(
                                "", "LLN0", "", List.of(Cdc.SPS.object("Loc").build())),
                        new LogicalNode("pre_", "GGIO", "12", List.of(objects))));
    }

    @Test
    void everyCommonDataClass_comesBack() {
        List<DataObject> objects = new ArrayList<>();
        for (Cdc cdc : Cdc.values()) {
            var builder = cdc.object("Obj" + cdc.ordinal());
            if (Set.of(Cdc.ENS, Cdc.ENC, Cdc.ENG).contains(cdc)) {
                builder.enumeration(new DataType.Enumeration("Mode", Map.of(-1, "odd", 1, "on", 2, "\u00b0C")));
            }
            if (Set.of(Cdc.SPC, Cdc.DPC, Cdc.INC, Cdc.ENC, Cdc.BSC, Cdc.ISC, Cdc.APC, Cdc.BAC)
                    .contains(cdc)) {
                builder.controlledBy(CtlModel.SBO_WITH_ENHANCED_SECURITY);
            }
            objects.add(builder.build());
        }

        ServerModel model = model("IED", device("IEDLD", objects.toArray(DataObject[]::new)));

        comesBack(model);
        assertThat(SampleFiles.readText(written(model)).problems()).isEmpty();
        assertThat(SampleFiles.readText(written(model)).single().warnings()).isEmpty();
    }

    @RepeatedTest(30)
    void anyTypeWithAnyValue_comesBack(RepetitionInfo repetition) {
        RandomValues random = new RandomValues(repetition.getCurrentRepetition());
        List<DataNode> children = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            DataType type = type(random, 3);
            children.add(new DataAttribute(
                    "a" + i,
                    FunctionalConstraint.values()[random.below(FunctionalConstraint.values().length)],
                    type,
                    random.below(2) == 0 ? Set.of() : Set.of(TriggerOption.DCHG, TriggerOption.QCHG),
                    random.below(4) == 0 ? Optional.empty() : Optional.of(random.value(type))));
        }

        comesBack(model("IED", device("LD", new DataObject("Obj", "XYZ", children))));
    }

    private static DataType type(RandomValues random, int depth) {
        int kind = random.below(depth > 0 ? 6 : 4);
        if (kind == 4) {
            DataType element = type(random, depth - 1);
            return element instanceof DataType.Array ? element : new DataType.Array(1 + random.below(3), element);
        }
        if (kind == 5) {
            List<DataType.Member> members = new ArrayList<>();
            for (int i = 0; i < 1 + random.below(3); i++) {
                members.add(new DataType.Member("m" + i, type(random, depth - 1)));
            }
            return new DataType.Structure(members);
        }
        BasicType basic = BasicType.values()[random.below(BasicType.values().length)];
        return switch (basic) {
            case ENUMERATED -> new DataType.Enumeration("E", Map.of(0, "", 1, "one", 2, "2", 3, "one"));
            case STRUCTURE, ARRAY -> new DataType.Basic(BasicType.UNICODE_STRING);
            default -> new DataType.Basic(basic);
        };
    }

    @Test
    void anArrayOfDataObjects_comesBack() {
        List<DataNode> elements = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            elements.add(Cdc.MV
                    .object("har(" + i + ")")
                    .value("mag.f", Integer.toString(i))
                    .build());
        }
        elements.add(Cdc.SPS.object("single").build());

        ServerModel model = model("IED", device("LD", new DataObject("Obj", "HMV", elements)));

        comesBack(model);
        assertThat(written(model)).contains("<SDO name=\"har\" type=\"MV_").contains(" count=\"12\"/>");
    }

    @Test
    void dataSetsAndControlBlocks_comeBack() {
        ControlBlocks blocks = new ControlBlocks(
                List.of(
                        new DataSet("One", List.of(Fcda.parse("Heat1/pre_GGIO12.Tmp[MX]"))),
                        new DataSet(
                                "Two",
                                List.of(
                                        Fcda.parse("Heat1/pre_GGIO12.Tmp.mag.f[MX]"),
                                        Fcda.parse("Heat1/LLN0.Loc.stVal[ST]"),
                                        Fcda.parse("Heat1/pre_GGIO12.Sum.phsA.cVal.mag.f[MX]"),
                                        Fcda.parse("Heat1/pre_GGIO12.Crv.crvPts(2).xVal[SP]")))),
                List.of(
                        new ReportControl(
                                "Buf",
                                true,
                                "id <&> \"1\"",
                                Optional.of("Two"),
                                0xffff_ffffL,
                                Set.of(ReportField.values()),
                                7,
                                Set.of(TriggerOption.values()),
                                9,
                                99,
                                true),
                        new ReportControl("Unbuf", false, "", Optional.empty(), 0, Set.of(), 0, Set.of(), 0, 1, false)),
                List.of(new LogControl("Lcb", Optional.of("One"), "Log1", true, false, Set.of(TriggerOption.DUPD), 5)),
                List.of("Log1", "Log2"),
                Optional.of(new SettingControl(5, 2, 30)));
        DataObject phase = Cdc.CMV.object("phsA").build();
        LogicalDevice device = new LogicalDevice(
                "Heat1",
                List.of(
                        new LogicalNode(
                                "", "LLN0", "", List.of(Cdc.SPS.object("Loc").build()), blocks),
                        new LogicalNode(
                                "pre_",
                                "GGIO",
                                "12",
                                List.of(
                                        Cdc.MV.object("Tmp").build(),
                                        new DataObject("Sum", "WYE", List.of(phase)),
                                        Cdc.CSG.object("Crv").arraySize(4).build()),
                                new ControlBlocks(
                                        List.of(),
                                        List.of(),
                                        blocks.logControls().stream()
                                                .map(each -> new LogControl(
                                                        each.name(), Optional.empty(), "Log1", true, true, Set.of(), 0))
                                                .toList(),
                                        List.of("Log1"),
                                        Optional.empty()))));

        comesBack(model("Heat", device));
    }

    @Test
    void anIedWithEverything_comesBack() {
        SclIed ied = SampleFiles.read("openscd-setting-groups.scd").single();
        SclIed more = new SclIed(
                "Heat",
                "S1",
                ied.model(),
                new ServiceLimits(
                        64,
                        Set.of(ServiceLimits.Capability.values()),
                        Optional.of(6),
                        new ServiceLimits.DataSets(
                                Optional.of(new ServiceLimits.DataSetLimit(3, Optional.empty(), false)),
                                Optional.of(new ServiceLimits.DataSetLimit(4, Optional.of(5), true))),
                        new ServiceLimits.Reports(
                                Optional.of(new ServiceLimits.ReportLimit(
                                        9, ServiceLimits.BufMode.BUFFERED, true, Optional.of(2))),
                                Optional.of(new ServiceLimits.ReportSettings(
                                        ServiceLimits.Setting.CONF,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.FIX,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.CONF,
                                        true,
                                        true))),
                        new ServiceLimits.Logs(
                                Optional.of(1),
                                Optional.of(new ServiceLimits.LogSettings(
                                        ServiceLimits.Setting.FIX,
                                        ServiceLimits.Setting.FIX,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.DYN,
                                        ServiceLimits.Setting.DYN))),
                        new ServiceLimits.SettingGroups(true, false, true),
                        new ServiceLimits.Names(false, true)),
                ied.settings(),
                Optional.of("hp1@example.org"),
                List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SclWriter.write(more, out);
        SclIed back = SampleFiles.readText(out.toString(StandardCharsets.UTF_8)).single();

        assertThat(back.model().logicalDevices()).isEqualTo(more.model().logicalDevices());
        assertThat(back.services()).isEqualTo(more.services());
        assertThat(back.settings()).isEqualTo(more.settings());
        assertThat(back.jid()).isEqualTo(more.jid());
        assertThat(back.accessPoint()).isEqualTo("S1");
        assertThat(back.name()).isEqualTo("Heat");
    }

    @Test
    void logicalDevices_areNamedByIedAndInstWhereThatGoes() {
        DataObject object = Cdc.SPS.object("Ind").build();

        assertThat(written(model("Heat", device("HeatA", object), device("HeatB", object))))
                .contains("<LDevice inst=\"A\">", "<LDevice inst=\"B\">")
                .doesNotContain("ldName");
        assertThat(written(model("A", device("AB", object), device("B", object))))
                .contains("<LDevice inst=\"AB\" ldName=\"AB\">", "<LDevice inst=\"B\" ldName=\"B\">");
        comesBack(model("A", device("AB", object), device("B", object)));
    }

    @Test
    void aNameForPeople_becomesOneOfAnIed() {
        DataObject object = Cdc.SPS.object("Ind").build();

        assertThat(written(model("heat pump 7 (Århus)", device("LD", object))))
                .contains("<IED name=\"heat_pump_7___rhus_\">");
        assertThat(written(model("7", device("LD", object)))).contains("<IED name=\"IED7\">");
        assertThat(written(model("", device("LD", object)))).contains("<IED name=\"IED\">");
        comesBack(model("a*b", device("a*b".replace("*", "_"), object)));
    }

    @Test
    void typesThatAreTheSame_areWrittenOnceAndKeepTheirIds() {
        DataObject one = Cdc.MV.object("Tmp").value("mag.f", "1").build();
        DataObject other = Cdc.MV.object("Flw").value("mag.f", "2").build();
        DataObject more = Cdc.MV.object("Prs").with("units").build();
        String two = written(model("IED", device("IEDA", one, other), device("IEDB", one, other)));
        String three =
                written(model("IED", device("IEDA", one, other), device("IEDB", one, other), device("IEDC", more)));

        assertThat(lines(two, "<LNodeType")).hasSize(2);
        assertThat(lines(two, "<DOType")).hasSize(2);
        assertThat(lines(three, "<DOType")).hasSize(3).containsAll(lines(two, "<DOType"));
        assertThat(lines(three, "<LNodeType")).containsAll(lines(two, "<LNodeType"));
    }

    private static List<String> lines(String text, String element) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(element))
                .toList();
    }

    @Test
    void twoEnumerationsOfOneName_becomeTwoTypes() {
        DataObject one = Cdc.ENS
                .object("One")
                .enumeration(new DataType.Enumeration("Mode", Map.of(1, "on")))
                .build();
        DataObject two = Cdc.ENS
                .object("Two")
                .enumeration(new DataType.Enumeration("Mode", Map.of(1, "off")))
                .build();
        String text = written(model("IED", device("IEDA", one, two)));

        assertThat(lines(text, "<EnumType id=\"Mode")).hasSize(2).contains("<EnumType id=\"Mode\">");
        assertThat(SampleFiles.readText(text).single().model().attributes()).isNotEmpty();
    }

    @Test
    void whatSclCannotSay_isRefused() {
        DataType nested = new DataType.Array(2, new DataType.Array(2, new DataType.Basic(BasicType.INT8)));
        DataAttribute attribute = new DataAttribute("a", FunctionalConstraint.SP, nested, Set.of(), Optional.empty());

        assertThatThrownBy(() -> written(model("IED", device("LD", new DataObject("Obj", "X", List.of(attribute))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SCL has no array of arrays, as a is");
        assertThatThrownBy(() -> written(model("IED")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without logical devices");
    }
}
