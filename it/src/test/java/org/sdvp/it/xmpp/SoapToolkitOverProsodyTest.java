package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.testing.ContractServer;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.soap.Talk;
import org.sdvp.it.soap.Toolkit;
import org.sdvp.it.soap.XmppSoapTransport;
import org.sdvp.wire.soap.SoapFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.stanza.Presence;

/** Prosody writes every stanza anew, without prefixes. */
@Tag("slow")
class SoapToolkitOverProsodyTest {
    @TempDir
    Path folder;

    @Test
    void aStrangerWithTheWsdl_hearsTheSameThroughAnXmppServer() throws Exception {
        Toolkit toolkit = Toolkit.madeFromWsdl(folder);
        try (Lab lab = new Lab(RealServers.of(XmppServerKind.PROSODY))) {
            XmppConnection device = lab.login(lab.fresh("pump"));
            XmppConnection stranger = lab.login(lab.fresh("desk"));
            Lab.done(device.roster().set(stranger.jid().bare(), "", Set.of("Service Provider")));
            device.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            stranger.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            try (ContractServer server = new ContractServer(transport(lab, device), lab.time())) {
                server.start();
                assertThat(toolkit.talk(new XmppSoapTransport(stranger), "xmpp:" + device.jid()))
                        .containsExactlyElementsOf(Talk.EXPECTED);
            }
        }
    }

    private static ServerTransport transport(Lab lab, XmppConnection device) {
        return new XmppServerTransport(
                device,
                new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS),
                List.of(new SoapFormat()),
                new PeerLiveness(device, lab.time(), PeerLiveness.Settings.USUAL));
    }
}
