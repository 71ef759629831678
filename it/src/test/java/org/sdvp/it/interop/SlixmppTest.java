package org.sdvp.it.interop;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.RealServers;

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
