package org.sdvp.model.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.LogControl;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;

/** Data sets, control blocks, services, and how logical devices are named. */
class SclControlBlocksTest {
    private static final String STATUS = "<DO name=\"Obj\" type=\"Status\"/>";
    private static final String DATA_SET =
            "<DataSet name=\"D\"><FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" fc=\"ST\"/></DataSet>";

    private static SclIed ied(String node) {
        return SampleFiles.readText(SampleFiles.icd(node, STATUS, "")).single();
    }

    private static ControlBlocks blocks(SclIed ied) {
        return ied.model().logicalDevices().get(0).logicalNodes().get(1).blocks();
    }

    @Test
    void aBufferedReportControl_isReadWhole() {
        SclIed ied = ied(
                DATA_SET + "<ReportControl name=\"R\" datSet=\"D\" rptID=\"id\" confRev=\"4\" buffered=\"true\""
                        + " bufTime=\"50\" intgPd=\"1000\"><TrgOps dchg=\"true\" period=\"true\" gi=\"false\"/>"
                        + "<OptFields seqNum=\"true\" entryID=\"true\" bufOvfl=\"false\"/><RptEnabled max=\"5\"/></ReportControl>");

        assertThat(blocks(ied).reportControls())
                .containsExactly(new ReportControl(
                        "R",
                        true,
                        "id",
                        Optional.of("D"),
                        4,
                        Set.of(ReportField.SEQ_NUM, ReportField.ENTRY_ID),
                        50,
                        Set.of(TriggerOption.DCHG, TriggerOption.INTEGRITY),
                        1000,
                        5,
                        true));
        assertThat(ied.warnings()).isEmpty();
    }

    @Test
    void anUnbufferedReportControlThatSaysLittle_hasTheDefaultsOfTheStandard() {
        SclIed ied = ied(
                DATA_SET
                        + "<ReportControl name=\"R\" datSet=\"D\" confRev=\"1\" indexed=\"false\"><OptFields entryID=\"true\"/></ReportControl>");

        assertThat(blocks(ied).reportControls())
                .containsExactly(new ReportControl(
                        "R", false, "", Optional.of("D"), 1, Set.of(), 0, Set.of(TriggerOption.GI), 0, 1, false));
    }

    @Test
    void aRptIdThatIsTooLongOrNotAscii_isRefusedWithItsPlace() {
        for (String rptId : List.of("x".repeat(130), "W\u00e4rme")) {
            assertThatThrownBy(() -> ied("<ReportControl name=\"R\" rptID=\"" + rptId
                            + "\" confRev=\"1\"><OptFields/></ReportControl>"))
                    .hasMessageStartingWith("test.icd:6:1: ")
                    .hasMessageContaining("expected a RptID of at most 129 printable ASCII characters");
        }
    }

    @Test
    void aControlBlockWithoutItsDataSet_beginsWithoutOne() {
        SclIed ied = ied("<ReportControl name=\"R\" datSet=\"Gone\" confRev=\"1\"><OptFields/></ReportControl>");

        assertThat(blocks(ied).reportControls().get(0).dataSet()).isEmpty();
        assertThat(ied.warnings())
                .singleElement()
                .hasToString("6:1: warning: ReportControl R names the data set Gone, but its logical node has []; "
                        + "it begins without one");
    }

    @Test
    void moreInstancesThanAnUnindexedBlockCanHave_areOne() {
        SclIed ied = ied(
                "<ReportControl name=\"R\" confRev=\"1\" indexed=\"false\"><OptFields/><RptEnabled max=\"3\"/></ReportControl>"
                        + "<ReportControl name=\"S\" confRev=\"1\"><OptFields/><RptEnabled max=\"0\"/></ReportControl>");

        assertThat(blocks(ied).reportControls())
                .extracting(ReportControl::instances)
                .containsExactly(1, 1);
        assertThat(ied.warnings()).hasSize(2).allMatch(each -> each.message().endsWith("took 1"));
    }

