package org.sdvp.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma-separated values (RFC 4180) in UTF-8, one line a value under a line of names; times in UTC (ISO 8601). */
public final class CsvFile implements LogFile {
    private static final List<String> NAMES =
            List.of("time", "reference", "value", "unit", "quality", "measured", "reason", "origin", "entry");
    private static final String LINE_END = "\r\n";

    private final Writer out;

    /**
     * Begins a file with the names.
     *
     * @throws IOException if they cannot be written
     */
    public CsvFile(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        line(NAMES);
    }

    @Override
    public void add(LogRow row) throws IOException {
        line(List.of(
                row.time().toString(),
                row.reference(),
                row.value(),
                row.unit(),
                row.quality(),
                row.measured().map(Object::toString).orElse(""),
                row.reason(),
                row.origin(),
                row.entry()));
    }

    private void line(List<String> fields) throws IOException {
        out.append(csv(fields));
    }

    /** A line of comma-separated values with its end. */
    static String csv(List<String> fields) {
        StringBuilder line = new StringBuilder();
        String comma = "";
        for (String field : fields) {
            line.append(comma).append(quoted(field));
            comma = ",";
        }
        return line.append(LINE_END).toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
