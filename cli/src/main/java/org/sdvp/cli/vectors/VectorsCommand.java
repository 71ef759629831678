package org.sdvp.cli.vectors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp vectors}: only the name above the commands. */
@Command(
        name = "vectors",
        description = "read and write messages of the wire formats, to compare implementations",
        synopsisSubcommandLabel = "COMMAND")
public final class VectorsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** The name alone; what can be done is added to it as commands. */
    public VectorsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to do: decode, encode, batch or lines");
    }
}
