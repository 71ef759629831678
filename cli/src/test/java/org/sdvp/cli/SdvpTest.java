package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdvpTest {
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

    private static TestNet.Run failed(int exitCode, String err) {
        return new TestNet.Run(exitCode, "", "sdvp: " + err + "\n");
    }

    @Test
    void help_listsEveryCommand_asDoesNothingAtAll() {
        TestNet.Run help = net.run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "devices ",
                        "browse ",
                        "read ",
                        "write ",
                        "operate ",
                        "watch ",
                        "bench ",
                        "completion ",
                        "version ")
                .doesNotContain("complete ");
        assertThat(net.run()).isEqualTo(help);
        assertThat(net.run("bench", "roundtrip", "-h").out()).startsWith("Usage: sdvp bench roundtrip ");
        assertThat(net.run("bench", "store", "-h").out()).startsWith("Usage: sdvp bench store ");
    }

    @Test
    void wrongUse_isOneLineThatSaysWhereHelpIs() {
        assertThat(net.run("raed")).isEqualTo(failed(2, "no command 'raed'; see sdvp --help"));
        assertThat(net.run("rea")).isEqualTo(failed(2, "no command 'rea'; did you mean read?; see sdvp --help"));
        assertThat(net.run("read", "hp01"))
                .isEqualTo(failed(2, "missing required parameter: 'REF'; see sdvp read --help"));
        assertThat(net.run("write", "hp01", "a", "b", "c"))
                .isEqualTo(failed(2, "one argument too many: 'c'; see sdvp write --help"));
        assertThat(net.run("devices", "--nope"))
                .isEqualTo(failed(2, "unknown option: '--nope'; see sdvp devices --help"));
        assertThat(net.run("bench"))
                .isEqualTo(
                        failed(
                                2,
                                "expected what to measure: roundtrip, reports, values, return, store or c; see sdvp bench --help"));
        assertThat(net.run("read", "hp01", "LLN0", "--timeout", "soon").err())
                .contains("expected a time of 1 ms or more such as 500ms, 10s or 2m, but got 'soon'");
    }

    @Test
    void bench_withWrongUse_startsNothing() {
        assertThat(net.run("bench", "roundtrip", "--xmpp", "openfire"))
                .isEqualTo(
                        failed(
                                2,
                                "invalid value for option '--xmpp': unknown XMPP server 'openfire': expected prosody or ejabberd; see sdvp bench roundtrip --help"));
        assertThat(net.run("bench", "return", "--away", "31m"))
                .isEqualTo(failed(2, "--away must be at most 30 min, but is 31 min; see sdvp bench return --help"));
        assertThat(net.run("bench", "return", "0"))
                .isEqualTo(failed(2, "expected 1 to 10000 boxes, but got 0; see sdvp bench return --help"));
        assertThat(net.run("bench", "roundtrip", "--seconds", "0").exitCode()).isEqualTo(2);
        assertThat(net.run("bench", "c", "--rounds", "0"))
                .isEqualTo(failed(2, "--rounds must be 1 to 1000, but is 0; see sdvp bench c --help"));
        assertThat(net.run("bench", "c"))
                .isEqualTo(failed(2, "expected --programs FOLDER with sdvp-agent-c in it; see sdvp bench c --help"));
        assertThat(net.run("bench", "roundtrip", "--profile", "x"))
                .isEqualTo(failed(2, "--profile and --device-profile go together; see sdvp bench roundtrip --help"));
    }

    @Test
    void demo_atASpeedThatCannotBe_startsNothing() {
        assertThat(net.run("demo", "--speed", "0"))
                .isEqualTo(failed(2, "speed must be 0.1 to 100000.0, but is 0.0; see sdvp demo --help"));
    }

    @Test
    void wrongUse_withJson_isADocumentToo() {
        TestNet.Run run = net.run("read", "hp01", "--json");
        assertThat(run.out().replaceAll("\\s", ""))
                .isEqualTo("{\"error\":{\"exitCode\":2,\"kind\":\"usage\",\"message\":"
                        + "\"missingrequiredparameter:'REF';seesdvpread--help\"}}");
        assertThat(run.err()).isNotEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void devices_listsThoseOnlineAndWithAllTheOthersToo() {
        assertThat(net.run("devices"))
                .isEqualTo(new TestNet.Run(0, "", "sdvp: no device of operator@sdvp.test is online\n"));
        net.online("hp01@sdvp.test/pump");
        net.online("hp02@sdvp.test/pump").close();
        assertThat(net.run("devices").lines())
                .hasSize(2)
                .element(1)
                .asString()
                .matches("hp01  online  ..:..:..  compact  hp01@sdvp\\.test/pump");
        assertThat(net.run("devices", "--all").lines().get(2))
                .isEqualTo("hp02  offline  -         -        hp02@sdvp.test");
        assertThat(net.run("devices", "-a", "--json").out().replaceAll("\\s", ""))
                .matches("\\{\"account\":\"operator@sdvp.test\",\"devices\":\\[\\{\"name\":\"hp01\",\"jid\":"
                        + "\"hp01@sdvp.test/pump\",\"online\":true,\"since\":\"[^\"]*\",\"format\":\"compact\"\\},"
                        + "\\{\"name\":\"hp02\",\"jid\":\"hp02@sdvp.test\",\"online\":false\\}\\]\\}");
    }

    @Test
    void unknownJid_andOfflinePeer_areToldApart() {
        net.online("hp01@sdvp.test/pump");
        net.online("hp02@sdvp.test/pump").close();
        assertThat(net.run("read", "hp99", "LLN0"))
                .isEqualTo(
                        failed(
                                4,
                                "hp99@sdvp.test is unknown: it is not in the roster of operator@sdvp.test, which has hp01, hp02"));
        assertThat(net.run("read", "hp02", "LLN0"))
                .isEqualTo(failed(4, "hp02@sdvp.test is offline: no presence of it has come; see \"sdvp devices\""));
        assertThat(net.run("read", "a@b@c", "LLN0").exitCode()).isEqualTo(2);
        assertThat(net.run("read", "hp02", "LLN0", "--json").out()).contains("\"kind\" : \"device-offline\"");
    }

    @Test
    void wrongPassword_isToldWithoutIt() {
        assertThat(net.run("devices").exitCode()).isZero();
        net.profile("jid: operator@sdvp.test\npassword: wr0ng\n");
        TestNet.Run run = net.run("devices", "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("\"kind\" : \"login-not-authorized\"").doesNotContain("wr0ng");
        assertThat(run.err()).contains("operator@sdvp.test").doesNotContain("wr0ng");
    }

    @Test
    void xmppServerDown_isTold() {
        net.xmppServer.down(true);
        TestNet.Run run = net.run("devices", "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("\"kind\" : \"login-unreachable\"");
    }

    @Test
    void noProfile_namesEveryPlace() throws java.io.IOException {
        java.nio.file.Files.delete(home.resolve(".config/sdvp/profile"));
        TestNet.Run run = net.run("devices");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("sdvp: no connection profile: ")
                .contains("--profile", "$SDVP_PROFILE", ".cache/sdvp/demo.profile", ".config/sdvp/profile");
        assertThat(net.run("devices", "--profile", "/nowhere").err())
                .isEqualTo("sdvp: profile /nowhere does not exist\n");
    }

    @Test
    void wrongReference_isToldBeforeAnythingIsSent() {
        net.online("hp01@sdvp.test/pump");
        assertThat(net.run("read", "hp01", "HP1/RoomSTMP1.Tmp[XX]").err())
                .startsWith(
                        "sdvp: \"XX\" in \"HP1/RoomSTMP1.Tmp[XX]\" is no functional constraint; expected one of ST, MX");
        assertThat(net.run("read", "hp01", "a..b").exitCode()).isEqualTo(2);
    }

    @Test
    void faultOfTheProgram_isToldInOneLine() {
        net.connector = settings -> {
            throw new IllegalStateException("broken\u001b[2J");
        };
        assertThat(net.run("devices"))
                .isEqualTo(failed(
                        1,
                        "a fault of this program: java.lang.IllegalStateException: broken?[2J; --verbose shows where"));
    }

    @Test
    void version_isPrinted() {
        assertThat(net.run("version").out()).startsWith("sdvp ").contains(" on ");
        assertThat(net.run("version", "--json").out()).contains("\"sdvp\" : ");
    }
}
