package org.sdvp.model.scl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sdvp.model.RandomValues;

/** Files with one fault each: refused, naming line, column and what to change. */
class SclFaultsTest {
    private static final String OBJ = "<DO name=\"Obj\" type=\"Obj\"/>";
    private static final String STATUS = "<DO name=\"Obj\" type=\"Status\"/>";

    private static void refused(String text, String place, String... parts) {
        assertThatThrownBy(() -> SampleFiles.readText(text).single())
                .isInstanceOf(SclException.class)
                .hasMessageStartingWith("test.icd:" + place + ": ")
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void textThatIsNotXml_isRefused() {
        refused("heat pump", "1:1", "not well-formed XML", "Content is not allowed in prolog");
        refused("", "1:1", "not well-formed XML");
    }

    @Test
    void anUnclosedElement_isRefusedAtItsEnd() {
        refused(
                "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\">\n<Header>\n</SCL>",
                "3:3",
                "\"Header\" must be terminated");
    }

    @Test
    void anotherRootElement_isRefused() {
        refused("<!-- x --><html/>", "1:11", "root element is SCL", "but got html");
        refused("<SCL xmlns=\"urn:other\"/>", "1:1", "but got SCL in urn:other");
    }

    @Test
    void aDocumentType_isRefusedUnread() {
        refused(
                "<!DOCTYPE SCL SYSTEM \"file:///etc/hostname\"><SCL/>",
                "1:45",
                "has a document type (DOCTYPE)",
                "delete it");
        refused(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]>\n<SCL>&d;</SCL>",
                "2:52",
                "document type");
    }

    @Test
    void anUnknownEntity_isRefused() {
        refused("<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\">&nope;</SCL>", "1:53", "\"nope\" was referenced");
    }

    @Test
    void twoIedsOfOneName_areRefused() {
        refused(
                "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\"><Header id=\"\"/>\n<IED name=\"A\"/><IED name=\"A\"/></SCL>",
                "2:16",
                "two IEDs named A; rename one");
    }

    @Test
    void aFileWithoutServer_isRefused() {
        assertThatThrownBy(() -> SampleFiles.readText(
                                "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\"><IED name=\"A\"/></SCL>")
                        .single())
                .hasMessage("test.icd: expected an IED with a server, but there is none; the IEDs are [A]");
        assertThatThrownBy(() -> SampleFiles.readText(
                                "<SCL xmlns=\"http://www.iec.ch/61850/2003/SCL\"><IED name=\"A\"/></SCL>")
                        .ied("A"))
                .hasMessageContaining("IED A has no Server at an access point");
    }

    @Test
    void aDanglingLNodeType_isRefusedWhereItIsNamed() {
        refused(
                SampleFiles.icd("", STATUS, "").replace("lnType=\"Node\"", "lnType=\"Gone\""),
                "5:1",
                "there is no LNodeType with the id \"Gone\"",
                "add it or correct the type");
    }

    @Test
    void aDanglingDOType_isRefusedWithItsPlace() {
        refused(
                SampleFiles.icd("", "<DO name=\"Obj\" type=\"Gone\"/>", ""),
                "5:1",
                "LNodeType Node cannot be used, see line 11, column 1: there is no DOType with the id \"Gone\"");
    }

    @Test
    void aDanglingDAType_isRefused() {
        refused(
                SampleFiles.attribute("", "<DA name=\"mag\" bType=\"Struct\" type=\"Gone\" fc=\"MX\"/>", ""),
                "5:1",
                "see line 14, column 28: there is no DAType with the id \"Gone\"");
    }

    @Test
    void aDanglingEnumType_isRefused() {
        refused(
                SampleFiles.attribute("", "<DA name=\"stVal\" bType=\"Enum\" type=\"Gone\" fc=\"ST\"/>", ""),
                "5:1",
                "there is no EnumType with the id \"Gone\"");
    }

