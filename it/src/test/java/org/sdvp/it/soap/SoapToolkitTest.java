package org.sdvp.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.testing.ContractServer;
import org.sdvp.wire.soap.SoapFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Presence;

class SoapToolkitTest {
    @TempDir
    Path folder;

    @Test
    void aStrangerWithTheWsdl_associatesReadsWritesOperatesAndHearsReports() throws Exception {
        Toolkit toolkit = Toolkit.madeFromWsdl(folder);
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        SystemTimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
        InMemoryXmppServer xmpp = new InMemoryXmppServer(time);
        try (XmppConnection device = xmpp.login("device@example.org/pump");
                XmppConnection stranger = xmpp.login("stranger@example.org/desk");
                ContractServer server = new ContractServer(
                        new XmppServerTransport(
                                device,
                                new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS),
                                List.of(new SoapFormat()),
                                new PeerLiveness(device, time, PeerLiveness.Settings.USUAL)),
                        time)) {
            device.roster().set(stranger.jid().bare(), "", Set.of("Service Provider"));
            device.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            stranger.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            server.start();
            assertThat(toolkit.talk(new XmppSoapTransport(stranger), "xmpp:" + device.jid()))
                    .containsExactlyElementsOf(Talk.EXPECTED);
        } finally {
            timers.shutdownNow();
        }
    }
}
