package org.sdvp.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sdvp.demo.host.HostCommand;

/**
 * What {@code sdvp-bench-c roundtrip} finds: a read of one value through the C library, and a ping of libstrophe alone.
 *
 * @param rows in its order
 */
record BareRoundtrip(List<Row> rows) {
    static final String PING = "bare-ping";
    static final String READ = "read";
    private static final int COLUMNS = 7;

    /**
     * A load and what came of it.
     *
     * @param call {@link #PING} or {@link #READ}
     * @param open how many calls at a time
     * @param median microseconds
     * @param ninetyNinth microseconds
     * @param perSecond calls
     * @param calls that succeeded
     * @param failed calls
     */
    record Row(String call, int open, double median, double ninetyNinth, double perSecond, long calls, long failed) {
        private static Row of(String[] cells) {
            return new Row(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Long.parseLong(cells[5]),
                    Long.parseLong(cells[6]));
        }
    }

    /**
     * Runs it.
     *
     * @param command program and arguments
     * @throws IOException if it fails
     */
    static BareRoundtrip run(Path folder, List<String> command) throws IOException {
        HostCommand.Result result = HostCommand.run(folder, command);
        if (!result.succeeded()) {
            throw new IOException("sdvp-bench-c failed: " + result.tail());
        }
        return parse(result.output());
    }

    /** Reads what it prints: a line of names, then a line for each row. */
    static BareRoundtrip parse(String output) {
        List<Row> rows = lines(output)
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells.length == COLUMNS)
                .map(Row::of)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalStateException("expected rows of sdvp-bench-c, but got: " + output);
        }
        return new BareRoundtrip(rows);
    }

    private static Stream<String> lines(String output) {
        return output.lines().filter(line -> line.startsWith(PING) || line.startsWith(READ));
    }

    /** The row of a load. */
    Row row(String call, int open) {
        return rows.stream()
                .filter(row -> row.call().equals(call) && row.open() == open)
                .findFirst()
                .orElseThrow();
    }
}
