package org.sdvp.heatpump;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a table that lies beside this class: semicolons between columns, # before remarks, headings first. */
final class TableRows {
    private TableRows() {}

    /** The rows without the headings. The last column runs to the end of the line, semicolons included. */
    static List<List<String>> of(String resource) {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                        TableRows.class.getResourceAsStream(resource), resource + " is missing");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            int columns = lines.get(0).split(";", -1).length;
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = List.of(line.split(";", columns));
                if (cells.size() != columns) {
                    throw new IllegalStateException(
                            resource + ": expected " + columns + " columns, but got " + cells.size() + " in: " + line);
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