    @Test
    void aFaultInATypeThatNobodyUses_isToldButRefusesNothing() {
        SclDocument document = SampleFiles.readText(SampleFiles.icd(
                "", STATUS, "<DOType id=\"Lost\" cdc=\"INS\"><DA name=\"a\" bType=\"Nope\" fc=\"ST\"/></DOType>"));

        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.toString())
                    .startsWith("14:29: error: expected bType of DA to be Struct, Enum or one of [BOOLEAN,")
                    .endsWith("but got \"Nope\"");
        });
        assertThat(document.single().model().attributes()).hasSize(2);
    }

    @Test
    void aDataObjectTypeInsideItself_isRefused() {
        refused(
                SampleFiles.icd(
                        "",
                        OBJ,
                        "<DOType id=\"Obj\" cdc=\"X\"><SDO name=\"a\" type=\"B\"/></DOType>"
                                + "<DOType id=\"B\" cdc=\"X\"><SDO name=\"b\" type=\"Obj\"/></DOType>"),
                "5:1",
                "DOType Obj is part of itself: Obj > B > Obj; break the loop");
    }

    @Test
    void anAttributeTypeInsideItself_isRefused() {
        refused(
                SampleFiles.attribute(
                        "",
                        "<DA name=\"a\" bType=\"Struct\" type=\"T\" fc=\"ST\"/>",
                        "<DAType id=\"T\"><BDA name=\"b\" bType=\"Struct\" type=\"T\"/></DAType>"),
                "5:1",
                "DAType T is part of itself: T > T");
    }

    @Test
    void twoTypesOfOneId_areRefused() {
        refused(
                SampleFiles.attribute(
                        "",
                        "<DA name=\"a\" bType=\"INT8\" fc=\"ST\"/>",
                        "\n<DOType id=\"Obj\" cdc=\"SPS\"><DA name=\"a\" bType=\"BOOLEAN\" fc=\"ST\"/></DOType>"),
                "5:1",
                "see line 15, column 1: expected one DOType with the id Obj, but there is another at line 14");
    }

    @Test
    void twoTypesOfOneIdInTheSameWords_areOne() {
        String type = "<DOType id=\"Obj\" cdc=\"SPS\"><DA name=\"a\" bType=\"BOOLEAN\" fc=\"ST\"/></DOType>\n";
        SclDocument document = SampleFiles.readText(SampleFiles.icd("", OBJ, type + type));

        assertThat(document.problems())
                .singleElement()
                .hasToString("15:1: warning: DOType Obj is declared at line 14 in the same words; left out this one");
        assertThat(document.single().model().attributes()).hasSize(2);
    }

    @Test
    void aWrongFunctionalConstraint_isRefused() {
        refused(
                SampleFiles.attribute("", "<DA name=\"a\" bType=\"INT8\" fc=\"XX\"/>", ""),
                "5:1",
                "expected fc of DA to be one of [ST, MX,",
                "but got \"XX\"");
    }

    @Test
    void twoAttributesOfOneName_areRefused() {
        String attribute = "<DA name=\"a\" bType=\"INT8\" fc=\"ST\"/>";
        refused(SampleFiles.attribute("", attribute + attribute, ""), "5:1", "DOType Obj has two children named a");
    }

    @Test
    void aCountThatIsNone_isRefused() {
        refused(
                SampleFiles.attribute("", "<DA name=\"a\" bType=\"INT8\" fc=\"ST\" count=\"many\"/>", ""),
                "5:1",
                "expected count of DA to be a number or an attribute beside it, but got \"many\"");
    }

    @Test
    void anUnknownLiteral_isRefusedWhereItIsGiven() {
        refused(
                SampleFiles.attribute(
                        "<DOI name=\"Obj\">\n<DAI name=\"stVal\"><Val>On</Val></DAI></DOI>",
                        "<DA name=\"stVal\" bType=\"Enum\" type=\"E\" fc=\"ST\"/>",
                        "<EnumType id=\"E\"><EnumVal ord=\"1\">on</EnumVal></EnumType>"),
                "7:19",
                "expected a literal of E {1=on}, but got \"On\"");
    }

    @Test
    void everyValueThatIsNone_isNamed() {
        String faulty = SampleFiles.attribute(
                "<DOI name=\"Obj\"><DAI name=\"a\"><Val>300</Val></DAI>\n<DAI name=\"b\"><Val>maybe</Val></DAI></DOI>",
                "<DA name=\"a\" bType=\"INT8\" fc=\"ST\"/><DA name=\"b\" bType=\"BOOLEAN\" fc=\"ST\"/>",
                "");

        assertThatThrownBy(() -> SampleFiles.readText(faulty).single())
                .hasMessageEndingWith("(and 1 more)")
                .isInstanceOfSatisfying(
                        SclException.class,
                        e -> assertThat(e.problems().stream().map(Object::toString))
                                .containsExactly(
                                        "6:31: error: INT8 must be -128 to 127, but is 300",
                                        "7:15: error: expected BOOLEAN, true or false, but got \"maybe\""));
    }

    @Test
    void anIndexBeyondTheArray_isRefused() {
        refused(
                SampleFiles.attribute(
                        "<DOI name=\"Obj\"><DAI name=\"a\" ix=\"3\"><Val>1</Val></DAI></DOI>",
                        "<DA name=\"a\" bType=\"INT8\" fc=\"ST\" count=\"3\"/>",
                        ""),
                "6:17",
                "expected ix of DAI to be the number of an array element, 0 to 2, but got \"3\"");
    }

    @Test
    void twoLogicalNodesOfOneName_areRefused() {
        String text = SampleFiles.icd("", STATUS, "");
        refused(
                text.replace("</LDevice>", "<LN lnClass=\"GGIO\" inst=\"1\" lnType=\"Node\"/></LDevice>"),
                "7:6",
                "logical device ALD has two logical nodes GGIO1");
    }

    @Test
    void twoLogicalDevicesOfOneName_areRefused() {
        String text = SampleFiles.icd("", STATUS, "");
        refused(
                text.replace(
                        "</Server>",
                        "<LDevice inst=\"LD\"><LN0 lnClass=\"LLN0\" inst=\"\" lnType=\"Zero\"/></LDevice></Server>"),
                "7:16",
                "IED A has two logical devices ALD");
    }

    @Test
    void aLogicalDeviceWithoutLln0_isRefused() {
        refused(
                SampleFiles.icd("", STATUS, "").replace("<LN0 lnClass=\"LLN0\" inst=\"\" lnType=\"Zero\"/>", ""),
                "3:62",
                "expected an LN0 in logical device ALD");
    }

    @Test
    void twoDataSetsOfOneName_areRefused() {
        String dataSet =
                "<DataSet name=\"D\"><FCDA ldInst=\"LD\" lnClass=\"GGIO\" lnInst=\"1\" doName=\"Obj\" fc=\"ST\"/></DataSet>\n";
        refused(SampleFiles.icd(dataSet + dataSet, STATUS, ""), "7:1", "there are two data sets D");
    }

    @Test
    void aReferenceTooLong_isRefused() {
        refused(
                SampleFiles.icd(
                        "",
                        "<DO name=\"" + "Obj".repeat(20) + "\" type=\"Obj\"/>",
                        "<DOType id=\"Obj\" cdc=\"X\"><DA name=\"" + "a".repeat(64)
                                + "\" bType=\"INT8\" fc=\"ST\"/></DOType>"),
                "3:1",
                "a reference must have 1 to 129 characters");
    }

    @RepeatedTest(40)
    void aDamagedFile_isReadOrRefusedButNothingElse(RepetitionInfo repetition) {
        RandomValues random = new RandomValues(repetition.getCurrentRepetition());
        byte[] bytes = SampleFiles.bytes(SampleFiles.ALL.get(random.below(SampleFiles.ALL.size())));
        for (int i = 0; i < 1 + random.below(4); i++) {
            int at = random.below(bytes.length);
            switch (random.below(3)) {
                case 0 -> bytes[at] = (byte) random.below(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default ->
                    System.arraycopy(bytes.clone(), 0, bytes, at, Math.min(bytes.length - at, random.below(200)));
            }
        }
        byte[] damaged = bytes;
        try {
            SclFile.read(new java.io.ByteArrayInputStream(damaged), "damaged", SclLimits.DEFAULT)
                    .eachIed(
                            ied -> assertThat(ied.model()).isNotNull(),
                            e -> assertThat(e.problems()).isNotEmpty());
        } catch (SclException e) {
            assertThat(e.problems())
                    .as("seed %d", repetition.getCurrentRepetition())
                    .isNotEmpty();
        }
    }
}
