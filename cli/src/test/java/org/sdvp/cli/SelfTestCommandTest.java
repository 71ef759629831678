package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.agent.config.AccessConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.DeviceAccount;
import org.sdvp.agent.scl.SclAgentProgram;
import org.sdvp.cli.output.Screen;
import org.sdvp.model.scl.SclFile;
import org.sdvp.model.scl.SclIed;
import org.sdvp.operator.selftest.SelfTest;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

class SelfTestCommandTest {
    private static final Path FILES = Path.of("../model/src/test/resources/scl");

    @TempDir
    private Path home;

    private TestNet net;
    private SclAgentProgram device;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        SclIed ied = SclFile.read(FILES.resolve("otfabric-interop.icd")).single();
        Jid jid = Jid.of("relay@sdvp.test/IEC");
        DeviceAccount account = new DeviceAccount(
                XmppSettings.of(jid, Password.of("secret")),
                Map.of(Jid.of("operator@sdvp.test"), Set.of("Service Provider")),
                AccessConfig.USUAL,
                AgentLimits.USUAL,
                Optional.empty());
        device = SclAgentProgram.start(ied, account, net.xmppServer, Optional.of(Duration.ofMillis(50)));
        net.xmppServer.befriend("operator@sdvp.test", "relay@sdvp.test");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> net.run("devices").out().contains("relay"));
    }

    @AfterEach
    void end() {
        device.close();
        net.close();
    }

    @Test
    void selftest_ofASoundDevice_isALinePerCheck_andEndsWith0() {
        TestNet.Run run = net.run("selftest", "relay");
        List<String> lines = run.lines();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(lines).hasSize(SelfTest.size() + 2);
        assertThat(lines.get(0)).isEqualTo("self-test of relay@sdvp.test/IEC");
        assertThat(lines.subList(1, lines.size() - 1))
                .allMatch(line -> line.matches("(PASS|SKIP)  s[A-Z][a-z]+ +[a-zA-Z].*  .*"));
        assertThat(lines.get(lines.size() - 1)).matches("\\d+ passed, 0 failed, \\d+ skipped, in \\d+\\.\\d s");
    }

    @Test
    void selftest_json_isOneDocument() {
        TestNet.Run run = net.run("selftest", "relay", "--operate", "--json");
        assertThat(run.out())
                .startsWith("{")
                .contains("\"device\" : \"relay@sdvp.test/IEC\"", "\"operate\" : true", "\"complete\" : true")
                .contains("\"family\" : \"sRp\"", "\"verdict\" : \"PASS\"", "\"failed\" : 0");
    }

    @Test
    void selftest_verbose_showsEveryMessage() {
        TestNet.Run run = net.run("selftest", "relay", "--verbose");
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("      -> iq set: <associate xmlns='urn:sdvp:acsi:1'"))
                .anyMatch(line -> line.startsWith("      <- iq result: <associate "))
                .anyMatch(line -> line.startsWith("      -> iq get: <getServerDirectory "))
                .anyMatch(line -> line.startsWith("      <- message: <report "));
    }

    @Test
    void selftest_onANarrowTerminal_hasReasonsBelow_andNoLineTooLong() {
        net.screen = new Screen(true, 80, 24, false);
        assertThat(net.run("selftest", "relay").lines())
                .allMatch(line -> line.length() <= 80)
                .contains("SKIP  sSrv   a status value cannot be written")
                .contains("      it would try to write a status value as it is; --operate allows that");
    }

    @Test
    void selftest_ofADeviceWithAFault_endsWith3_andTellsIt() {
        net.online("hp01@sdvp.test/pump");
        net.set("HP1/LLN0.Beh.t[ST]", "2099-01-01T00:00:00Z");
        TestNet.Run run = net.run("selftest", "hp01");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("FAIL  sSrv   time stamps are plausible")
                        && line.contains("HP1/LLN0.Beh.t[ST] lies in the future"));
    }

    @Test
    void selftest_ofADeviceThatIsNotThere_endsWith4() {
        assertThat(net.run("selftest", "nobody").exitCode()).isEqualTo(4);
    }

    @Test
    void export_writesAnIcdThatIsFaultless() throws IOException {
        Path icd = home.resolve("relay.icd");
        TestNet.Run run = net.run("scl", "export", "relay", "-o", icd.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("wrote " + icd + ", IED relay: ");
        assertThat(net.run("scl", "check", icd.toString()).out()).endsWith("1 IED to serve, 0 errors, 0 warnings\n");
        assertThat(Files.readString(icd)).contains("<P type=\"JID\">relay@sdvp.test</P>");
    }

    @Test
    void export_withoutFile_goesToStandardOutput() {
        TestNet.Run run = net.run("scl", "export", "relay", "--ied", "TheRelay");
        assertThat(run.out())
                .startsWith("<?xml")
                .contains("<IED name=\"TheRelay\">")
                .endsWith("</SCL>\n");
    }

    @Test
    void export_toAFolderThatIsNotThere_isUsage() {
        TestNet.Run run = net.run(
                "scl", "export", "relay", "-o", home.resolve("none/relay.icd").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write ");
    }

    @Test
    void agent_withoutConfigOrFile_isUsage() {
        TestNet.Run run = net.run("agent");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected --config FILE, or --scl FILE");
    }

    @Test
    void agent_ofAnSclFile_needsAnAccount_andAnOwner() {
        String file = FILES.resolve("otfabric-interop.icd").toString();
        assertThat(net.run("agent", "--scl", file).err()).contains("--scl needs the device's account");
        net.profile("jid: relay@sdvp.test\npassword: secret\n");
        TestNet.Run run = net.run(
                "agent",
                "--scl",
                file,
                "--profile",
                home.resolve(".config/sdvp/profile").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--profile needs --owner JID");
    }

    @Test
    void agent_ofAnSclFileWithSeveralIeds_namesThem() {
        TestNet.Run run = net.run(
                "agent", "--scl", FILES.resolve("openscd-reportcontrol.scd").toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("choose one of [IED2, IED3");
    }
}
