package org.sdvp.cli.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What standard output is.
 *
 * @param isTerminal whether a person looks at it: lines may be cut and redrawn
 * @param columns width in characters, 20 or more
 * @param rows height in lines, 5 or more; of no meaning where it is no terminal
 * @param colours whether emphasis is wanted: a terminal, no {@code NO_COLOR}, and not {@code TERM=dumb}
 */
public record Screen(boolean isTerminal, int columns, int rows, boolean colours) {
    /** A file or a pipe. */
    public static final Screen FILE = new Screen(false, 80, 24, false);

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;
    private static final int USUAL_ROWS = 24;
    private static final int FEWEST_ROWS = 5;
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** Keeps width and height usable. */
    public Screen {
        columns = Math.max(FEWEST_COLUMNS, columns);
        rows = Math.max(FEWEST_ROWS, rows);
    }

    /**
     * Finds out what standard output is.
     *
     * @param env the environment: {@code NO_COLOR}, {@code TERM}, {@code COLUMNS} and {@code LINES} are looked at
     */
    public static Screen of(Map<String, String> env) {
        Optional<Path> terminal = terminal();
        if (terminal.isEmpty()) {
            return FILE;
        }
        boolean plain = !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
        Size size = size(terminal.get());
        int columns = number(env.getOrDefault("COLUMNS", "")).orElse(size.columns());
        return new Screen(true, columns, number(env.getOrDefault("LINES", "")).orElse(size.rows()), !plain);
    }

    /** A text with its emphasis, if this screen has colours. */
    public String styled(Style style, String text) {
        return colours ? style.apply(text) : text;
    }

    // The JVM tells only whether input and output both are terminals; Linux tells of each. Elsewhere the plain form is
    // right, if not pretty.
    private static Optional<Path> terminal() {
        try {
            Path target = Files.readSymbolicLink(STANDARD_OUTPUT);
            String name = target.toString();
            boolean terminal =
                    name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
            return terminal ? Optional.of(target) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private record Size(int columns, int rows) {}

    private static Size size(Path terminal) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(terminal.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return new Size(
                    number(size.substring(size.indexOf(' ') + 1)).orElse(USUAL_COLUMNS),
                    number(size.substring(0, Math.max(0, size.indexOf(' ')))).orElse(USUAL_ROWS));
        } catch (IOException e) {
            return new Size(USUAL_COLUMNS, USUAL_ROWS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Size(USUAL_COLUMNS, USUAL_ROWS);
        }
    }

    private static Optional<Integer> number(String text) {
        boolean good = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Optional.of(Integer.parseInt(text)).filter(n -> n > 0) : Optional.empty();
    }
}
