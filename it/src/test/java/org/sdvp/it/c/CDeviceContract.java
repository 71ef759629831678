package org.sdvp.it.c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.testing.AcsiContract;
import org.sdvp.acsi.testing.ContractDevice;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.it.xmpp.XmppContractLink;
import org.sdvp.wire.WireFormat;

/** The contract between clients in Java and a device in C. */
abstract class CDeviceContract extends AcsiContract {
    @TempDir
    static Path folder;

    private @Nullable CContractDevice device;

    /** Starts the device; {@code link} takes its lines about the link. */
    CProgram start(Predicate<String> link) throws IOException {
        Path program = CTools.contractProgram("contract-device", folder);
        CContractDevice started = new CContractDevice(program, Files.createDirectory(folder.resolve("files")), link);
        device = started;
        return started.program();
    }

    /** Starts the device on an account of a real XMPP server. */
    ContractLink over(XmppServerKind server, WireFormat format) throws IOException {
        Lab lab = new Lab(RealServers.of(server));
        CDeviceAccount account = new CDeviceAccount(lab);
        account.logIn(start(account::take));
        return new XmppContractLink(lab, account, XmppContractLink.javaClients(lab, format));
    }

    @Override
    protected ContractDevice device(ContractLink opened) {
        return Objects.requireNonNull(device);
    }
}
