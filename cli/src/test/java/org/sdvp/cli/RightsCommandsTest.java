package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.cli.output.Screen;

/** {@code sdvp audit} and {@code sdvp explain}. */
class RightsCommandsTest {
    private static final String AGENT = """
            account:
              jid: hp01@sdvp.test
              password-env: SECRET
            owners:
              - jid: home@sdvp.test
                groups: [Bewohner]
            groups:
              user: [Bewohner]
            device:
              driver: simulated
            """;

    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        net.wholeOnline("hp01@sdvp.test/pump");
    }

    @AfterEach
    void end() {
        net.close();
    }

    private void operated() {
        assertThat(net.run("operate", "hp01", "KPMP1.OpCtl", "off").exitCode()).isZero();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> net.run("audit", "hp01").out().contains("Operate"));
    }

    @Test
    void audit_isATable_withWhoAndWhatAndHowItEnded() {
        operated();

        List<String> lines = net.run("audit", "hp01").lines();

        assertThat(lines.get(0)).matches("TIME +WHO +ROLES +SERVICE +REFERENCE +OLD +NEW +RESULT +N");
        assertThat(lines)
                .anyMatch(line -> line.matches("20\\S+Z +operator@sdvp.test/\\S+ +Service Provider +Operate +"
                        + "HP1/KPMP1\\.OpCtl +false +false +ok +1"));
    }

    @Test
    void audit_onATerminal_isAsWideAsThat_andCutsNothing() {
        operated();
        net.screen = new Screen(true, 60, 24, false);

        List<String> lines = net.run("audit", "hp01").lines();

        assertThat(lines).allMatch(line -> line.length() <= 60);
        assertThat(String.join("\n", lines))
                .matches("(?s).*20\\S+Z Operate HP1/KPMP1\\.OpCtl ok\n    by operator@sdvp\\.test/\\S+ \\(Service"
                        + "\\s+Provider\\)\n    false -> false.*");
        net.screen = new Screen(true, 400, 24, false);
        assertThat(net.run("audit", "hp01").lines().get(0)).startsWith("TIME ");
    }

    @Test
    void typoInAReference_isToldAsSuch_withWhatIsThere() {
        TestNet.Run object = net.run("read", "hp01", "RoomSTMP1.Tpm");
        TestNet.Run node = net.run("read", "hp01", "RomSTMP1.Tmp");
        TestNet.Run operated = net.run("operate", "hp01", "KPMP1.OpCtrl", "off");

        assertThat(object.exitCode()).isEqualTo(3);
        assertThat(object.err())
                .contains("HP1/RoomSTMP1 has no Tpm that this account may see; it has Tmp, Beh")
                .doesNotContain("access-violation");
        assertThat(node.err()).contains("HP1 has no RomSTMP1", "it has RoomSTMP1, ");
        assertThat(operated.err()).contains("HP1/KPMP1 has no OpCtrl", "it has OpCtl, ");
    }

    @Test
    void audit_asCsvJsonAndParquet_hasTheSameRecords() throws IOException {
        operated();
        Path parquet = home.resolve("audit.parquet");

        List<String> csv = net.run("audit", "hp01", "--csv").lines();
        List<String> json = net.run("audit", "hp01", "--json").lines();
        assertThat(net.run("audit", "hp01", "--parquet", "-o", parquet.toString())
                        .exitCode())
                .isZero();

        assertThat(csv.get(0)).isEqualTo("time,who,roles,service,reference,old_value,new_value,result,count");
        assertThat(csv).hasSize(json.size() + 1).anyMatch(line -> line.contains(",Operate,HP1/KPMP1.OpCtl,"));
        assertThat(json).anyMatch(line -> line.contains("\"service\":\"Operate\"") && line.contains("\"count\":1"));
        assertThat(Files.readAllBytes(parquet)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void audit_ofAnotherTime_isEmpty_andSaysSo() {
        operated();

        TestNet.Run run = net.run("audit", "hp01", "--to", "2020-01-01");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("sdvp: there is no record of that time\n");
    }

    @Test
    void audit_needsADeviceOrAStore_andAStoreThatIsThere() {
        assertThat(net.run("audit").exitCode()).isEqualTo(2);
        assertThat(net.run("audit", "hp01", "--store", "x").exitCode()).isEqualTo(2);
        TestNet.Run run = net.run("audit", "--store", home.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none/device.db cannot be read").contains("directory of an agent's store");
    }

    @Test
    void explain_asksTheDevice_forGroupsRolesAndRule() {
        TestNet.Run run = net.run("explain", "hp01", "operator", "HP1/KPMP1.OpCtl", "Operate");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0))
                .isEqualTo("operator@sdvp.test is in the group Service Provider, and so has the role Service Provider");
        assertThat(run.lines().get(2))
                .contains("yes")
                .contains("objects.csv gives Service Provider O on HP1/KPMP1.OpCtl");
    }

    @Test
    void explain_ofAStranger_isRefused_withTheReason() {
        TestNet.Run run = net.run("explain", "hp01", "nobody", "HP1/RoomSTMP1.Tmp", "GetDataValues");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("nobody@sdvp.test is not in the roster of the device: a stranger");
    }

    @Test
    void explain_withoutService_tellsOfAll_andFilesOfTheirServices() {
        assertThat(net.run("explain", "hp01", "operator", "HP1/RoomSTMP1.Tmp").out())
                .contains("GetDataValues", "Operate", "no O on HP1/RoomSTMP1.Tmp")
                .doesNotContain("SetFile");
        assertThat(net.run("explain", "hp01", "operator", "firmware/2.bin").out())
                .contains("SetFile", "which has firmware/2.bin")
                .doesNotContain("GetDataValues");
    }

    @Test
    void explain_ofAService_thatIsNone_isTold() {
        TestNet.Run run = net.run("explain", "hp01", "operator", "HP1/KPMP1.OpCtl", "Switch");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("\"Switch\" is no service of IEC 61850-7-2");
    }

    @Test
    void explain_offline_readsTheFileAlone_withItsOwnNamesOfGroups() throws IOException {
        Path file = Files.writeString(
                home.resolve("agent.yaml"), AGENT.replace("password-env: SECRET", "password-file: not-here"));

        TestNet.Run may = net.run("explain", "--config", file.toString(), "home", "HP1/HotWtrFSPT1.SptVal", "Operate");
        TestNet.Run mayNot = net.run("explain", "--config", file.toString(), "home", "HP1/KPMP1.OpCtl", "Operate");
        TestNet.Run asIf = net.run(
                "explain", "--config", file.toString(), "--group", "Vendor", "anna", "firmware/2.bin", "SetFile");

        assertThat(may.exitCode()).isZero();
        assertThat(may.out()).contains("the group Bewohner", "the role User");
        assertThat(mayNot.exitCode()).isEqualTo(3);
        assertThat(mayNot.out()).contains("objects.csv gives User no O on HP1/KPMP1.OpCtl");
        assertThat(asIf.exitCode()).isZero();
    }
}
