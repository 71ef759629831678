package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.link.EntityTime;

/** {@code sdvp doctor}. */
class DoctorCommandTest {
    private static final String AGENT = """
            account:
              jid: hp07@sdvp.test
              password-file: pw
            xmpp-server:
              host: xmpp.sdvp.test
            device:
              driver: simulated
            store:
              directory: store
            %s
            """;

    @TempDir
    private Path home;

    private TestNet net;

    @BeforeEach
    void start() {
        net = new TestNet(home);
    }

    @AfterEach
    void end() {
        net.close();
    }

    private Path agent(String more) throws IOException {
        Path secret = Files.writeString(home.resolve("pw"), "secret\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(home.resolve("agent.yaml"), AGENT.formatted(more));
    }

    @Test
    void account_withoutContacts_fails_withAdvice() {
        TestNet.Run run = net.run("doctor");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("fail  roster", "the roster is empty", "-> enrol a box")
                .endsWith("1 failed\n");
    }

    @Test
    void device_thatIsWell_isFoundSo() {
        XmppConnection pump = net.online("hp01@sdvp.test/pump");
        EntityTime.answer(pump, net.time());

        TestNet.Run run = net.run("doctor", "hp01");

        assertThat(run.out())
                .contains("ok    contact", "ok    device ", "ok    roles", "and so has the roles [Service Provider]")
                .contains("ok    device clock", "ok    association")
                .doesNotContain("fail ");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void device_thatIsOffline_isUnreachable_alsoForPrograms() {
        net.online("hp01@sdvp.test/pump").close();

        TestNet.Run run = net.run("doctor", "hp01", "--json");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out())
                .contains("\"subject\" : \"hp01\"", "\"unreachable\" : true", "\"check\" : \"device\"", "is offline");
    }

    @Test
    void device_thatNobodyKnows_isNotInTheRoster() {
        assertThat(net.run("doctor", "hp99").out())
                .contains("hp99@sdvp.test is not in the roster of operator@sdvp.test");
    }

    @Test
    void login_thatIsRefused_isAFinding_withAdvice() {
        net.connector = settings -> {
            throw new XmppLoginException(XmppLoginException.Reason.WEAK_MECHANISMS, "only PLAIN is offered");
        };
        TestNet.Run run = net.run("doctor");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("fail  login", "only PLAIN is offered", "offer SCRAM");
    }

    @Test
    void agentFile_withAFault_isToldWithItsLine() throws IOException {
        TestNet.Run run = net.run("doctor", "--config", agent("colour: red").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("fail  file", "colour");
    }

    @Test
    void agentFile_isExamined_beforeItsAccount() throws IOException {
        Path file = agent("owners:\n  - jid: operator@sdvp.test\n    groups: [Service Provider]");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        TestNet.Run run = net.run("doctor", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("fail  file", "chmod go-w")
                .contains("formats", "the owner operator@sdvp.test is not in it yet");
    }

    @Test
    void deviceAndFile_together_areWrongUse() {
        assertThat(net.run("doctor", "hp01", "--config", "x").exitCode()).isEqualTo(2);
    }
}
