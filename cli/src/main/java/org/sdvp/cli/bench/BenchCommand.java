package org.sdvp.cli.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp bench}: only the name above the measurements. */
@Command(
        name = "bench",
        description =
                "measure round trips, reports, reads and returns through the XMPP server, and what is kept on disk,"
                        + " and the agent in C beside that in Java",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** The name alone; measurements are added to it as commands. */
    public BenchCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(),
                "expected what to measure: roundtrip, reports, values, return, store or c");
    }
}
