package org.sdvp.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.xmpp.XmppSettings;

@Tag("slow")
class SlixmppTest {
    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void aClientWithSlixmpp_callsServices_walksCommands_andIsToldOfAlarms(XmppServerKind kind) throws Exception {
        Tools.needSlixmpp();
        try (RealHeatPump pump = new RealHeatPump(RealServers.of(kind))) {
            try (Talker talker = new Talker(List.of("/usr/bin/python3", "talk.py"), Tools.sources("python"))) {
                talker.say(Long.toString(pump.time().ahead().toSeconds()));
                talker.logIn(
                        pump.lab().server(), pump.jid(), pump.provider(), pump.user(), pump.vendor(), pump.stranger());
                Expected.in("slixmpp.jsonl").assertMatched(talker.rest(line -> alarm(pump, line)));
            }
        }
    }

    /** The account is given by a profile, as that of the demo is. */
    @ParameterizedTest
    @EnumSource(XmppServerKind.class)
    void theExampleInPython_readsAHeatPumpByJabberRpc(XmppServerKind kind, @TempDir Path folder) throws Exception {
        Tools.needSlixmpp();
        try (RealHeatPump pump = new RealHeatPump(RealServers.of(kind))) {
            XmppSettings account = pump.provider();
            Path profile = folder.resolve("demo.profile");
            new ConnectionProfile(
                            account.jid().bare(),
                            account.password(),
                            account.server().address(),
                            account.server().tls(),
                            account.server().caFile())
                    .save(profile);
            Path example = Tools.sources("python").resolve("../../../../docs/examples/rpc_read.py");

            HostCommand.Result run = HostCommand.run(
                    folder,
                    List.of(
                            "/usr/bin/python3",
                            example.normalize().toString(),
                            profile.toString(),
                            pump.jid().toString(),
                            "HP1/RoomSTMP1.Tmp[MX]"));

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .containsPattern("'type': 'FLOAT32', 'value': [0-9.]+")
                    .contains("{'type': 'QUALITY', 'value': '0000000000000'}");
        }
    }

    /** What is told only after a while is made to happen when the client waits for it. */
    private static void alarm(RealHeatPump pump, String line) {
        if (line.startsWith("{\"what\": \"alarms\"")) {
            pump.silent(true);
        } else if (line.startsWith("{\"what\": \"alarm\"")) {
            pump.silent(false);
        } else {
            return;
        }
        // Silence, then how long it must last, each found at the next look.
        pump.time().leapOften(Duration.ofMinutes(1), 12);
    }
}
