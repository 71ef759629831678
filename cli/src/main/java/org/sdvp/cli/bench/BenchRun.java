package org.sdvp.cli.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.sdvp.cli.output.Screen;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What measurements of a set time have in common: how long they take, and how their figures are told. */
final class BenchRun extends BenchOutput {
    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long each measurement takes (default: ${DEFAULT-VALUE})")
    private int seconds;

    /**
     * The options, to be mixed into a command.
     *
     * @param seconds how long a measurement takes unless it is said
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    BenchRun(int seconds, Screen screen, PrintStream out, Consumer<String> tell) {
        super(screen, out, tell);
        this.seconds = seconds;
    }

    /**
     * To be asked before anything is started.
     *
     * @throws ParameterException if a measurement is to take less than a second
     */
    void check() {
        if (seconds < 1) {
            throw misuse("--seconds must be 1 or more, but is " + seconds);
        }
    }

    /** How long a measurement takes. */
    Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
