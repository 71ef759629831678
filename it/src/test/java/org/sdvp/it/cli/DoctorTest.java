package org.sdvp.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.agent.AgentProgram;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.xmpp.smack.SmackConnector;

/** {@code sdvp doctor} over real XMPP servers. */
class DoctorTest {
    @TempDir
    private Path home;

    private Path agentFile(RealNet net) throws IOException {
        Path secret = Files.writeString(home.resolve("hp01.password"), RealNet.PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(home.resolve("agent.yaml"), """
                account:
                  jid: hp01@sdvp.test
                  password-file: hp01.password
                xmpp-server:
                  host: 127.0.0.1
                  port: %d
                  ca-file: %s
                owners:
                  - jid: operator@sdvp.test
                    groups: [Service Provider]
                device:
                  driver: simulated
                store:
                  directory: store
                """.formatted(net.server.port(), net.server.caFile()));
    }

    @ParameterizedTest
    @EnumSource
    void serverDeviceAndFile_thatAreWell_haveNothingThatFails(XmppServerKind kind) throws IOException {
        try (RealNet net = new RealNet(kind, home)) {
            Path file = agentFile(net);
            // Nobody is there yet: that is found too.
            assertThat(net.run("doctor", "hp01").exitCode()).isEqualTo(4);
            AgentProgram agent = AgentProgram.start(
                    file,
                    Map.of(),
                    SmackConnector.withOwnThreads(),
                    config -> InstallTarget.none(new FirmwareVersion("1.0")));
            try (agent) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                net.run("read", "hp01", "RoomSTMP1.Tmp.mag").exitCode() == 0);

                RealNet.Run device = net.run("doctor", "hp01");

                assertThat(device.out())
                        .contains(
                                "ok    TLS                 TLSv1.3", "server certificate  for sdvp.test", "SCRAM-SHA-")
                        .contains("ok    resumption", "ok    roles", "ok    device clock", "ok    association")
                        .contains((kind == XmppServerKind.PROSODY ? "ok    " : "warn  ") + "pre-approval")
                        .contains("ok    throughput", "server clock")
                        .doesNotContain("fail ");
                assertThat(device.exitCode()).isZero();
                RealNet.Run own = net.run("doctor", "--config", file.toString());
                assertThat(own.out())
                        .contains("ok    store", "ok    roster", "ca-file             CN=SDVP private CA")
                        .doesNotContain("fail ");
                assertThat(own.exitCode()).isZero();
                // Its agent was not disturbed.
                assertThat(net.run("read", "hp01", "RoomSTMP1.Tmp.mag").exitCode())
                        .isZero();
            }
            net.profile("wrong horse", net.server.port(), net.server.caFile());
            assertThat(net.run("doctor").out()).contains("fail  login", "-> see that the account exists");
        }
    }
}
