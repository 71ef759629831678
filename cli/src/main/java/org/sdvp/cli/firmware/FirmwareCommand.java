package org.sdvp.cli.firmware;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp firmware}: its commands are added to it. */
@Command(
        name = "firmware",
        description = "make, sign and send updates of a device's program, and see them installed",
        synopsisSubcommandLabel = "COMMAND")
public final class FirmwareCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** The command without those below it. */
    public FirmwareCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to do: keygen, sign, show, send, status, install or cancel");
    }
}