    @Test
    void aNumberThatIsNone_isToldAndReplaced() {
        SclIed ied = ied(
                "<ReportControl name=\"R\" confRev=\"-1\" bufTime=\"soon\" buffered=\"yes\"><OptFields/></ReportControl>");

        assertThat(blocks(ied).reportControls().get(0)).satisfies(report -> {
            assertThat(report.confRev()).isEqualTo(1);
            assertThat(report.bufTm()).isZero();
            assertThat(report.buffered()).isFalse();
        });
        assertThat(ied.warnings().stream().map(SclProblem::message))
                .containsExactlyInAnyOrder(
                        "expected buffered of ReportControl to be true or false, but got \"yes\"; took false",
                        "expected confRev of ReportControl to be a number from 0 to 4294967295, but got \"-1\"; took 1",
                        "expected bufTime of ReportControl to be a number from 0 to 4294967295, but got \"soon\"; took 0");
    }

    @Test
    void aNameThatIsNone_isRefused() {
        assertThatThrownBy(() -> ied("<ReportControl name=\"1 2\" confRev=\"1\"><OptFields/></ReportControl>"))
                .hasMessage("test.icd:6:1: the name of a report control block is a letter, then letters, digits and "
                        + "underscores, 32 at most, but got \"1 2\"");
    }

    @Test
    void aLogControlAndItsLog_areRead() {
        SclIed ied = ied(
                DATA_SET + "<LogControl name=\"L\" datSet=\"D\" logName=\"Events\" logEna=\"false\" reasonCode=\"true\""
                        + " intgPd=\"60\"><TrgOps qchg=\"true\"/></LogControl><Log name=\"Events\"/>");

        assertThat(blocks(ied).logs()).containsExactly("Events");
        assertThat(blocks(ied).logControls())
                .containsExactly(
                        new LogControl("L", Optional.of("D"), "Events", false, true, Set.of(TriggerOption.QCHG), 60));
        assertThat(ied.warnings()).isEmpty();
    }

    @Test
    void aLogControlWhoseLogIsElsewhere_keepsItInItsNode() {
        SclIed ied = ied("<LogControl name=\"L\" logName=\"Events\"/><LogControl name=\"M\"/>");

        assertThat(blocks(ied).logs()).containsExactly("Events");
        assertThat(blocks(ied).logControls()).extracting(LogControl::logName).containsExactly("Events", "Events");
        assertThat(ied.warnings()).hasSize(2);
    }

    @Test
    void aSettingControl_isRead() {
        String text = SampleFiles.icd("", STATUS, "")
                .replace(
                        "lnType=\"Zero\"/>",
                        "lnType=\"Zero\"><SettingControl numOfSGs=\"4\" actSG=\"3\" resvTms=\"60\"/></LN0>");

        assertThat(SampleFiles.readText(text)
                        .single()
                        .model()
                        .logicalDevices()
                        .get(0)
                        .logicalNodes()
                        .get(0)
                        .blocks()
                        .settingControl())
                .contains(new SettingControl(4, 3, 60));
        assertThatThrownBy(() -> SampleFiles.readText(text.replace("actSG=\"3\"", "actSG=\"5\""))
                        .single())
                .hasMessageContaining("actSG must be 1 to 4, but is 5");
    }

