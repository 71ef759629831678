package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.scl.SclAgentProgram;
import org.sdvp.model.scl.SclFile;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** {@code sdvp audit} and {@code sdvp explain} at a device of an SCL file. */
class SclAgentRightsTest {
    private static final Path FILE = Path.of("../model/src/test/resources/scl/otfabric-interop.icd");

    @TempDir
    private Path home;

    private TestNet net;
    private SclAgentProgram device;
    private boolean isOff;

    @BeforeEach
    void begin() {
        net = new TestNet(home);
        device = SclAgentProgram.start(
                SclFile.read(FILE).single(),
                new DeviceAccount(
                        XmppSettings.of(Jid.of("relay@sdvp.test/IEC"), Password.of("secret")),
                        Map.of(Jid.of("operator@sdvp.test"), Set.of("Service Provider")),
                        AccessConfig.USUAL,
                        AgentLimits.USUAL,
                        Optional.of(StoreConfig.in(home.resolve("store")))),
                net.xmppServer,
                Optional.empty());
        net.xmppServer.befriend("operator@sdvp.test", "relay@sdvp.test");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> net.run("devices").out().contains("relay"));
    }

    @AfterEach
    void end() {
        switchOff();
        net.close();
    }

    private void switchOff() {
        if (!isOff) {
            device.close();
            isOff = true;
        }
    }

    @Test
    void audit_tellsWhoGotWhichRole_alsoWhenTheDeviceIsOff() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(net.run("audit", "relay").out())
                        .contains("operator@sdvp.test")
                        .contains("Service Provider"));
        switchOff();

        TestNet.Run stored = net.run("audit", "--store", home.resolve("store").toString());

        assertThat(stored.exitCode()).as(stored.err()).isZero();
        assertThat(stored.out()).contains("Roster").contains("operator@sdvp.test");
    }

    @Test
    void explain_tellsWhySomebodyMay() {
        TestNet.Run run = net.run("explain", "relay", "operator", "LLN0.Mod");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Service Provider").contains("a rule allows it");
    }
}
