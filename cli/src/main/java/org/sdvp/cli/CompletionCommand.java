package org.sdvp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sdvp completion}: the script that makes bash complete commands, options, devices and references. */
@Command(
        name = "completion",
        description = "print the bash completion script",
        footer = {"", "To use it now: source <(sdvp completion). For good, put that into ~/.bashrc."})
final class CompletionCommand implements Callable<Integer> {
    private static final String OWN_PART = "completion.bash";

    private final Surroundings around;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(spec, "set by picocli").root();
        around.out().println(AutoComplete.bash(root.name(), root.commandLine()));
        around.out().print(ownPart());
        return ExitCode.OK;
    }

    private static String ownPart() {
        try (InputStream in = CompletionCommand.class.getResourceAsStream(OWN_PART)) {
            return new String(Objects.requireNonNull(in, OWN_PART).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
