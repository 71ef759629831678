package org.sdvp.it.c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractDevice;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.docs.ServicesPage;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.it.xmpp.XmppContractLink;
import org.sdvp.wire.WireFormat;

/** The contract between clients in Java and a device in C, over a real XMPP server. */
@ExtendWith(OnlyWhatIsThere.InTheServer.class)
abstract class CDeviceContract extends AcsiContract {
    @TempDir
    static Path folder;

    private final XmppServerKind server;
    private final WireFormat format;
    private @Nullable CContractDevice device;

    CDeviceContract(XmppServerKind server, WireFormat format) {
        this.server = server;
        this.format = format;
    }

    @Override
    protected ContractLink open() throws IOException {
        Path program = CTools.contractProgram("contract-device", folder);
        Path files = Files.createDirectory(folder.resolve("files"));
        Lab lab = new Lab(RealServers.of(server));
        CContractDevice started = new CContractDevice(program, files, lab, ServicesPage.there(ServicesPage.C_SERVER));
        device = started;
        return new XmppContractLink(lab, started, XmppContractLink.javaClients(lab, format));
    }

    @Override
    protected ContractDevice device(ContractLink opened) {
        return Objects.requireNonNull(device);
    }
}
