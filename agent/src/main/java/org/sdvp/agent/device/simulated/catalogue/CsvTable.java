package org.sdvp.agent.device.simulated.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of comma separated values with one header line (RFC 4180, no line break inside a field). */
final class CsvTable {

    private final String source;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private CsvTable(String source, List<String> header) {
        this.source = source;
        this.header = header;
    }

    /**
     * Reads a resource of this package.
     *
     * @throws IllegalArgumentException if there is none of that name, or a line is not as wide as the header
     * @throws UncheckedIOException if it cannot be read
     */
    static CsvTable ofResource(String name) {
        try (InputStream in = CsvTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + name + " beside " + CsvTable.class.getName());
            }
            return read(name, in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read resource " + name, e);
        }
    }

    private static CsvTable read(String name, InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String first = reader.readLine();
        if (first == null) {
            throw new IllegalArgumentException(name + " is empty; a header line was expected");
        }
        CsvTable table = new CsvTable(name, split(first));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            table.add(split(line));
        }
        return table;
    }

    private void add(List<String> row) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException(source + " line " + (rows.size() + 2) + " has " + row.size()
                    + " fields, the header has " + header.size());
        }
        rows.add(row);
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                // A doubled quote inside quotes stands for one; elsewhere a quote opens or closes.
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** How many lines follow the header. */
    int size() {
        return rows.size();
    }

    /**
     * One field as text; empty if it is empty.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    String text(int row, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(source + " has no column '" + column + "', only " + header);
        }
        return rows.get(row).get(index);
    }

    /**
     * One field as a number.
     *
     * @throws IllegalArgumentException if it is none, or there is no such column
     */
    double number(int row, String column) {
        String text = text(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    source + " line " + (row + 2) + ": '" + text + "' in column '" + column + "' is not a number", e);
        }
    }
}
