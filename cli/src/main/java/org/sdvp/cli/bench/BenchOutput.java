package org.sdvp.cli.bench;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How measurements tell their figures: as text or as a JSON document, on standard output. */
class BenchOutput {
    private static final int FAILURES = 1;

    private final Screen screen;
    private final PrintStream out;
    private final Consumer<String> tell;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * The options, to be mixed into a command.
     *
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    BenchOutput(Screen screen, PrintStream out, Consumer<String> tell) {
        this.screen = screen;
        this.out = out;
        this.tell = tell;
    }

    /** The refusal of options, to be thrown. */
    final ParameterException misuse(String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }

    /** Takes what happens, in words. */
    final Consumer<String> tell() {
        return tell;
    }

    /** Prints what was measured, in the form asked for. */
    final void print(Supplier<Map<String, Object>> document, Runnable text) {
        if (json) {
            out.println(Json.document(document.get()));
        } else {
            text.run();
        }
    }

    /** Prints a heading and an empty line. */
    final void heading(String text) {
        line(text);
        line("");
    }

    /** Prints a line. */
    final void line(String text) {
        out.println(text);
    }

    /** Prints a table and an empty line. */
    final void print(Table table) {
        table.lines(screen).forEach(out::println);
        line("");
    }

    /** A figure in the colour of an aim that is met or not. */
    final String aim(String figure, boolean met) {
        return screen.styled(met ? Style.GREEN : Style.RED, figure);
    }

    /** The class of the program that this is a command of. */
    final Class<?> program() {
        return Objects.requireNonNull(spec, "set by picocli")
                .root()
                .userObject()
                .getClass();
    }

    /** The exit code of a measurement: 0, or 1 if something that was measured failed. */
    static int exitCode(boolean good) {
        return good ? 0 : FAILURES;
    }
}
