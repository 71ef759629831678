package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.serving.StorePorts;
import org.sdvp.agent.store.DeviceStore;
import org.sdvp.agent.store.StoreHealth;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.agent.store.StoreParts;
import org.sdvp.cli.bench.host.WorkFolder;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp bench reports}. */
@Command(
        name = "reports",
        description = "measure reports of a buffered control block, from change to listener",
        footer = {
            "",
            "One device with 100 measured values in a data set, one client that has its BRCB enabled, both in this "
                    + "process with an XMPP server between them. Every change is kept in the report buffer before it is "
                    + "sent: on disk with a real fsync, or with --memory in memory. Counts what was lost or doubled."
        })
public final class ReportsCommand implements Callable<Integer> {
    private static final int MEMORY_ENTRIES = 100_000;
    private static final int CALM = 200;
    private static final int AIM_PER_SECOND = 10_000;
    private static final double AIM_MICROS = 600;

    private final XmppConnector connector;

    @Mixin
    private final BenchRun run;

    @Mixin
    private final BenchAccounts accounts = new BenchAccounts();

    @Option(names = "--memory", description = "keep the report buffer in memory instead of on disk")
    private boolean memory;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "where the buffer is (default: the folder for temporary files); a disk in memory measures "
                    + "nothing")
    private @Nullable Path folder;

    /** A load: so many points change at once, at a rate or as fast as they go through. */
    private record Load(String label, int points, Optional<Integer> perSecond) {}

    private static final List<Load> LOADS = List.of(
            new Load(CALM + " a second", 1, Optional.of(CALM)),
            new Load("as fast as they go, 1 a report", 1, Optional.empty()),
            new Load("as fast as they go, 20 a report", 20, Optional.empty()));

    private record Row(Load load, ReportLoad.Outcome outcome) {}

    /**
     * The command with what it gets from outside.
     *
     * @param connector makes the connections
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public ReportsCommand(XmppConnector connector, Screen screen, PrintStream out, Consumer<String> tell) {
        this.connector = connector;
        this.run = new BenchRun(10, screen, out, tell);
    }

    @Override
    public Integer call() throws IOException {
        run.check();
        accounts.open(run.tell(), this::measure);
        return 0;
    }

    private void measure(String server, XmppSettings client, XmppSettings device) throws IOException {
        try (WorkFolder work = WorkFolder.in(folder)) {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
            ExecutorService worker = Executors.newSingleThreadExecutor();
            ExecutorService writer = Executors.newSingleThreadExecutor();
            TimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
            Path file = work.path().resolve("device.db");
            StoreParts parts = new StoreParts(writer, time, StoreHealth.ignored());
            try (DeviceStore store = DeviceStore.open(file, parts, StoreLimits.defaults())) {
                StorePorts ports = memory ? StorePorts.inMemory(MEMORY_ENTRIES) : StorePorts.of(store);
                ReportedDevice reported = new ReportedDevice(time);
                List<Row> rows = measure(reported, client, device, reported.served(ports, worker));
                run.print(() -> tree(server, rows), () -> print(server, rows));
            } finally {
                timer.shutdownNow();
                worker.shutdownNow();
                writer.shutdownNow();
            }
        }
    }

    private List<Row> measure(
            ReportedDevice reported, XmppSettings client, XmppSettings device, Pair.DeviceSide served) {
        List<Row> rows = new ArrayList<>();
        try (Pair pair = new Pair(connector, client, device, 1, served)) {
            ReportLoad load = ReportLoad.open(reported, pair);
            run.tell().accept("warming up");
            LOADS.forEach(
                    one -> load.run(one.points(), one.perSecond(), run.time().dividedBy(2)));
            for (Load one : LOADS) {
                run.tell().accept("measuring " + one.label());
                rows.add(new Row(one, load.run(one.points(), one.perSecond(), run.time())));
            }
            load.close();
        }
        return rows;
    }

    private void print(String server, List<Row> rows) {
        run.heading("Reports through " + server + ", TLS, both ends in this process, buffer " + buffer());
        Table table = Figures.table(
                "CHANGES", "CHANGES/S", "REPORTS/S", "P50 µs", "P99 µs", "MOST µs", "CHANGES", "LOST OR DOUBLE");
        for (Row row : rows) {
            Samples samples = row.outcome().samples();
            long wrong = row.outcome().wrong();
            table.add(
                    Cell.of(row.load().label()),
                    Figures.cell(samples.perSecond()),
                    Figures.cell(row.outcome().reportsPerSecond()),
                    Figures.cell(samples.median()),
                    Figures.cell(samples.ninetyNinth()),
                    Figures.cell(samples.micros(1)),
                    Figures.cell(samples.size()),
                    Figures.faults(wrong));
        }
        run.print(table);
        double best = rows.stream()
                .mapToDouble(row -> row.outcome().samples().perSecond())
                .max()
                .orElse(0);
        double median = rows.get(0).outcome().samples().median();
        run.line("most: " + run.aim(Figures.whole(best), best >= AIM_PER_SECOND) + " changes a second (aim: "
                + AIM_PER_SECOND + ")");
        run.line("at " + CALM + " a second: p50 " + run.aim(Figures.whole(median), median <= AIM_MICROS)
                + " µs (aim: at most " + Figures.whole(AIM_MICROS) + ")");
    }

    private String buffer() {
        return memory ? "in memory" : "on disk";
    }

    private Map<String, Object> tree(String server, List<Row> rows) {
        List<Object> loads = new ArrayList<>();
        for (Row row : rows) {
            Samples samples = row.outcome().samples();
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("changesAtOnce", row.load().points());
            row.load().perSecond().ifPresent(rate -> tree.put("rate", rate));
            tree.put("changesPerSecond", Math.rint(samples.perSecond()));
            tree.put("reportsPerSecond", Math.rint(row.outcome().reportsPerSecond()));
            tree.put("p50Micros", samples.median());
            tree.put("p99Micros", samples.ninetyNinth());
            tree.put("changes", samples.size());
            tree.put("lostOrDouble", row.outcome().wrong());
            loads.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("xmppServer", server);
        document.put("seconds", run.time().toSeconds());
        document.put("buffer", memory ? "memory" : "disk");
        document.put("loads", loads);
        return document;
    }
}
