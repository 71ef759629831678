package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.bench.host.WorkFolder;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp bench store}. */
@Command(
        name = "store",
        description = "measure what a device keeps on disk",
        footer = {
            "",
            "Report buffers and a log as the agent keeps them, with an fsync for each group of entries: appends per "
                    + "second and the time until an entry is durable, opening a full buffer, and a year of 5-minute "
                    + "values of 16 signals. Writes about 150 MB and deletes them again."
        })
public final class StoreCommand implements Callable<Integer> {
    private static final int[] OUTSTANDING = {1, 64, 4096};
    private static final double LEAST_PER_SECOND = 20_000;
    private static final double MOST_MILLIS_TO_RECOVER = 1_000;
    private static final double MOST_MEGABYTES = 64;
    private static final double MEGABYTE = 1 << 20;

    @Mixin
    private final BenchRun run;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "where to write (default: the folder for temporary files); a disk in memory measures nothing")
    private @Nullable Path folder;

    /**
     * The command with what it gets from outside.
     *
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public StoreCommand(Screen screen, PrintStream out, Consumer<String> tell) {
        this.run = new BenchRun(5, screen, out, tell);
    }

    private record Row(String what, Samples samples) {}

    @Override
    public Integer call() throws IOException {
        run.check();
        try (WorkFolder work = WorkFolder.in(folder);
                StoreBench bench = new StoreBench(work.path(), run.tell())) {
            measure(bench, run.time(), Files.getFileStore(work.path()).type());
        }
        return 0;
    }

    private void measure(StoreBench bench, Duration time, String disk) throws IOException {
        run.tell().accept("warming up");
        bench.append(OUTSTANDING[OUTSTANDING.length - 1], time);
        bench.append(1, time);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("none: a bare fsync, 200 a second", bench.bare(time)));
        rows.add(new Row("200 a second", bench.pace(time)));
        for (int outstanding : OUTSTANDING) {
            rows.add(new Row(outstanding + " on their way", bench.append(outstanding, time)));
        }
        StoreBench.Recovery recovery = bench.recover();
        StoreBench.Year year = bench.year();
        run.print(() -> tree(disk, rows, recovery, year), () -> print(disk, rows, recovery, year));
    }

    private void print(String disk, List<Row> rows, StoreBench.Recovery recovery, StoreBench.Year year) {
        run.heading("Store of a device on " + disk + ", one fsync for each group of entries, "
                + run.time().toSeconds() + " s each");
        Table table = Figures.table("ENTRIES OF ONE VALUE", "DURABLE P50 µs", "P99 µs", "PER SECOND", "ENTRIES");
        for (Row row : rows) {
            table.add(
                    Cell.of(row.what()),
                    Figures.cell(row.samples().median()),
                    Figures.cell(row.samples().ninetyNinth()),
                    Figures.cell(row.samples().perSecond()),
                    Figures.cell(row.samples().size()));
        }
        run.print(table);
        double most = rows.get(rows.size() - 1).samples().perSecond();
        run.line("Durable entries a second: " + run.aim(Figures.whole(most), most > LEAST_PER_SECOND)
                + " (aim: more than " + Figures.whole(LEAST_PER_SECOND) + ")");
        double slowest = Math.max(recovery.closed(), recovery.killed());
        run.line("A full buffer of " + Figures.whole(StoreBench.BUFFER) + " entries, from opening to the first page: "
                + Figures.whole(recovery.closed()) + " ms, after kill -9 "
                + run.aim(Figures.whole(recovery.killed()), slowest < MOST_MILLIS_TO_RECOVER) + " ms (aim: less than "
                + Figures.whole(MOST_MILLIS_TO_RECOVER) + ")");
        run.line("Reading it in pages of 64: " + Figures.whole(recovery.perSecond())
                + " entries a second; its file has " + megabytes(recovery.fileBytes()) + " MB");
        double size = year.fileBytes() / MEGABYTE;
        run.line("A year of 5-minute values of 16 signals: "
                + run.aim(megabytes(year.fileBytes()), size < MOST_MEGABYTES)
                + " MB (aim: less than " + Figures.whole(MOST_MEGABYTES) + "), appended at "
                + Figures.whole(year.perSecond())
                + " entries a second, opened in " + Figures.whole(year.openMillis()) + " ms");
        run.line("A day of that year: p50 " + Figures.whole(year.day().median()) + " µs, p99 "
                + Figures.whole(year.day().ninetyNinth()) + " µs");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    private Map<String, Object> tree(String disk, List<Row> rows, StoreBench.Recovery recovery, StoreBench.Year year) {
        List<Object> appends = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("load", row.what());
            tree.put("p50Micros", Figures.tenths(row.samples().median()));
            tree.put("p99Micros", Figures.tenths(row.samples().ninetyNinth()));
            tree.put("perSecond", Figures.tenths(row.samples().perSecond()));
            tree.put("entries", row.samples().size());
            appends.add(tree);
        }
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("entries", StoreBench.BUFFER);
        full.put("openMillis", Figures.tenths(recovery.closed()));
        full.put("openAfterKillMillis", Figures.tenths(recovery.killed()));
        full.put("readPerSecond", Figures.tenths(recovery.perSecond()));
        full.put("fileBytes", recovery.fileBytes());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("entries", StoreBench.YEAR);
        log.put("appendPerSecond", Figures.tenths(year.perSecond()));
        log.put("openMillis", Figures.tenths(year.openMillis()));
        log.put("fileBytes", year.fileBytes());
        log.put("dayP50Micros", Figures.tenths(year.day().median()));
        log.put("dayP99Micros", Figures.tenths(year.day().ninetyNinth()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("disk", disk);
        document.put("seconds", run.time().toSeconds());
        document.put("appends", appends);
        document.put("fullBuffer", full);
        document.put("yearOfLog", log);
        return document;
    }
}
