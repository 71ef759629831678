package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowseCommandTest {
    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        net.online("hp01@sdvp.test/pump");
    }

    @AfterEach
    void end() {
        net.close();
    }

    @Test
    void browse_withoutReference_goesDownToTheDataObjects() {
        TestNet.Run run = net.run("browse", "hp01");
        assertThat(run.lines())
                .startsWith(
                        "NAME                     CDC  DESCRIPTION",
                        "hp01@sdvp.test/pump",
                        "└─ HP1",
                        "   ├─ LLN0",
                        "   │  ├─ Beh             ENS",
                        "   │  ├─ NamPlt          LPL  Name plate of the logical device")
                .containsSequence(
                        "   ├─ MMXN1",
                        "   │  ├─ Beh             ENS",
                        "   │  └─ Watt            MV   Electric power of the heat pump")
                .contains("   │  └─ ClcSrc          ORG  The node it is made of")
                .endsWith("      └─ Num             INS  How many such events the record stands for");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void browse_showsManyThatDifferInANumberOnly_asOne() {
        TestNet.Run run = net.run("browse", "hp01", "OpCtlFSCH1", "--depth", "1");

        assertThat(run.lines())
                .contains("├─ StrTm1          TSG  " + "A start in UTC: once at setTm, or again and again"
                        + " by setCal, from setTm on")
                .endsWith("└─ ValSPG001..096  SPG");
        assertThat(net.run("browse", "hp01", "OpCtlFSCH1", "--depth", "1", "--json")
                        .out())
                .contains("\"ValSPG095\"");
    }

    @Test
    void browse_ofADataObject_showsItsAttributesWithConstraintAndType() {
        assertThat(net.run("browse", "hp01", "RoomSTMP1.Tmp").out()).isEqualTo("""
                        NAME              FC  TYPE
                        Tmp                   MV  Indoor temperature
                        ├─ mag            MX  STRUCTURE
                        │  └─ f           MX  FLOAT32
                        ├─ q              MX  QUALITY
                        ├─ t              MX  TIMESTAMP
                        ├─ units          CF  STRUCTURE
                        │  ├─ SIUnit      CF  ENUMERATED SIUnitKind
                        │  └─ multiplier  CF  ENUMERATED MultiplierKind
                        ├─ db             CF  INT32U
                        ├─ dbRef          CF  FLOAT32
                        └─ d              DC  VISIBLE_STRING
                        """);
    }

    @Test
    void browse_withValues_readsThem() {
        assertThat(net.run("browse", "hp01", "RoomSTMP1.Tmp", "--values").lines())
                .contains(
                        "NAME              FC  TYPE                       VALUE",
                        "│  └─ f           MX  FLOAT32                    21.5",
                        "└─ d              DC  VISIBLE_STRING             Indoor temperature");
    }

    @Test
    void browse_withDepth_stopsThere() {
        assertThat(net.run("browse", "hp01", "--depth", "1").out()).isEqualTo("""
                        NAME                 CDC  DESCRIPTION
                        hp01@sdvp.test/pump
                        └─ HP1
                        """);
        assertThat(net.run("browse", "hp01", "--depth", "-1"))
                .isEqualTo(
                        new TestNet.Run(2, "", "sdvp: --depth must be 0 or more, but is -1; see sdvp browse --help\n"));
    }

    @Test
    void browse_json_isATree() {
        assertThat(net.run("browse", "hp01", "RoomSTMP1.Tmp.mag", "--json", "--values")
                        .out()
                        .replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"kind\":\"data-attribute\",\"name\":\"mag\",\"reference\":\"HP1/RoomSTMP1.Tmp.mag\","
                                + "\"fc\":\"MX\",\"type\":\"STRUCTURE\",\"children\":[{\"kind\":\"component\",\"name\":\"f\","
                                + "\"reference\":\"HP1/RoomSTMP1.Tmp.mag.f\",\"fc\":\"MX\",\"type\":\"FLOAT32\",\"value\":21.5}]}");
    }

    @Test
    void browse_ofWhatIsNotThere_isRefused() {
        TestNet.Run run = net.run("browse", "hp01", "NoSTMP1");
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sdvp: hp01@sdvp.test/pump refused GetLogicalNodeDirectory: instance-not-available (1): ")
                .endsWith("; \"sdvp browse\" shows what there is\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(net.run("browse", "hp01", "RoomSTMP1.Tmp.nag"))
                .isEqualTo(new TestNet.Run(
                        3,
                        "",
                        "sdvp: instance-not-available (1): there is no RoomSTMP1.Tmp.nag: HP1/RoomSTMP1.Tmp has no nag; "
                                + "it has mag, q, t, units, db, dbRef, d; \"sdvp browse\" shows what there is\n"));
    }
}
