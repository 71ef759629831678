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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.agent.serving.StorePorts;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.model.Fcda;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    private static final double MEDIAN = 0.5;
    private static final int OPEN = 8;
    private static final int AIM = 200_000;

    private final XmppConnector connector;
    private final Screen screen;
    private final PrintStream out;
    private final Consumer<String> tell;

    @Mixin
    private final BenchAccounts accounts = new BenchAccounts();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long to measure each kind of read (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

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
        this.screen = screen;
        this.out = out;
        this.tell = tell;
    }

    private static Function<ClientAssociation, CompletionStage<?>> each(String pattern) {
        List<Fcda> references = IntStream.rangeClosed(1, ReportedDevice.POINTS)
                .mapToObj(i -> Fcda.parse(String.format(Locale.ROOT, pattern, i)))
                .toList();
        return association -> association.getDataValues(references);
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec, "set by picocli");
        if (seconds < 1) {
            throw new ParameterException(command.commandLine(), "--seconds must be 1 or more, but is " + seconds);
        }
        accounts.open(command, tell, this::measure);
        return 0;
    }

    private void measure(String server, XmppSettings client, XmppSettings device) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ReportedDevice measured = new ReportedDevice(new SystemTimeSource(timer, Clock.systemUTC()));
        try (Pair pair =
                new Pair(connector, client, device, OPEN, measured.served(StorePorts.inMemory(1), Runnable::run))) {
            tell.accept("warming up");
            READS.forEach(read -> run(read, pair, Duration.ofSeconds(seconds).dividedBy(2)));
            List<Row> rows = new ArrayList<>();
            for (Read read : READS) {
                tell.accept("measuring " + read.label());
                rows.add(new Row(read, run(read, pair, Duration.ofSeconds(seconds))));
            }
            print(server, rows);
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
        if (json) {
            out.println(Json.document(tree(server, rows)));
            return;
        }
        out.println("Reads of many values through " + server + ", TLS, both ends in this process, " + OPEN + " open");
        out.println();
        Table table = new Table("READ", "VALUES/S", "READS/S", "P50 µs", "READS", "FAILED");
        for (int column = 1; column < 6; column++) {
            table.alignRight(column);
        }
        for (Row row : rows) {
            long failures = row.samples().failures();
            table.add(
                    Cell.of(row.read().label()),
                    Cell.of(whole(row.valuesPerSecond())),
                    Cell.of(whole(row.samples().perSecond())),
                    Cell.of(whole(row.samples().micros(MEDIAN))),
                    Cell.of(whole(row.samples().size())),
                    new Cell(Long.toString(failures), failures == 0 ? Style.PLAIN : Style.RED));
        }
        table.lines(screen).forEach(out::println);
        out.println();
        double best = rows.stream().mapToDouble(Row::valuesPerSecond).max().orElse(0);
        out.println("most: " + screen.styled(best >= AIM ? Style.GREEN : Style.RED, whole(best))
                + " values a second (aim: " + whole(AIM) + ")");
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private Map<String, Object> tree(String server, List<Row> rows) {
        List<Object> reads = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("read", row.read().label());
            tree.put("valuesPerSecond", Math.rint(row.valuesPerSecond()));
            tree.put("readsPerSecond", Math.rint(row.samples().perSecond()));
            tree.put("p50Micros", row.samples().micros(MEDIAN));
            tree.put("failed", row.samples().failures());
            reads.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("xmppServer", server);
        document.put("seconds", seconds);
        document.put("outstanding", OPEN);
        document.put("reads", reads);
        return document;
    }
}
