package org.sdvp.model.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;

/** Types, and where their values come from. */
class SclValuesTest {
    private static final String ENUM = "<EnumType id=\"Mode\"><EnumVal ord=\"-1\">odd</EnumVal>"
            + "<EnumVal ord=\"1\">on</EnumVal><EnumVal ord=\"2\">off</EnumVal></EnumType>";

    private static String read(SclIed ied, String fcda) {
        return ied.model()
                .select(Fcda.parse(fcda))
                .map(found -> ValueText.print(found.type(), new ModelValues(ied.model()).get(found)))
                .orElse("none");
    }

    @Test
    void anAttribute_hasWhatItsTypeSays() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "",
                        "<DA name=\"mode\" bType=\"Enum\" type=\"Mode\" fc=\"CF\" dchg=\"true\" dupd=\"1\"><Val>off</Val></DA>",
                        ENUM))
                .single();
        DataNode found = ied.model()
                .dataNode(ObjectReference.parse("ALD/GGIO1.Obj.mode"))
                .orElseThrow();

        assertThat(found)
                .isEqualTo(new DataAttribute(
                        "mode",
                        FunctionalConstraint.CF,
                        new DataType.Enumeration("Mode", Map.of(-1, "odd", 1, "on", 2, "off")),
                        Set.of(TriggerOption.DCHG, TriggerOption.DUPD),
                        java.util.Optional.of(new DataValue.Int(BasicType.ENUMERATED, 2))));
        assertThat(ied.warnings()).isEmpty();
    }

    @Test
    void aValueOfTheInstance_goesBeforeThatOfTheType() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<DOI name=\"Obj\"><DAI name=\"mode\"><Val>on</Val></DAI></DOI>",
                        "<DA name=\"mode\" bType=\"Enum\" type=\"Mode\" fc=\"CF\"><Val>off</Val></DA>",
                        ENUM))
                .single();

        assertThat(read(ied, "ALD/GGIO1.Obj.mode[CF]")).isEqualTo("on");
    }

    @Test
    void aMemberOfAStructure_isSetAndTheOthersKeepTheValuesOfTheType() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<DOI name=\"Obj\"><SDI name=\"conf\"><SDI name=\"max\"><DAI name=\"f\"><Val>7.5</Val></DAI></SDI></SDI></DOI>",
                        "<DA name=\"conf\" bType=\"Struct\" type=\"Conf\" fc=\"CF\"/>",
                        "<DAType id=\"Conf\"><BDA name=\"min\" bType=\"Struct\" type=\"Value\"/>"
                                + "<BDA name=\"max\" bType=\"Struct\" type=\"Value\"/></DAType>"
                                + "<DAType id=\"Value\"><BDA name=\"f\" bType=\"FLOAT32\"><Val>1</Val></BDA>"
                                + "<BDA name=\"i\" bType=\"INT32\"/></DAType>"))
                .single();

        assertThat(read(ied, "ALD/GGIO1.Obj.conf[CF]")).isEqualTo("{min: {f: 1.0, i: 0}, max: {f: 7.5, i: 0}}");
    }

    @Test
    void elementsOfAnArray_areSetByIx() {
        SclIed ied = SampleFiles.readText(
                        SampleFiles.attribute(
                                "<DOI name=\"Obj\"><DAI name=\"a\" ix=\"2\"><Val>5</Val></DAI><DAI name=\"a\" ix=\"0\"><Val>4</Val></DAI>"
                                        + "<SDI name=\"p\" ix=\"1\"><DAI name=\"x\"><Val>9</Val></DAI></SDI></DOI>",
                                "<DA name=\"a\" bType=\"INT8\" fc=\"SP\" count=\"3\"><Val>1</Val></DA>"
                                        + "<DA name=\"p\" bType=\"Struct\" type=\"P\" fc=\"SP\" count=\"2\"/>",
                                "<DAType id=\"P\"><BDA name=\"x\" bType=\"INT8\"/><BDA name=\"y\" bType=\"INT8\" count=\"2\"/></DAType>"))
                .single();

        assertThat(read(ied, "ALD/GGIO1.Obj.a[SP]")).isEqualTo("[4, 1, 5]");
        assertThat(read(ied, "ALD/GGIO1.Obj.p[SP]")).isEqualTo("[{x: 0, y: [0, 0]}, {x: 9, y: [0, 0]}]");
        assertThat(ied.warnings()).isEmpty();
    }

    @Test
    void anArraySizeNamedByAnAttribute_isItsValueInTheInstanceElseInTheType() {
        String attributes = "<DA name=\"n\" bType=\"INT16U\" fc=\"CF\"><Val>3</Val></DA>"
                + "<DA name=\"a\" bType=\"INT8\" fc=\"SP\" count=\"n\"/>";

        SclIed byType =
                SampleFiles.readText(SampleFiles.attribute("", attributes, "")).single();
        SclIed byInstance = SampleFiles.readText(SampleFiles.attribute(
                        "<DOI name=\"Obj\"><DAI name=\"n\"><Val>2</Val></DAI></DOI>", attributes, ""))
                .single();

        assertThat(read(byType, "ALD/GGIO1.Obj.a[SP]")).isEqualTo("[0, 0, 0]");
        assertThat(read(byInstance, "ALD/GGIO1.Obj.a[SP]")).isEqualTo("[0, 0]");
    }

    @Test
    void anArraySizeNamedByAnAttributeWithoutValue_isRefused() {
        assertThatThrownBy(() -> SampleFiles.readText(SampleFiles.attribute(
                                "",
                                "<DA name=\"n\" bType=\"INT16U\" fc=\"CF\"/><DA name=\"a\" bType=\"INT8\" fc=\"SP\" count=\"n\"/>",
                                ""))
                        .single())
                .hasMessageContaining("count of a names the attribute n, which has no whole number as value");
    }

    @Test
    void anArrayOfDataObjects_isOneDataObjectForEachElement() {
        SclIed ied = SampleFiles.readText(SampleFiles.icd(
                        "<DataSet name=\"D\"><FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj.har\" fc=\"MX\"/>"
                                + "<FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj.har(1)\" daName=\"mag.f\" fc=\"MX\"/></DataSet>"
                                + "<DOI name=\"Obj\"><SDI name=\"har\" ix=\"1\"><SDI name=\"mag\"><DAI name=\"f\"><Val>2.5</Val></DAI></SDI></SDI></DOI>",
                        "<DO name=\"Obj\" type=\"Obj\"/>",
                        "<DOType id=\"Obj\" cdc=\"HMV\"><SDO name=\"har\" type=\"Har\" count=\"2\"/></DOType>"
                                + "<DOType id=\"Har\" cdc=\"MV\"><DA name=\"mag\" bType=\"Struct\" type=\"V\" fc=\"MX\"/></DOType>"
                                + "<DAType id=\"V\"><BDA name=\"f\" bType=\"FLOAT32\"/></DAType>"))
                .single();
        DataObject object = (DataObject)
                ied.model().dataNode(ObjectReference.parse("ALD/GGIO1.Obj")).orElseThrow();

        assertThat(object.children().stream().map(DataNode::name)).containsExactly("har(0)", "har(1)");
        assertThat(read(ied, "ALD/GGIO1.Obj.har(1).mag.f[MX]")).isEqualTo("2.5");
        assertThat(
                        ied
                                .model()
                                .logicalDevices()
                                .get(0)
                                .logicalNodes()
                                .get(1)
                                .blocks()
                                .dataSets()
                                .get(0)
                                .members()
                                .stream()
                                .map(Fcda::toString))
                .containsExactly(
                        "ALD/GGIO1.Obj.har(0)[MX]", "ALD/GGIO1.Obj.har(1)[MX]", "ALD/GGIO1.Obj.har(1).mag.f[MX]");
        assertThat(ied.warnings()).isEmpty();
    }

    @Test
    void settings_haveTheValueOfTheActiveGroupAndKeepTheOthers() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                                "<DOI name=\"Obj\"><DAI name=\"setVal\"><Val sGroup=\"1\">100</Val><Val sGroup=\"2\">200</Val></DAI></DOI>",
                                "<DA name=\"setVal\" bType=\"INT32\" fc=\"SE\"/>",
                                "")
                        .replace(
                                "lnType=\"Zero\"/>",
                                "lnType=\"Zero\"><SettingControl numOfSGs=\"3\" actSG=\"2\"/></LN0>"))
                .single();

        assertThat(read(ied, "ALD/GGIO1.Obj.setVal[SE]")).isEqualTo("200");
        assertThat(ied.settings())
                .containsExactly(new SettingGroupValues(
                        ObjectReference.parse("ALD/GGIO1.Obj.setVal"),
                        FunctionalConstraint.SE,
                        Map.of(
                                1,
                                new DataValue.Int(BasicType.INT32, 100),
                                2,
                                new DataValue.Int(BasicType.INT32, 200))));
    }

    @Test
    void settingsOfAnotherTool_areKeptByGroup() {
        SclIed ied = SampleFiles.read("openscd-setting-groups.scd").single();

        assertThat(read(ied, "IED1stage2/PTOC1.StrVal.setMag.f[SE]")).isEqualTo("500.0");
        assertThat(ied.settings()).hasSize(2);
        assertThat(ied.settings().get(1).byGroup())
                .containsEntry(3, new DataValue.Int(BasicType.INT32, 300))
                .hasSize(3);
        assertThat(ied.services().settingGroups()).isEqualTo(new ServiceLimits.SettingGroups(true, true, true));
    }

    @Test
    void aValueByGroupOfWhatIsNoSetting_isTold() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<DOI name=\"Obj\"><DAI name=\"a\"><Val sGroup=\"2\">7</Val></DAI></DOI>",
                        "<DA name=\"a\" bType=\"INT32\" fc=\"SP\"/>",
                        ""))
                .single();

        assertThat(read(ied, "ALD/GGIO1.Obj.a[SP]")).isEqualTo("7");
        assertThat(ied.settings()).isEmpty();
        assertThat(ied.warnings()).singleElement().asString().contains("sGroup").contains("but a has SP; took one");
    }

    @Test
    void whatIsNotInTheType_isToldAndLeftOut() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<DOI name=\"Gone\"/>\n<DOI name=\"Obj\"><DAI name=\"b\"><Val>1</Val></DAI></DOI>\n<Daten/>",
                        "<DA name=\"a\" bType=\"INT32\" fc=\"SP\"/>",
                        ""))
                .single();

        assertThat(ied.warnings().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "6:1: warning: DOI Gone is not in LNodeType Node, which has [Obj]; left it out",
                        "7:17: warning: DAI b is not in the type, which has [a]; left it out",
                        "8:1: warning: Daten is not expected in LN; it was left out. "
                                + "Expected [DOI, DataSet, Log, LogControl, ReportControl]");
    }

    @Test
    void privatePartsAndForeignNamespaces_arePassedOver() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<Private type=\"x\"><DOI name=\"Obj\"/></Private><f:DOI xmlns:f=\"urn:f\" name=\"Obj\" f:a=\"1\"><any/></f:DOI>"
                                + "<DOI name=\"Obj\" f:name=\"Gone\" xmlns:f=\"urn:f\"/>",
                        "<DA name=\"a\" bType=\"INT32\" fc=\"SP\"><Val>7</Val></DA>",
                        ""))
                .single();

        assertThat(ied.warnings()).isEmpty();
        assertThat(read(ied, "ALD/GGIO1.Obj.a[SP]")).isEqualTo("7");
    }

    @Test
    void controlAttributes_comeAsInTheFile() {
        SclIed ied = SampleFiles.read("der-scheduler.cid").single();
        List<ObjectReference> controls = ied.model().attributes().stream()
                .filter(each -> each.name().equals("Oper"))
                .toList();

        assertThat(controls)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                ((DataAttribute) ied.model().dataNode(each).orElseThrow()).fc())
                        .isEqualTo(FunctionalConstraint.CO));
    }
}
