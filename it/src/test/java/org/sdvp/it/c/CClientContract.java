package org.sdvp.it.c;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.it.xmpp.XmppContractLink;
import org.sdvp.wire.WireFormat;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** The contract between clients in C, each a program of its own, and a device in Java. */
@ExtendWith(ThroughTheApi.class)
abstract class CClientContract extends AcsiContract {
    @TempDir
    static Path folder;

    /** Clients on accounts of a real XMPP server. */
    ContractLink over(XmppServerKind server, WireFormat format) throws IOException {
        Path program = CTools.contractProgram("contract-client", folder);
        Lab lab = new Lab(RealServers.of(server));
        return new XmppContractLink(lab, new XmppContractLink.JavaDevice(lab, format), new Clients(program));
    }

    /** Clients that are joined to a device by standard input and output. */
    ContractLink overPipes() throws IOException {
        return new PipedClients(CTools.contractProgram("contract-client", folder));
    }

    private static final class Clients implements XmppContractLink.Clients {
        private final Path program;
        private final List<CClientTransport> open = new ArrayList<>();

        Clients(Path program) {
            this.program = program;
        }

        @Override
        public ClientTransport open(XmppSettings account, Jid device) {
            CClientTransport client = new CClientTransport(program, device.toString());
            open.add(client);
            return client.logIn(account);
        }

        @Override
        public void close() {
            open.forEach(CClientTransport::close);
        }
    }
}
