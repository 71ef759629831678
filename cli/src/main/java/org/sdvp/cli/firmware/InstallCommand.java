package org.sdvp.cli.firmware;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.operator.Operator;
import org.sdvp.operator.firmware.FirmwareSender;
import org.sdvp.operator.firmware.FirmwareView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware install}. */
@Command(
        name = "install",
        description = "have a device install the update it holds, and wait until it runs",
        footer = {"", "Exit code 0: it runs; 3: refused, or rolled back."})
public final class InstallCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "20m",
            description = "how long to wait without any change (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ofMinutes(20);

    /** The command with what it gets from outside. */
    public InstallCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Operator operator = session.login()) {
            FirmwareSender sender = new FirmwareSender(operator, jid, patience, new SendCommand.Progress(session));
            session.onStop(sender::stop);
            FirmwareView view = sender.install();
            FirmwareLines.print(session, jid, view);
            return view.state() == FirmwareState.INSTALLED ? FirmwareLines.OK : FirmwareLines.REFUSED;
        } catch (InterruptedException e) {
            session.tell("stopped; the device goes on by itself");
            return STOPPED;
        }
    }
}
