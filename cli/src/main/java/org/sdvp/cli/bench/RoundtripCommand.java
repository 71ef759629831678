package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
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
import org.sdvp.cli.bench.Roundtrip.Bytes;
import org.sdvp.cli.bench.Roundtrip.Row;
import org.sdvp.cli.bench.Roundtrip.What;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp bench roundtrip}. */
@Command(
        name = "roundtrip",
        description = "compare a read of one value with an XMPP ping",
        footer = {
            "",
            "Two accounts of one XMPP server, both in this process: XEP-0199 ping and GetDataValues of "
                    + "one value in turn, with 1 and with 64 calls open. Starts an XMPP server of its own, unless "
                    + "--profile and --device-profile name two accounts of another one."
        })
public final class RoundtripCommand implements Callable<Integer> {
    private static final double MOST_OF_A_PING = 1.3;
    private static final double LEAST_OF_PINGS = 0.7;
    private static final double MEDIAN = 0.5;
    private static final double NINETY_NINE = 0.99;

    private final XmppConnector connector;
    private final Screen screen;
    private final PrintStream out;
    private final Consumer<String> tell;

    @Mixin
    private final BenchAccounts accounts = new BenchAccounts();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "how long to measure (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "seconds to run before (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The command with what it gets from outside.
     *
     * @param connector makes the connections
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public RoundtripCommand(XmppConnector connector, Screen screen, PrintStream out, Consumer<String> tell) {
        this.connector = connector;
        this.screen = screen;
        this.out = out;
        this.tell = tell;
    }

    @Override
    public Integer call() throws IOException {
        if (seconds < 1 || warmUp < 0) {
            throw misuse("--seconds must be 1 or more and --warm-up 0 or more, but are " + seconds + " and " + warmUp);
        }
        accounts.open(Objects.requireNonNull(spec, "set by picocli"), tell, this::measure);
        return 0;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }

    private void measure(String server, XmppSettings client, XmppSettings device) throws IOException {
        Roundtrip.Result result = new Roundtrip(connector, client, device, tell)
                .run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        if (json) {
            out.println(Json.document(tree(server, result)));
        } else {
            print(server, result);
        }
    }

    private void print(String server, Roundtrip.Result result) {
        out.println("Round trips through " + server + ", TLS, both ends in this process, " + seconds + " s");
        out.println();
        Table table = new Table("CALL", "OPEN", "P50 µs", "P99 µs", "PER SECOND", "CALLS", "FAILED");
        for (int column = 1; column < 7; column++) {
            table.alignRight(column);
        }
        for (Row row : result.rows()) {
            Samples samples = row.samples();
            table.add(
                    Cell.of(row.what().label()),
                    Cell.of(Integer.toString(row.outstanding())),
                    Cell.of(whole(samples.micros(MEDIAN))),
                    Cell.of(whole(samples.micros(NINETY_NINE))),
                    Cell.of(whole(samples.perSecond())),
                    Cell.of(Integer.toString(samples.size())),
                    new Cell(Long.toString(samples.failures()), samples.failures() == 0 ? Style.PLAIN : Style.RED));
        }
        table.lines(screen).forEach(out::println);
        out.println();
        Table bytes = new Table("BYTES A CALL", "CLEAR", "TLS CLIENT", "TLS DEVICE");
        bytes.alignRight(1).alignRight(2).alignRight(3);
        result.bytes()
                .forEach((what, b) -> bytes.add(
                        Cell.of(what.label()),
                        Cell.of(Integer.toString(b.clear())),
                        Cell.of(whole(b.client())),
                        Cell.of(whole(b.device()))));
        bytes.lines(screen).forEach(out::println);
        out.println();
        out.println("1 open: a read costs " + aim(cost(result), cost(result) <= MOST_OF_A_PING)
                + " pings (p50; aim: at most " + MOST_OF_A_PING + ")");
        out.println("64 open: reads reach " + aim(rate(result), rate(result) >= LEAST_OF_PINGS)
                + " of the ping rate (aim: at least " + LEAST_OF_PINGS + ")");
    }

    private String aim(double ratio, boolean met) {
        return screen.styled(met ? Style.GREEN : Style.RED, String.format(Locale.ROOT, "%.2f", ratio));
    }

    private static double cost(Roundtrip.Result result) {
        return result.row(What.READ, 1).samples().micros(MEDIAN)
                / result.row(What.PING, 1).samples().micros(MEDIAN);
    }

    private static double rate(Roundtrip.Result result) {
        return result.row(What.READ, 64).samples().perSecond()
                / result.row(What.PING, 64).samples().perSecond();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static double rounded(double number, int parts) {
        return Double.isFinite(number) ? Math.rint(number * parts) / parts : number;
    }

    private Map<String, Object> tree(String server, Roundtrip.Result result) {
        List<Object> rows = new ArrayList<>();
        for (Row row : result.rows()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("call", row.what().label());
            tree.put("outstanding", row.outstanding());
            tree.put("p50Micros", rounded(row.samples().micros(MEDIAN), 10));
            tree.put("p99Micros", rounded(row.samples().micros(NINETY_NINE), 10));
            tree.put("perSecond", rounded(row.samples().perSecond(), 10));
            tree.put("calls", row.samples().size());
            tree.put("failed", row.samples().failures());
            rows.add(tree);
        }
        List<Object> bytes = new ArrayList<>();
        for (Map.Entry<What, Bytes> entry : result.bytes().entrySet()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("call", entry.getKey().label());
            tree.put("clear", entry.getValue().clear());
            tree.put("tlsClient", rounded(entry.getValue().client(), 10));
            tree.put("tlsDevice", rounded(entry.getValue().device(), 10));
            bytes.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("xmppServer", server);
        document.put("seconds", seconds);
        document.put("roundTrips", rows);
        document.put("bytesPerCall", bytes);
        document.put("readCostInPings", rounded(cost(result), 1000));
        document.put("readRateOfPings", rounded(rate(result), 1000));
        return document;
    }
}
