package org.sdvp.model.cdc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads a table that lies beside this class; blank lines and lines led by # say nothing. */
final class TableLines {
    private TableLines() {}

    static List<String> of(String resource) {
        try (InputStream in = Objects.requireNonNull(
                        TableLines.class.getResourceAsStream(resource), resource + " is missing");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
