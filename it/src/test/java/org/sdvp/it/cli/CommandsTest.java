package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.xmpp.XmppConnection;

/** Every command and every bad input of an operator over a real Prosody: output and exit code exact. */
class CommandsTest {
    @TempDir
    private static Path home;

    private static RealNet net;

    @BeforeAll
    static void begin() throws IOException {
        net = new RealNet(XmppServerKind.PROSODY, home);
        net.online("hp01");
        XmppConnection second = net.online("hp02");
        // The first contact: roster and subscriptions come about here.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> net.run("devices").out().contains("hp02"));
        second.close();
    }

    @AfterAll
    static void end() throws IOException {
        net.close();
    }

    @BeforeEach
    void usualProfile() throws IOException {
        net.profile(RealNet.PASSWORD, net.server.port(), net.server.caFile());
    }

    private static void assertFailed(RealNet.Run run, int exitCode, String message) {
        assertThat(run.err()).isEqualTo("sdvp: " + message + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void devices_listsWhoIsOnline() {
        RealNet.Run run = net.run("devices", "--all");
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out().lines().toList().get(1))
                .matches("hp01  online   ..:..:..  compact  hp01@sdvp\\.test/pump");
        assertThat(run.out().lines().toList().get(2)).isEqualTo("hp02  offline  -         -        hp02@sdvp.test");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void browse_showsTheWholeHeatPump() {
        RealNet.Run run = net.run("browse", "hp01", "--depth", "9", "--values");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSizeGreaterThan(400).contains("hp01@sdvp.test/pump");
        assertThat(run.out()).containsPattern("└─ f +MX  FLOAT32 +21\\.5");
    }

    @Test
    void read_printsValuesWithUnits() {
        assertThat(net.run("read", "hp01", "HP1/RoomSTMP1.Tmp.mag", "KPMP1.OpCtl.ctlModel"))
                .isEqualTo(new RealNet.Run(0, """
                        REFERENCE                 FC  VALUE                        UNIT
                        HP1/RoomSTMP1.Tmp.mag.f   MX  21.5                         °C
                        HP1/KPMP1.OpCtl.ctlModel  CF  direct-with-normal-security
                        """, ""));
    }

    @Test
    void write_and_operate_reachTheDevice() {
        assertThat(net.run("write", "hp01", "LPHD1.PhyNam.owner", "Anna"))
                .isEqualTo(new RealNet.Run(0, "wrote HP1/LPHD1.PhyNam.owner[DC] = Anna on hp01@sdvp.test/pump\n", ""));
        assertThat(net.run("operate", "hp01", "ComfMinFSPT1.SptVal", "20.5"))
                .isEqualTo(new RealNet.Run(
                        0,
                        "operated HP1/ComfMinFSPT1.SptVal = 20.5 °C on hp01@sdvp.test/pump "
                                + "(ctlNum 0, remote-control operator@sdvp.test)\n",
                        ""));
    }

    @Test
    void wrongPassword_exits4_withoutTellingIt() throws IOException {
        net.profile("wrong horse", net.server.port(), net.server.caFile());
        RealNet.Run run = net.run("devices", "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("\"kind\" : \"login-not-authorized\"");
        assertThat(run.err()).contains("operator@sdvp.test", "password").doesNotContain("wrong horse");
    }

    @Test
    void wrongCertificate_exits4_andIsNoWrongPassword() throws IOException {
        Path other = Files.writeString(
                home.resolve("other.pem"),
                CertificateAuthority.create("Somebody else").certificatePem());
        net.profile(RealNet.PASSWORD, net.server.port(), other);
        RealNet.Run run = net.run("devices", "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("\"kind\" : \"login-certificate-untrusted\"");
        assertThat(run.err()).contains("certificate");
    }

    @Test
    void caFileWithoutCertificate_exits2() throws IOException {
        Path other = Files.writeString(home.resolve("none.pem"), "no certificate");
        net.profile(RealNet.PASSWORD, net.server.port(), other);
        RealNet.Run run = net.run("devices");
        assertThat(run.err()).contains("none.pem");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void noXmppServer_exits4() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        net.profile(RealNet.PASSWORD, port, net.server.caFile());
        RealNet.Run run = net.run("devices", "--json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("\"kind\" : \"login-unreachable\"");
        assertThat(run.err()).contains("127.0.0.1:" + port);
    }

    @Test
    void unknownJid_andOfflinePeer_exit4() {
        assertFailed(
                net.run("read", "hp99", "LLN0"),
                4,
                "hp99@sdvp.test is unknown: it is not in the roster of operator@sdvp.test, which has hp01, hp02");
        assertFailed(
                net.run("read", "hp02", "LLN0"),
                4,
                "hp02@sdvp.test is offline: no presence of it has come; see \"sdvp devices\"");
    }

    @Test
    void unknownReference_exits3() {
        RealNet.Run run = net.run("read", "hp01", "NoSTMP1.Tmp");
        assertThat(run.err())
                .isEqualTo("sdvp: hp01@sdvp.test/pump has no answer for NoSTMP1.Tmp: instance-not-available (1): HP1 "
                        + "has no NoSTMP1 that this account may see; it has RoomSTMP1, DHTP1, KPMP1, OutdSTMP1 "
                        + "and 49 more; \"sdvp browse\" shows what there is\n");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void wrongType_exits2_andOutOfRange_exits3() {
        assertFailed(
                net.run("operate", "hp01", "ComfMinFSPT1.SptVal", "warm"),
                2,
                "value for HP1/ComfMinFSPT1.SptVal: expected FLOAT32 such as 21.5, at most 3.4028235E38, but got \"warm\"");
        assertFailed(
                net.run("operate", "hp01", "ComfMinFSPT1.SptVal", "99"),
                3,
                "hp01@sdvp.test/pump refused Operate: parameter-value-inappropriate (5), invalid-position (4): "
                        + "HP1/ComfMinFSPT1.SptVal ctlVal must be 10.0 to 28.0, but is [99.0]");
    }

    @Test
    void watch_goesOn_whenTheDeviceIsPulledOffAndComesBack() {
        XmppConnection pump = net.online("hp02");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> net.run(
                out,
                new ByteArrayOutputStream(),
                "watch",
                "hp02",
                "RoomSTMP1.Tmp.q",
                "--every",
                "50ms",
                "--for",
                "40s"));
        await().atMost(Duration.ofSeconds(20)).until(() -> text(out).contains("RoomSTMP1.Tmp.q good"));
        pump.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> text(out).contains(" offline: "));
        XmppConnection back = net.online("hp02");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        text(out).substring(text(out).indexOf(" offline: ")).contains("RoomSTMP1.Tmp.q good"));
        back.close();
        assertThat(run.isDone()).isFalse();
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
