package org.sdvp.cli.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.operator.InputException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.firmware.FirmwareSender;
import org.sdvp.operator.firmware.FirmwareView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp firmware send}. */
@Command(
        name = "send",
        description = "send an update to a device, and with --install see it installed",
        footer = {
            "",
            "Goes on by itself after a loss of link; sent once more after Ctrl-C it goes on where it was. Exit code 0: the "
                    + "update is verified, or with --install runs; 3: refused, damaged, or rolled back."
        })
public final class SendCommand implements Callable<Integer> {
    private static final int STOPPED = 130;

    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the update file")
    private Path file = Path.of("");

    @Option(names = "--install", description = "have it installed once it is verified, and wait until it runs")
    private boolean install;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "20m",
            description = "how long to try without any progress (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ofMinutes(20);

    /** The command with what it gets from outside. */
    public SendCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Operator operator = session.login()) {
            FirmwareSender sender = new FirmwareSender(operator, jid, patience, new Progress(session));
            session.onStop(sender::stop);
            FirmwareView view = sender.send(file);
            boolean good = view.state() == FirmwareState.VERIFIED;
            if (good && install) {
                view = sender.install();
                good = view.state() == FirmwareState.INSTALLED;
            }
            FirmwareLines.print(session, jid, view);
            return good ? FirmwareLines.OK : FirmwareLines.REFUSED;
        } catch (FirmwareFormatException e) {
            throw new InputException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new InputException("the update cannot be read: " + e);
        } catch (InterruptedException e) {
            session.tell("stopped; the device keeps what it has, and the same command goes on from there");
            return STOPPED;
        }
    }

    /** Tells how it goes, on standard error. */
    static final class Progress implements FirmwareSender.Listener {
        private static final long STEP = 10;

        private final DeviceSession session;
        private long told = -1;

        Progress(DeviceSession session) {
            this.session = session;
        }

        @Override
        public void onSent(long octets, long size) {
            long percent = octets * 100 / size;
            if (told < 0 || percent / STEP != told / STEP) {
                session.tell(String.format(Locale.ROOT, "sent %,d of %,d octets, %d %%", octets, size, percent));
            }
            told = percent;
        }

        @Override
        public void onView(FirmwareView view) {
            session.tell(FirmwareLines.line(view));
        }

        @Override
        public void onTrouble(String why) {
            session.tell(why + "; trying again");
        }
    }
}
