package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.agent.serving.StorePorts;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.model.Fcda;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sdvp bench values}. */
@Command(
        name = "values",
        description = "measure reads of many values at once",
        footer = {
            "",
            "One device with 100 measured values and one client, both in this process with an XMPP server between them: "
                    + "GetDataValues of 100 attributes, of 100 objects (magnitude, quality and time each) and "
                    + "GetDataSetValues of the same 100. A value is one attribute."
        })
public final class ValuesCommand implements Callable<Integer> {
    private static final int OPEN = 8;
    private static final int AIM = 200_000;

    private final XmppConnector connector;

    @Mixin
    private final BenchRun run;

    @Mixin
    private final BenchAccounts accounts = new BenchAccounts();

    /** A kind of read and how many attributes its answer holds. */
    private record Read(String label, int values, Function<ClientAssociation, CompletionStage<?>> call) {}

    private record Row(Read read, Samples samples) {
        double valuesPerSecond() {
            return samples.perSecond() * read.values();
        }
    }

    private static final List<Read> READS = List.of(
            new Read("GetDataValues, 100 attributes", ReportedDevice.POINTS, each("HP1/STMP%d.Tmp.mag.f[MX]")),
            new Read("GetDataValues, 100 objects", 3 * ReportedDevice.POINTS, each("HP1/STMP%d.Tmp[MX]")),
            new Read(
                    "GetDataSetValues, 100 objects",
                    3 * ReportedDevice.POINTS,
                    association -> association.dataSets().getDataSetValues(new DataSetReference("HP1/LLN0.All"))));

    /**
     * The command with what it gets from outside.
     *
     * @param connector makes the connections
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public ValuesCommand(XmppConnector connector, Screen screen, PrintStream out, Consumer<String> tell) {
        this.connector = connector;
        this.run = new BenchRun(10, screen, out, tell);
    }

    private static Function<ClientAssociation, CompletionStage<?>> each(String pattern) {
        List<Fcda> references = IntStream.rangeClosed(1, ReportedDevice.POINTS)
                .mapToObj(i -> Fcda.parse(String.format(Locale.ROOT, pattern, i)))
                .toList();
        return association -> association.getDataValues(references);
    }

    @Override
    public Integer call() throws IOException {
        run.check();
        accounts.open(run.tell(), this::measure);
        return 0;
    }

    private void measure(String server, XmppSettings client, XmppSettings device) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ReportedDevice measured = new ReportedDevice(new SystemTimeSource(timer, Clock.systemUTC()));
        try (Pair pair =
                new Pair(connector, client, device, OPEN, measured.served(StorePorts.inMemory(1), Runnable::run))) {
            run.tell().accept("warming up");
            READS.forEach(read -> run(read, pair, run.time().dividedBy(2)));
            List<Row> rows = new ArrayList<>();
            for (Read read : READS) {
                run.tell().accept("measuring " + read.label());
                rows.add(new Row(read, run(read, pair, run.time())));
            }
            run.print(() -> tree(server, rows), () -> print(server, rows));
        } finally {
            timer.shutdownNow();
        }
    }

    private static Samples run(Read read, Pair pair, Duration time) {
        Samples samples = new Samples();
        Load.run(() -> read.call().apply(pair.association()), OPEN, time, samples);
        return samples;
    }

    private void print(String server, List<Row> rows) {
        run.heading("Reads of many values through " + server + ", TLS, both ends in this process, " + OPEN + " open");
        Table table = Figures.table("READ", "VALUES/S", "READS/S", "P50 µs", "READS", "FAILED");
        for (Row row : rows) {
            long failures = row.samples().failures();
            table.add(
                    Cell.of(row.read().label()),
                    Figures.cell(row.valuesPerSecond()),
                    Figures.cell(row.samples().perSecond()),
                    Figures.cell(row.samples().median()),
                    Figures.cell(row.samples().size()),
                    Figures.faults(failures));
        }
        run.print(table);
        double best = rows.stream().mapToDouble(Row::valuesPerSecond).max().orElse(0);
        run.line("most: " + run.aim(Figures.whole(best), best >= AIM) + " values a second (aim: " + Figures.whole(AIM)
                + ")");
    }

    private Map<String, Object> tree(String server, List<Row> rows) {
        List<Object> reads = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("read", row.read().label());
            tree.put("valuesPerSecond", Math.rint(row.valuesPerSecond()));
            tree.put("readsPerSecond", Math.rint(row.samples().perSecond()));
            tree.put("p50Micros", row.samples().median());
            tree.put("failed", row.samples().failures());
            reads.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("xmppServer", server);
        document.put("seconds", run.time().toSeconds());
        document.put("outstanding", OPEN);
        document.put("reads", reads);
        return document;
    }
}