    @Test
    void aMemberThatIsNotThere_isToldAndLeftOut() {
        SclIed ied = ied(
                "<DataSet name=\"D\"><FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" daName=\"stVal\" fc=\"ST\"/>"
                        + "\n<FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" daName=\"q\" fc=\"ST\"/>"
                        + "\n<FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" fc=\"MX\"/>"
                        + "\n<FCDA ldInst=\"No\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" fc=\"ST\"/>"
                        + "\n<FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" fc=\"??\"/></DataSet>");

        assertThat(blocks(ied).dataSets().get(0).members()).hasSize(1);
        assertThat(ied.warnings().stream().map(Object::toString))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "7:1: warning: ALD/GGIO1.Obj.q does not exist; of it there is ALD/GGIO1.Obj; left out this member"),
                        second -> assertThat(second)
                                .isEqualTo("8:1: warning: ALD/GGIO1.Obj has nothing of fc MX; left out this member"),
                        third -> assertThat(third)
                                .startsWith("9:1: warning: there is no logical device with the inst No"),
                        fourth -> assertThat(fourth).contains("expected fc of FCDA to be one of [ST,"));
    }

    @Test
    void anElementOfAnArray_canBeAMember() {
        SclIed ied = SampleFiles.readText(SampleFiles.attribute(
                        "<DataSet name=\"D\"><FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" daName=\"a\" ix=\"1\" fc=\"SP\"/>"
                                + "<FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" daName=\"a(0)\" ix=\"0\" fc=\"SP\"/></DataSet>",
                        "<DA name=\"a\" bType=\"INT8\" fc=\"SP\" count=\"3\"/>",
                        ""))
                .single();

        assertThat(blocks(ied).dataSets().get(0).members().stream().map(Object::toString))
                .containsExactly("ALD/GGIO1.Obj.a(1)[SP]", "ALD/GGIO1.Obj.a(0)[SP]");
    }

    @Test
    void aLogicalDevice_isNamedByIedAndInstUnlessItHasAName() {
        String text = SampleFiles.icd(DATA_SET, STATUS, "");

        assertThat(SampleFiles.readText(text)
                        .single()
                        .model()
                        .logicalDevices()
                        .get(0)
                        .name())
                .isEqualTo("ALD");
        SclIed named = SampleFiles.readText(text.replace("inst=\"LD\">", "inst=\"LD\" ldName=\"Heat1\">"))
                .single();
        assertThat(named.model().logicalDevices().get(0).name()).isEqualTo("Heat1");
        assertThat(blocks(named).dataSets().get(0).members()).hasToString("[Heat1/GGIO1.Obj[ST]]");
    }

    @Test
    void oneOfSeveralServers_isChosenByAccessPoint() {
        String one = SampleFiles.icd("", STATUS, "");
        String server = one.substring(one.indexOf("<Server>"), one.indexOf("</AccessPoint>"));
        String two = one.replace(
                "</IED>",
                "<AccessPoint name=\"Q\">" + server.replace("inst=\"LD\"", "inst=\"MD\"")
                        + "</AccessPoint><AccessPoint name=\"S\"><ServerAt apName=\"Q\"/></AccessPoint><AccessPoint name=\"T\"/></IED>");
        SclDocument document = SampleFiles.readText(two);

        assertThat(document.accessPoints("A")).containsExactly("P", "Q", "S");
        assertThat(document.ied("A").model().logicalDevices().get(0).name()).isEqualTo("ALD");
        assertThat(document.ied("A").warnings()).singleElement().asString().contains("has 2 servers", "took the first");
        assertThat(document.ied("A", "Q").model().logicalDevices().get(0).name())
                .isEqualTo("AMD");
        assertThat(document.ied("A", "S").model().logicalDevices().get(0).name())
                .isEqualTo("AMD");
        assertThatThrownBy(() -> document.ied("A", "T")).hasMessageContaining("has no Server");
        assertThatThrownBy(() -> document.ied("A", "Z"))
                .hasMessageContaining("IED A has no access point Z; those with a server are [P, Q, S]");
    }

    @Test
    void theJidOfAnXmppSubNetwork_isRead() {
        String text = SampleFiles.icd("", STATUS, "")
                .replace(
                        "<IED ",
                        "<Communication><SubNetwork name=\"N\" type=\"8-MMS\"><ConnectedAP iedName=\"A\" apName=\"P\"><Address>"
                                + "<P type=\"IP\">10.0.0.1</P></Address></ConnectedAP></SubNetwork><SubNetwork name=\"X\" type=\"8-XMPP\">"
                                + "<ConnectedAP iedName=\"A\" apName=\"P\"><Address><P type=\"JID\"> hp1@example.org </P></Address>"
                                + "</ConnectedAP></SubNetwork></Communication><IED ");

        assertThat(SampleFiles.readText(text).single().jid()).contains("hp1@example.org");
        assertThat(SampleFiles.read("otfabric-simple.scd").single().jid()).isEmpty();
    }

    @Test
    void services_areRead() {
        ServiceLimits services =
                SampleFiles.read("otfabric-simple.scd").single().services();

        assertThat(services.capabilities())
                .contains(ServiceLimits.Capability.READ_WRITE, ServiceLimits.Capability.FILE_HANDLING)
                .doesNotContain(ServiceLimits.Capability.TIMER_ACTIVATED_CONTROL);
        assertThat(services.dataSets().configured())
                .contains(new ServiceLimits.DataSetLimit(10, Optional.of(100), true));
        assertThat(services.reports().configured())
                .contains(new ServiceLimits.ReportLimit(20, ServiceLimits.BufMode.BOTH, false, Optional.empty()));
        assertThat(services.names()).isEqualTo(new ServiceLimits.Names(true, true));
        assertThat(SampleFiles.readText(SampleFiles.icd("", STATUS, ""))
                        .single()
                        .services())
                .isEqualTo(ServiceLimits.UNSTATED);
    }

    @Test
    void editions_areTold() {
        String root = "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\"%s><Header id=\"\"/></SCL>";
        List<SclDocument.Edition> editions = List.of(
                        " ",
                        " version=\"2003\"",
                        " version=\"2007\" revision=\"A\"",
                        " version=\"2007\" revision=\"B\"",
                        " version=\"2007\" revision=\"B\" release=\"4\"")
                .stream()
                .map(each -> SampleFiles.readText(root.formatted(each)).edition())
                .toList();

        assertThat(editions)
                .extracting(Enum::name)
                .containsExactly("EDITION_1", "EDITION_1", "EDITION_2", "EDITION_2", "EDITION_2_1");
        SclDocument newer = SampleFiles.readText(root.formatted(" version=\"2007\" revision=\"C\" release=\"5\""));
        assertThat(newer.edition()).isEqualTo(SclDocument.Edition.EDITION_2_1);
        assertThat(newer.problems()).singleElement().asString().contains("read it as 2.1");
    }

    @Test
    void otherEncodings_areRead() {
        String text = "<?xml version=\"1.0\" encoding=\"%s\"?>\n"
                + SampleFiles.attribute(
                        "<DOI name=\"Obj\"><DAI name=\"d\"><Val>Wärme</Val></DAI></DOI>",
                        "<DA name=\"d\" bType=\"Unicode255\" fc=\"DC\"/>",
                        "");
        for (String encoding : List.of("ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252", "UTF-8")) {
            byte[] bytes = text.formatted(encoding).getBytes(java.nio.charset.Charset.forName(encoding));
            SclIed ied = SclFile.read(new java.io.ByteArrayInputStream(bytes), encoding, SclLimits.DEFAULT)
                    .single();

            assertThat(ied.model().logicalDevices().get(0).logicalNodes().get(1).toString())
                    .as(encoding)
                    .contains("initialValue=Optional[Wärme]");
        }
        assertThatThrownBy(() -> SampleFiles.readText(text.formatted("klingon")))
                .hasMessage("test.icd:1:1: expected a known encoding such as UTF-8, but got klingon");
        byte[] wrong = text.formatted("UTF-8").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SclFile.read(new java.io.ByteArrayInputStream(wrong), "wrong", SclLimits.DEFAULT))
                .isInstanceOf(SclException.class)
                .hasMessageContaining("no text in the encoding of the file; save it as UTF-8");
    }
}
