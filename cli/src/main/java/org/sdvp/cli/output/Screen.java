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
 * @param colours whether emphasis is wanted: a terminal, no {@code NO_COLOR}, and not {@code TERM=dumb}
 */
public record Screen(boolean isTerminal, int columns, boolean colours) {
    /** A file or a pipe. */
    public static final Screen FILE = new Screen(false, 80, false);

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** Keeps the width usable. */
    public Screen {
        columns = Math.max(FEWEST_COLUMNS, columns);
    }

    /**
     * Finds out what standard output is.
     *
     * @param env the environment: {@code NO_COLOR}, {@code TERM} and {@code COLUMNS} are looked at
     */
    public static Screen of(Map<String, String> env) {
        Optional<Path> terminal = terminal();
        if (terminal.isEmpty()) {
            return FILE;
        }
        boolean plain = !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
        return new Screen(true, columns(env, terminal.get()), !plain);
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

    private static int columns(Map<String, String> env, Path terminal) {
        Optional<Integer> told = number(env.getOrDefault("COLUMNS", ""));
        return told.or(() -> asked(terminal)).orElse(USUAL_COLUMNS);
    }

    private static Optional<Integer> asked(Path terminal) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(terminal.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        boolean good = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Optional.of(Integer.parseInt(text)).filter(n -> n > 0) : Optional.empty();
    }
}
