package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SclCommandTest {
    private static final String GOOD = """
            <SCL xmlns="http://www.iec.ch/61850/2003/SCL" version="2007" revision="B" release="4">
            <Header id="A"/>
            <IED name="A"><AccessPoint name="P"><Server><Authentication/><LDevice inst="LD">
            <LN0 lnClass="LLN0" inst="" lnType="Zero">
            <DataSet name="D"><FCDA ldInst="LD" lnClass="LLN0" doName="Mod" fc="ST"/></DataSet>
            <ReportControl name="R" datSet="D" confRev="1" buffered="true"><OptFields/><RptEnabled max="2"/></ReportControl>
            <LogControl name="L" datSet="D" logName="Events"/><Log name="Events"/>
            <SettingControl numOfSGs="3" actSG="2"/>
            </LN0><LN lnClass="GGIO" inst="1" lnType="Node"/></LDevice></Server></AccessPoint></IED>
            <IED name="Client"><AccessPoint name="C"/></IED>
            <DataTypeTemplates>
            <LNodeType id="Zero" lnClass="LLN0"><DO name="Mod" type="Status"/></LNodeType>
            <LNodeType id="Node" lnClass="GGIO"><DO name="IntIn1" type="Status"/></LNodeType>
            <DOType id="Status" cdc="INS"><DA name="stVal" bType="INT32" fc="ST" dchg="true"/></DOType>
            </DataTypeTemplates>
            </SCL>
            """;

    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
    }

    @AfterEach
    void end() {
        net.close();
    }

    private String file(String content) throws IOException {
        return Files.writeString(home.resolve("test.icd"), content).toString();
    }

    @Test
    void check_ofAGoodFile_countsWhatIsInIt() throws IOException {
        assertThat(net.run("scl", "check", file(GOOD))).isEqualTo(new TestNet.Run(0, """
                        IED  LD  LN  DO  DA  DATA SETS  RCB  LCB
                        A     1   2   2   2          1    2    1
                        edition 2.1, 1 IED to serve, 0 errors, 0 warnings
                        """, ""));
    }

    @Test
    void check_ofAFaultyFile_tellsEachPlaceAndIsRefused() throws IOException {
        String faulty = GOOD.replace("type=\"Status\"/></LNodeType>\n<DO", "type=\"Gone\"/></LNodeType>\n<DO")
                .replace("datSet=\"D\" logName", "datSet=\"E\" logName");
        String name = file(faulty);

        TestNet.Run run = net.run("scl", "check", name);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .containsExactly(
                        name + ":13:37: error: there is no DOType with the id \"Gone\" in DataTypeTemplates; add it or "
                                + "correct the type",
                        name + ":9:7: error: LNodeType Node cannot be used, see line 13, column 37: there is no DOType "
                                + "with the id \"Gone\" in DataTypeTemplates; add it or correct the type",
                        "edition 2.1, 0 IEDs to serve, 2 errors, 0 warnings");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void check_tellsWhatWasTolerated() throws IOException {
        String name = file(GOOD.replace("datSet=\"D\" logName", "datSet=\"E\" logName"));

        assertThat(net.run("scl", "check", name).out())
                .startsWith(name + ":7:1: warning: LogControl L names the data set E")
                .endsWith("edition 2.1, 1 IED to serve, 0 errors, 1 warning\n");
        assertThat(net.run("scl", "check", name).exitCode()).isZero();
    }

    @Test
    void check_ofWhatIsNoScl_isRefused() throws IOException {
        String name = file("<!DOCTYPE SCL SYSTEM \"x\"><SCL/>");

        assertThat(net.run("scl", "check", name))
                .isEqualTo(new TestNet.Run(
                        3,
                        name + ":1:26: error: the file has a document type (DOCTYPE), which SCL has not and which is "
                                + "never read, for it can name other files; delete it\n"
                                + "0 IEDs to serve, 1 error, 0 warnings\n",
                        ""));
    }

    @Test
    void check_withJson_isOneDocument() throws IOException {
        assertThat(net.run("scl", "check", "--json", file(GOOD)).out().replaceAll("\\s", ""))
                .contains("\"edition\":\"edition2.1\",\"problems\":[],\"ieds\":[{\"name\":\"A\",\"logicalDevices\":1,")
                .contains("\"reportControlBlocks\":2");
    }

    @Test
    void show_printsTheTree() throws IOException {
        assertThat(net.run("scl", "show", file(GOOD))).isEqualTo(new TestNet.Run(0, """
                        IED A at access point P, edition 2.1
                        NAME          TYPE      NOTE
                        ALD           LD
                        ├─ LLN0       LN
                        │  ├─ Mod     INS
                        │  ├─ D       data set  1 member
                        │  ├─ R       BRCB      R01 R02, data set D
                        │  ├─ L       LCB       log Events, data set D
                        │  ├─ Events  log
                        │  └─ SGCB    SGCB      3 setting groups, active 2
                        └─ GGIO1      LN
                           └─ IntIn1  INS
                        """, ""));
        assertThat(net.run("scl", "show", "--json", "--ied", "A", "--access-point", "P", file(GOOD))
                        .out()
                        .replaceAll("\\s", ""))
                .startsWith("{\"ied\":\"A\",\"accessPoint\":\"P\",")
                .contains("\"reportControlBlocks\":[{\"names\":[\"R01\",\"R02\"],\"buffered\":true,\"dataSet\":\"D\"}]")
                .contains("\"settingGroups\":{\"number\":3,\"active\":2}")
                .endsWith("\"warnings\":[]}");
    }

    @Test
    void show_ofAnIedThatIsNotThere_isRefused() throws IOException {
        assertThat(net.run("scl", "show", "--ied", "B", file(GOOD)))
                .isEqualTo(new TestNet.Run(3, "", "sdvp: test.icd: there is no IED B; choose one of [A, Client]\n"));
        assertThat(net.run("scl", "show", "--ied", "Client", file(GOOD)).err()).startsWith("sdvp: test.icd:10:");
    }

    @Test
    void aFileThatIsNotThere_isWrongUse() {
        String name = home.resolve("none.icd").toString();

        assertThat(net.run("scl", "show", name))
                .isEqualTo(new TestNet.Run(2, "", "sdvp: cannot read " + name + ": no such file\n"));
        assertThat(net.run("scl", "check", name)).isEqualTo(net.run("scl", "show", name));
        assertThat(net.run("scl").err())
                .isEqualTo("sdvp: expected what to do: check, show, export or to-c; see sdvp scl --help\n");
    }

    @Test
    void toC_writesTheTableAndItsHeader_theSameEachTime() throws IOException {
        Path source = home.resolve("relay.c");

        assertThat(net.run("scl", "to-c", file(GOOD), "-o", source.toString())).isEqualTo(new TestNet.Run(0, "", ""));

        String first = Files.readString(source);
        assertThat(first).contains("#include \"relay.h\"", "const sdvp_model_t a_model = {.name = \"A\"");
        assertThat(Files.readString(home.resolve("relay.h"))).contains("extern const sdvp_model_t a_model;");
        net.run("scl", "to-c", file(GOOD), "-o", source.toString());
        assertThat(source).hasContent(first);
    }

    @Test
    void toC_withoutFileName_printsASourceThatStandsAlone() throws IOException {
        assertThat(net.run("scl", "to-c", file(GOOD), "--name", "relay").out())
                .contains("#include \"sdvp/model.h\"\n\nextern const sdvp_model_t relay;")
                .endsWith(".count = 1};\n");
    }

    @Test
    void toC_ofTheHeatPump_hasItsModel() {
        assertThat(net.run("scl", "to-c", "--heatpump", "HP7").out())
                .contains("const sdvp_model_t hp7_model = {", "\"HP7/MMXN1.Watt[MX]\"");
    }

    @Test
    void tableOfTheAgentInC_isMadeOfItsIcd() throws IOException {
        Path folder = Path.of(System.getProperty("basedir", "."), "..", "c", "tools", "heatpump");
        Path source = home.resolve("heatpump.c");

        net.run(
                "scl",
                "to-c",
                folder.resolve("heatpump.icd").toString(),
                "--name",
                "heatpump",
                "-o",
                source.toString());

        assertThat(Files.readString(folder.resolve("heatpump.c"))).isEqualTo(Files.readString(source));
        assertThat(Files.readString(folder.resolve("heatpump.h")))
                .isEqualTo(Files.readString(home.resolve("heatpump.h")));
    }

    @Test
    void toC_withoutOneModel_orWithANameThatCCannotHave_isMisuse() throws IOException {
        assertThat(net.run("scl", "to-c").err()).contains("expected either a FILE or --heatpump DEVICE");
        assertThat(net.run("scl", "to-c", file(GOOD), "--heatpump", "HP1").exitCode())
                .isEqualTo(2);
        assertThat(net.run("scl", "to-c", file(GOOD), "--name", "struct").err()).contains("a name for C");
        assertThat(net.run("scl", "to-c", "--heatpump", "H P").exitCode()).isEqualTo(2);
        assertThat(net.run(
                                "scl",
                                "to-c",
                                file(GOOD),
                                "-o",
                                home.resolve("table.txt").toString())
                        .err())
                .contains("ends in .c");
    }
}
