package org.sdvp.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.export.CsvFile;
import org.sdvp.cli.export.LogFile;
import org.sdvp.cli.export.LogRow;
import org.sdvp.cli.export.ParquetFile;
import org.sdvp.cli.view.LogJson;
import org.sdvp.cli.view.LogRows;
import org.sdvp.cli.view.LogTable;
import org.sdvp.model.ObjectReference;
import org.sdvp.operator.Device;
import org.sdvp.operator.InputException;
import org.sdvp.operator.NoSuchDataException;
import org.sdvp.operator.Operator;
import org.sdvp.operator.log.LogQuery;
import org.sdvp.operator.log.LoggedEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp log}: QueryLogByTime, page by page. */
@Command(
        name = "log",
        description = "print or export a log of a device",
        footer = {
            "",
            "Without LOG it is the first one the device has; with \"?\" the logs are listed. A time is 2026-11-23, "
                    + "2026-11-23T08:00 (of this place) or 2026-11-23T08:00:00Z. The format follows from the name of the "
                    + "file; files have a row for each value, with times in UTC. The log is read page by page, "
                    + "however long it is."
        })
final class LogCommand implements Callable<Integer> {
    /** How the log is written. */
    enum Format {
        /** For people. */
        TABLE,
        /** RFC 4180. */
        CSV,
        /** Apache Parquet. */
        PARQUET
    }

    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LOG",
            description = "the log, such as HP1/LLN0.Hist or only Hist")
    private @Nullable String log;

    @Option(names = "--from", paramLabel = "TIME", description = "not what is older")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "not what is newer")
    private @Nullable Instant to;

    @Option(names = "--last", paramLabel = "TIME", description = "only what is no older than so long, such as 24h")
    private @Nullable Duration last;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv or parquet")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write it; appears when it is whole")
    private @Nullable Path output;

    LogCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Format wanted = wanted();
        if (from != null && last != null) {
            throw new InputException("--from and --last both say where to begin; give one of them");
        }
        if (wanted == Format.PARQUET && output == null && around.screen().isTerminal()) {
            throw new InputException("Parquet is nothing to read on a terminal; name a file with --output");
        }
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            List<ObjectReference> logs = operator.await(LogQuery.logs(device));
            if ("?".equals(log)) {
                logs.forEach(around.out()::println);
                return ExitCode.OK;
            }
            LogQuery query = new LogQuery(device, chosen(device, logs), range());
            Path file = output;
            if (file == null) {
                write(operator, query, wanted);
            } else {
                writeFile(operator, query, wanted, file);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            around.tell("cannot write "
                    + Optional.ofNullable(output).map(Path::toString).orElse("the log") + ": " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private Format wanted() {
        if (format != null) {
            return format;
        }
        String name = output == null ? "" : output.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet") ? Format.PARQUET : name.endsWith(".csv") ? Format.CSV : Format.TABLE;
    }

    private LogQuery.Range range() {
        Optional<Instant> begin = last == null
                ? Optional.ofNullable(from)
                : Optional.of(Instant.now().minus(last));
        return new LogQuery.Range(begin, Optional.ofNullable(to));
    }

    private ObjectReference chosen(Device device, List<ObjectReference> logs) {
        if (logs.isEmpty()) {
            throw new NoSuchDataException(device.jid() + " has no log, or none that " + "this account may see");
        }
        String name = log;
        if (name == null) {
            return logs.get(0);
        }
        return logs.stream()
                .filter(found -> found.toString().equals(name)
                        || found.toString().endsWith("/" + name)
                        || found.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchDataException(device.jid() + " has no log " + name + "; it has " + names(logs)));
    }

    private static String names(List<ObjectReference> logs) {
        return String.join(", ", logs.stream().map(ObjectReference::toString).toList());
    }

    /** Writes to a file that gets its name when it is whole. */
    private void writeFile(Operator operator, LogQuery query, Format wanted, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Counts counts;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                counts = export(operator, query, wanted == Format.PARQUET ? new ParquetFile(out) : new CsvFile(out));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            around.tell(String.format(
                    Locale.ROOT,
                    "%,d entries with %,d values of %s are in %s",
                    counts.entries,
                    counts.values,
                    query.log(),
                    file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Operator operator, LogQuery query, Format wanted) throws IOException {
        switch (wanted) {
            case CSV -> export(operator, query, new CsvFile(around.out()));
            case PARQUET -> export(operator, query, new ParquetFile(around.out()));
            case TABLE -> print(operator, query);
        }
    }

    private void print(Operator operator, LogQuery query) {
        LogTable table = new LogTable(around.out(), around.screen(), ZoneId.systemDefault());
        LogJson json = new LogJson(around.out());
        long entries = 0;
        boolean more = true;
        while (more) {
            LogQuery.Page page = operator.await(query.next());
            entries += page.entries().size();
            if (common.json()) {
                json.print(page.entries());
            } else {
                table.print(page.entries());
            }
            more = page.more();
        }
        if (entries == 0 && !common.json()) {
            around.tell(query.log() + " has nothing of that time");
        }
    }

    private static final class Counts {
        private long entries;
        private long values;
    }

    private static Counts export(Operator operator, LogQuery query, LogFile file) throws IOException {
        Counts counts = new Counts();
        boolean more = true;
        while (more) {
            LogQuery.Page page = operator.await(query.next());
            for (LoggedEntry entry : page.entries()) {
                counts.entries++;
                for (LoggedEntry.Value value : entry.values()) {
                    for (LogRow row : LogRows.of(entry, value)) {
                        file.add(row);
                        counts.values++;
                    }
                }
            }
            more = page.more();
        }
        file.close();
        return counts;
    }
}
