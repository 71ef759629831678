package org.sdvp.cli.firmware;

import java.util.concurrent.Callable;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.firmware.DeviceFirmware;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware cancel}. */
@Command(name = "cancel", description = "have a device delete what it holds of an update")
public final class CancelCommand implements Callable<Integer> {
    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    /** The command with what it gets from outside. */
    public CancelCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Operator operator = session.login()) {
            Device device = operator.device(jid);
            DeviceFirmware firmware = new DeviceFirmware(device);
            operator.await(firmware.cancel());
            FirmwareLines.print(session, device.jid().toString(), operator.await(firmware.view()));
            return FirmwareLines.OK;
        }
    }
}
