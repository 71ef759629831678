package org.sdvp.demo.screen;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of a terminal in characters.
 *
 * @param columns width, 40 or more
 * @param rows height, 10 or more
 */
public record TerminalSize(int columns, int rows) {
    /** The size terminals have had for fifty years. */
    public static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern ROWS_COLUMNS = Pattern.compile("([0-9]{1,5}) ([0-9]{1,5})");
    private static final int FEWEST_COLUMNS = 40;
    private static final int FEWEST_ROWS = 10;

    /** Keeps the size usable. */
    public TerminalSize {
        columns = Math.max(FEWEST_COLUMNS, columns);
        rows = Math.max(FEWEST_ROWS, rows);
    }

    /** Asks the terminal of this process; empty if it has none or does not know its size. */
    public static Optional<TerminalSize> ask() {
        try {
            ProcessBuilder stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            stty.environment().putAll(Map.of("LC_ALL", "C"));
            Process process = stty.start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            process.waitFor(1, TimeUnit.SECONDS);
            return parse(answer);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads what {@code stty size} prints: rows and columns; empty if that is something else, or zero. */
    static Optional<TerminalSize> parse(String answer) {
        Matcher parts = ROWS_COLUMNS.matcher(answer);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0 || Integer.parseInt(parts.group(2)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new TerminalSize(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1))));
    }
}
