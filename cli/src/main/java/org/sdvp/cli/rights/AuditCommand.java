package org.sdvp.cli.rights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.export.AuditFile;
import org.sdvp.cli.export.AuditRow;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.InputException;
import org.sdvp.operator.log.LogQuery;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp audit}: who changed what, and what was refused to whom. */
@Command(
        name = "audit",
        description = "print or export who changed what on a device, and what was refused to whom",
        footer = {
            "",
            "Reads the log Audit of the device, which service providers may read, page by page; with --store the store of "
                    + "an agent that does not run. A time is 2026-11-23, 2026-11-23T08:00 (of this place) or "
                    + "2026-11-23T08:00:00Z. docs/audit.md tells what the columns are."
        })
public final class AuditCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int USAGE = 2;

    private final DeviceSession session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JID",
            description = "the device: full or bare JID, or only its local part")
    private @Nullable String jid;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "read the store of an agent that does not run, instead of a device")
    private @Nullable Path store;

    @Option(names = "--from", paramLabel = "TIME", description = "not what is older")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "not what is newer")
    private @Nullable Instant to;

    @ArgGroup(exclusive = true)
    private Format format = new Format();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write it; appears when it is whole")
    private @Nullable Path output;

    /** How it is written; --json is an option of all commands. */
    static final class Format {
        @Option(names = "--csv", description = "as CSV (RFC 4180), times in UTC")
        private boolean csv;

        @Option(names = "--parquet", description = "as Apache Parquet")
        private boolean parquet;
    }

    /**
     * The command with what it gets from outside.
     *
     * @param session the login and the screen
     */
    public AuditCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean stored = store != null;
        if (stored == (jid != null)) {
            throw new InputException("expected either a device or --store FOLDER");
        }
        if (format.parquet && output == null && session.screen().isTerminal()) {
            throw new InputException("Parquet is nothing to read on a terminal; name a file with --output");
        }
        try {
            Path file = output;
            if (file == null) {
                write(session.out());
            } else {
                writeFile(file);
            }
            return OK;
        } catch (IOException e) {
            session.tell("cannot read or write: " + e.getMessage());
            return USAGE;
        }
    }

    private void writeFile(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            write(out);
            out.flush();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(OutputStream out) throws IOException {
        if (format.csv || format.parquet) {
            AuditFile file = format.csv ? AuditFile.csv(out) : AuditFile.parquet(out);
            source(file::add);
            file.close();
        } else if (session.json()) {
            source(row -> out.write((Json.line(tree(row)) + "\n").getBytes(StandardCharsets.UTF_8)));
        } else {
            table(out);
        }
    }

    private void source(AuditRows.Taker taker) throws IOException {
        LogQuery.Range range = new LogQuery.Range(Optional.ofNullable(from), Optional.ofNullable(to));
        Path folder = store;
        String device = jid;
        if (folder != null) {
            AuditRows.ofStore(folder, range, taker);
        } else if (device != null) {
            AuditRows.ofDevice(session, device, range, taker);
        }
    }

    private void table(OutputStream out) throws IOException {
        Table table = new Table("TIME", "WHO", "ROLES", "SERVICE", "REFERENCE", "OLD", "NEW", "RESULT", "N");
        List<AuditRow> rows = new ArrayList<>();
        source(row -> {
            rows.add(row);
            table.add(cells(row));
        });
        if (rows.isEmpty()) {
            session.tell("there is no record of that time");
            return;
        }
        Screen screen = session.screen();
        List<String> lines = screen.isTerminal() && table.width() > screen.columns()
                ? AuditBlocks.lines(rows, screen)
                : table.lines(screen);
        for (String line : lines) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Cell[] cells(AuditRow row) {
        return row.texts().stream().map(Cell::harmless).map(Cell::of).toArray(Cell[]::new);
    }

    private static Map<String, Object> tree(AuditRow row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        List<String> values = row.texts();
        for (int i = 0; i < values.size() - 1; i++) {
            tree.put(AuditRow.NAMES.get(i), values.get(i));
        }
        tree.put("count", row.count());
        return tree;
    }
}
