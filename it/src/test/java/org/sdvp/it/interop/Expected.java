package org.sdvp.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that a client must print, from a file beside this class. What differs from run to run stands in it in angle
 * brackets, by its kind.
 */
final class Expected {
    private static final Map<String, String> KINDS =
            Map.of("number", "-?[0-9]+\\.[0-9]", "clock", "[0-2][0-9]:[0-5][0-9]", "account", "user[0-9]+");
    private static final Pattern KIND = Pattern.compile("<(" + String.join("|", KINDS.keySet()) + ")>");

    private final List<String> lines;

    private Expected(List<String> lines) {
        this.lines = lines;
    }

    static Expected in(String file) throws IOException {
        try (InputStream text = Expected.class.getResourceAsStream(file)) {
            assertThat(text).as(file).isNotNull();
            return new Expected(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    /** Compares line by line. */
    void assertMatched(List<String> printed) {
        for (int i = 0; i < Math.min(lines.size(), printed.size()); i++) {
            assertThat(printed.get(i)).as("line %d", i + 1).matches(pattern(lines.get(i)));
        }
        assertThat(printed).hasSameSizeAs(lines);
    }

    private static Pattern pattern(String line) {
        StringBuilder pattern = new StringBuilder();
        Matcher kinds = KIND.matcher(line);
        int end = 0;
        while (kinds.find()) {
            pattern.append(Pattern.quote(line.substring(end, kinds.start())));
            pattern.append(KINDS.get(kinds.group(1)));
            end = kinds.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(line.substring(end))).toString());
    }
}
