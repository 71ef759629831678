package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.OrCat;

class OperateAndWriteTest {
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

    private static TestNet.Run ok(String out) {
        return new TestNet.Run(0, out + "\n", "");
    }

    private static TestNet.Run failed(int exitCode, String err) {
        return new TestNet.Run(exitCode, "", "sdvp: " + err + "\n");
    }

    @Test
    void operate_saysWhatWasDone() {
        assertThat(net.run("operate", "hp01", "KPMP1.OpCtl", "on"))
                .isEqualTo(ok("operated HP1/KPMP1.OpCtl = true on hp01@sdvp.test/pump "
                        + "(ctlNum 0, remote-control operator@sdvp.test)"));
        assertThat(net.run(
                        "operate",
                        "hp01",
                        "HP1/ComfMinFSPT1.SptVal",
                        "20.5",
                        "--check",
                        "interlock,synchro",
                        "--origin",
                        "maintenance",
                        "--ident",
                        "Bob"))
                .isEqualTo(ok("operated HP1/ComfMinFSPT1.SptVal = 20.5 °C on hp01@sdvp.test/pump "
                        + "(ctlNum 0, maintenance Bob, interlock check, synchro check)"));
        assertThat(net.operated.get(1).check().interlockCheck()).isTrue();
        assertThat(net.operated.get(1).origin().orCat()).isEqualTo(OrCat.MAINTENANCE);
        assertThat(net.run("operate", "hp01", "DHTP1.OpMod", "windpower").out())
                .startsWith("operated HP1/DHTP1.OpMod = windpower on ");
    }

    @Test
    void operate_json_hasEveryParameter() {
        TestNet.Run run = net.run("operate", "--json", "hp01", "ComfMinFSPT1.SptVal", "19");
        assertThat(run.out().replaceAll("\\s", ""))
                .matches(
                        "\\{\"device\":\"hp01@sdvp.test/pump\",\"reference\":\"HP1/ComfMinFSPT1.SptVal\",\"cdc\":\"APC\","
                                + "\"ctlVal\":\\{\"f\":19.0\\},\"origin\":\\{\"orCat\":\"remote-control\",\"orIdent\":"
                                + "\"operator@sdvp.test\"\\},\"ctlNum\":0,\"t\":\"20[^\"]*Z\",\"test\":false,\"check\":\\[\\]\\}");
    }

    @Test
    void operate_refused_namesServiceErrorAndAddCauseWithTheirNumbers() {
        net.refusal = Optional.of(AddCause.BLOCKED_BY_PROCESS);
        TestNet.Run run = net.run("operate", "hp01", "KPMP1.OpCtl", "off");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("sdvp: hp01@sdvp.test/pump refused Operate: ")
                .contains("blocked-by-process (9)");
        TestNet.Run json = net.run("operate", "hp01", "KPMP1.OpCtl", "off", "--json");
        assertThat(json.out().replaceAll("\\s", ""))
                .startsWith("{\"error\":{\"exitCode\":3,\"kind\":\"refused\",\"message\":")
                .contains("\"addCause\":{\"number\":9,\"name\":\"blocked-by-process\"}");
    }

    @Test
    void operate_outOfRange_isRefusedByTheDevice() {
        assertThat(net.run("operate", "hp01", "ComfMinFSPT1.SptVal", "99"))
                .isEqualTo(failed(
                        3,
                        "hp01@sdvp.test/pump refused Operate: parameter-value-inappropriate (5), invalid-position (4): "
                                + "HP1/ComfMinFSPT1.SptVal ctlVal must be 10.0 to 28.0, but is [99.0]"));
        assertThat(net.operated).isEmpty();
    }

    @Test
    void operate_ofAWrongType_isRefusedHere() {
        assertThat(net.run("operate", "hp01", "ComfMinFSPT1.SptVal", "warm"))
                .isEqualTo(failed(
                        2,
                        "value for HP1/ComfMinFSPT1.SptVal: expected FLOAT32 such as 21.5, at most 3.4028235E38, but got "
                                + "\"warm\""));
        assertThat(net.run("operate", "hp01", "RoomSTMP1.Tmp", "1"))
                .isEqualTo(failed(2, "expected a controllable data object, but HP1/RoomSTMP1.Tmp is of class MV"));
        assertThat(net.run("operate", "hp01", "KPMP1.OpCtl", "on", "--origin", "me"))
                .isEqualTo(failed(
                        2,
                        "invalid value for option '--origin': expected bay, station, remote, automatic-bay, "
                                + "automatic-station, automatic-remote, maintenance or process, but got 'me'; see sdvp "
                                + "operate --help"));
    }

    @Test
    void operate_withLongIdent_isRefusedHere() {
        TestNet.Run run = net.run("operate", "hp01", "KPMP1.OpCtl", "on", "--ident", "x".repeat(65));
        assertThat(run).isEqualTo(failed(2, "orIdent must have at most 64 octets, but has 65"));
    }

    @Test
    void operate_whereTheHomeOwnerHasTakenOver_saysSo() {
        net.set("HP1/LLN0.Loc.stVal[ST]", "true");
        TestNet.Run run = net.run("operate", "hp01", "KPMP1.OpCtl", "on");
        assertThat(run.err()).contains("blocked-by-switching-hierarchy (2)");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void write_saysWhatWasDone() {
        assertThat(net.run("write", "hp01", "LPHD1.PhyNam.owner", "Anna"))
                .isEqualTo(ok("wrote HP1/LPHD1.PhyNam.owner[DC] = Anna on hp01@sdvp.test/pump"));
        assertThat(net.run("read", "hp01", "LPHD1.PhyNam.owner").lines().get(1))
                .isEqualTo("HP1/LPHD1.PhyNam.owner  DC  Anna");
        assertThat(net.run("write", "hp01", "LPHD1.PhyNam.owner[DC]", "Bob", "--json")
                        .out()
                        .replaceAll("\\s", ""))
                .isEqualTo("{\"device\":\"hp01@sdvp.test/pump\",\"reference\":\"HP1/LPHD1.PhyNam.owner\",\"fc\":\"DC\","
                        + "\"written\":\"Bob\"}");
    }

    @Test
    void write_ofAMeasurement_isRefusedByTheDevice() {
        TestNet.Run run = net.run("write", "hp01", "RoomSTMP1.Tmp.mag.f", "30");
        assertThat(run.err())
                .isEqualTo("sdvp: hp01@sdvp.test/pump refused SetDataValues: access-violation (3): "
                        + "HP1/RoomSTMP1.Tmp.mag.f[MX]\n");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void write_ofAControl_pointsToOperate() {
        assertThat(net.run("write", "hp01", "KPMP1.OpCtl", "on"))
                .isEqualTo(failed(
                        2,
                        "HP1/KPMP1.OpCtl is a control (SPC): use \"operate\" to change it, or name the attribute to "
                                + "write"));
    }
}
