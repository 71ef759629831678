package org.sdvp.cli.scl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp scl}: only the name above the commands. */
@Command(
        name = "scl",
        description = "check and show SCL files (ICD, CID, IID, SCD), make one of a device, or C of one",
        synopsisSubcommandLabel = "COMMAND")
public final class SclCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** The name alone; what can be done with a file is added to it as commands. */
    public SclCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to do: check, show, export or to-c");
    }
}
