package org.sdvp.cli.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all measurements have in common: how long they take and how their figures are told. */
final class BenchRun {
    private final Screen screen;
    private final PrintStream out;
    private final Consumer<String> tell;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "how long each measurement takes (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * The options, to be mixed into a command.
     *
     * @param seconds how long a measurement takes unless it is said
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    BenchRun(int seconds, Screen screen, PrintStream out, Consumer<String> tell) {
        this.seconds = seconds;
        this.screen = screen;
        this.out = out;
        this.tell = tell;
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

    /** The refusal of options, to be thrown. */
    ParameterException misuse(String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }

    /** Takes what happens, in words. */
    Consumer<String> tell() {
        return tell;
    }

    /** Prints what was measured, in the form asked for. */
    void print(Supplier<Map<String, Object>> document, Runnable text) {
        if (json) {
            out.println(Json.document(document.get()));
        } else {
            text.run();
        }
    }

    /** Prints a heading and an empty line. */
    void heading(String text) {
        line(text);
        line("");
    }

    /** Prints a line. */
    void line(String text) {
        out.println(text);
    }

    /** Starts a table of figures under the first column's names. */
    static Table table(String... headings) {
        Table table = new Table(headings);
        for (int column = 1; column < headings.length; column++) {
            table.alignRight(column);
        }
        return table;
    }

    /** Prints a table and an empty line. */
    void print(Table table) {
        table.lines(screen).forEach(out::println);
        line("");
    }

    /** A figure in the colour of an aim that is met or not. */
    String aim(String figure, boolean met) {
        return screen.styled(met ? Style.GREEN : Style.RED, figure);
    }

    /** A number of faults, of which there should be none. */
    static Cell faults(long number) {
        return new Cell(Long.toString(number), number == 0 ? Style.PLAIN : Style.RED);
    }

    /** The class of the program that this is a command of. */
    Class<?> program() {
        return Objects.requireNonNull(spec, "set by picocli")
                .root()
                .userObject()
                .getClass();
    }

    /** A number without decimals. */
    static Cell cell(double number) {
        return Cell.of(whole(number));
    }

    /** A number without decimals. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with one decimal, for JSON. */
    static double tenths(double number) {
        return rounded(number, 10);
    }

    /** A number in parts of one, for JSON; as it is if it is none. */
    static double rounded(double number, int parts) {
        return Double.isFinite(number) ? Math.rint(number * parts) / parts : number;
    }
}
