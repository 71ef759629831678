package org.sdvp.cli.firmware;

import java.util.concurrent.Callable;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.firmware.DeviceFirmware;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware status}. */
@Command(name = "status", description = "show which version a device runs and how its update stands")
public final class StatusCommand implements Callable<Integer> {
    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    /** The command with what it gets from outside. */
    public StatusCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Operator operator = session.login()) {
            Device device = operator.device(jid);
            FirmwareLines.print(session, device.jid().toString(), operator.await(new DeviceFirmware(device).view()));
            return FirmwareLines.OK;
        }
    }
}
