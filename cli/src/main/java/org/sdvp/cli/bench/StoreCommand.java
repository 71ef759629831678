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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    private static final double MEDIAN = 0.5;
    private static final double NINETY_NINE = 0.99;
    private static final double LEAST_PER_SECOND = 20_000;
    private static final double MOST_MILLIS_TO_RECOVER = 1_000;
    private static final double MOST_MEGABYTES = 64;
    private static final double MEGABYTE = 1 << 20;

    private final Screen screen;
    private final PrintStream out;
    private final Consumer<String> tell;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "where to write (default: the folder for temporary files); a disk in memory measures nothing")
    private @Nullable Path folder;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how long to append in each way (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The command with what it gets from outside.
     *
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public StoreCommand(Screen screen, PrintStream out, Consumer<String> tell) {
        this.screen = screen;
        this.out = out;
        this.tell = tell;
    }

    private record Row(String what, Samples samples) {}

    @Override
    public Integer call() throws IOException {
        if (seconds < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "--seconds must be 1 or more, but is " + seconds);
        }
        try (WorkFolder work = WorkFolder.in(folder);
                StoreBench bench = new StoreBench(work.path(), tell)) {
            measure(bench, Files.getFileStore(work.path()).type());
        }
        return 0;
    }

    private void measure(StoreBench bench, String disk) throws IOException {
        Duration time = Duration.ofSeconds(seconds);
        tell.accept("warming up");
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
        if (json) {
            out.println(Json.document(tree(disk, rows, recovery, year)));
        } else {
            print(disk, rows, recovery, year);
        }
    }

    private void print(String disk, List<Row> rows, StoreBench.Recovery recovery, StoreBench.Year year) {
        out.println("Store of a device on " + disk + ", one fsync for each group of entries, " + seconds + " s each");
        out.println();
        Table table = new Table("ENTRIES OF ONE VALUE", "DURABLE P50 µs", "P99 µs", "PER SECOND", "ENTRIES");
        for (int column = 1; column < 5; column++) {
            table.alignRight(column);
        }
        for (Row row : rows) {
            table.add(
                    Cell.of(row.what()),
                    Cell.of(whole(row.samples().micros(MEDIAN))),
                    Cell.of(whole(row.samples().micros(NINETY_NINE))),
                    Cell.of(whole(row.samples().perSecond())),
                    Cell.of(whole(row.samples().size())));
        }
        table.lines(screen).forEach(out::println);
        out.println();
        double most = rows.get(rows.size() - 1).samples().perSecond();
        out.println("Durable entries a second: " + aim(whole(most), most > LEAST_PER_SECOND) + " (aim: more than "
                + whole(LEAST_PER_SECOND) + ")");
        double slowest = Math.max(recovery.closed(), recovery.killed());
        out.println("A full buffer of " + whole(StoreBench.BUFFER) + " entries, from opening to the first page: "
                + whole(recovery.closed()) + " ms, after kill -9 "
                + aim(whole(recovery.killed()), slowest < MOST_MILLIS_TO_RECOVER) + " ms (aim: less than "
                + whole(MOST_MILLIS_TO_RECOVER) + ")");
        out.println("Reading it in pages of 64: " + whole(recovery.perSecond()) + " entries a second; its file has "
                + megabytes(recovery.fileBytes()) + " MB");
        double size = year.fileBytes() / MEGABYTE;
        out.println(
                "A year of 5-minute values of 16 signals: " + aim(megabytes(year.fileBytes()), size < MOST_MEGABYTES)
                        + " MB (aim: less than " + whole(MOST_MEGABYTES) + "), appended at " + whole(year.perSecond())
                        + " entries a second, opened in " + whole(year.openMillis()) + " ms");
        out.println("A day of that year: p50 " + whole(year.day().micros(MEDIAN)) + " µs, p99 "
                + whole(year.day().micros(NINETY_NINE)) + " µs");
    }

    private String aim(String figure, boolean met) {
        return screen.styled(met ? Style.GREEN : Style.RED, figure);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    private static double tenths(double number) {
        return Double.isFinite(number) ? Math.rint(number * 10) / 10 : number;
    }

    private Map<String, Object> tree(String disk, List<Row> rows, StoreBench.Recovery recovery, StoreBench.Year year) {
        List<Object> appends = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("load", row.what());
            tree.put("p50Micros", tenths(row.samples().micros(MEDIAN)));
            tree.put("p99Micros", tenths(row.samples().micros(NINETY_NINE)));
            tree.put("perSecond", tenths(row.samples().perSecond()));
            tree.put("entries", row.samples().size());
            appends.add(tree);
        }
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("entries", StoreBench.BUFFER);
        full.put("openMillis", tenths(recovery.closed()));
        full.put("openAfterKillMillis", tenths(recovery.killed()));
        full.put("readPerSecond", tenths(recovery.perSecond()));
        full.put("fileBytes", recovery.fileBytes());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("entries", StoreBench.YEAR);
        log.put("appendPerSecond", tenths(year.perSecond()));
        log.put("openMillis", tenths(year.openMillis()));
        log.put("fileBytes", year.fileBytes());
        log.put("dayP50Micros", tenths(year.day().micros(MEDIAN)));
        log.put("dayP99Micros", tenths(year.day().micros(NINETY_NINE)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("disk", disk);
        document.put("seconds", seconds);
        document.put("appends", appends);
        document.put("fullBuffer", full);
        document.put("yearOfLog", log);
        return document;
    }
}
