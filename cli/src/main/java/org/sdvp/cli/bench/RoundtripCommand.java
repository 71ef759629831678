package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sdvp.cli.bench.Roundtrip.Bytes;
import org.sdvp.cli.bench.Roundtrip.Row;
import org.sdvp.cli.bench.Roundtrip.What;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    private final XmppConnector connector;

    @Mixin
    private final BenchRun run;

    @Mixin
    private final BenchAccounts accounts = new BenchAccounts();

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "seconds to run before (default: ${DEFAULT-VALUE})")
    private int warmUp;

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
        this.run = new BenchRun(20, screen, out, tell);
    }

    @Override
    public Integer call() throws IOException {
        if (warmUp < 0) {
            throw run.misuse("--warm-up must be 0 or more, but is " + warmUp);
        }
        run.check();
        accounts.open(run.tell(), this::measure);
        return 0;
    }

    private void measure(String server, XmppSettings client, XmppSettings device) throws IOException {
        Roundtrip.Result result =
                new Roundtrip(connector, client, device, run.tell()).run(Duration.ofSeconds(warmUp), run.time());
        run.print(() -> tree(server, result), () -> print(server, result));
    }

    private void print(String server, Roundtrip.Result result) {
        run.heading("Round trips through " + server + ", TLS, both ends in this process, "
                + run.time().toSeconds() + " s");
        Table table = Figures.table("CALL", "OPEN", "P50 µs", "P99 µs", "PER SECOND", "CALLS", "FAILED");
        for (Row row : result.rows()) {
            Samples samples = row.samples();
            table.add(
                    Cell.of(row.what().label()),
                    Cell.of(Integer.toString(row.outstanding())),
                    Figures.cell(samples.median()),
                    Figures.cell(samples.ninetyNinth()),
                    Figures.cell(samples.perSecond()),
                    Cell.of(Integer.toString(samples.size())),
                    Figures.faults(samples.failures()));
        }
        run.print(table);
        Table bytes = Figures.table("BYTES A CALL", "CLEAR", "TLS CLIENT", "TLS DEVICE");
        result.bytes()
                .forEach((what, b) -> bytes.add(
                        Cell.of(what.label()),
                        Cell.of(Integer.toString(b.clear())),
                        Figures.cell(b.client()),
                        Figures.cell(b.device())));
        run.print(bytes);
        run.line("1 open: a read costs " + run.aim(ratio(cost(result)), cost(result) <= MOST_OF_A_PING)
                + " pings (p50; aim: at most " + MOST_OF_A_PING + ")");
        run.line("64 open: reads reach " + run.aim(ratio(rate(result)), rate(result) >= LEAST_OF_PINGS)
                + " of the ping rate (aim: at least " + LEAST_OF_PINGS + ")");
    }

    private static String ratio(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static double cost(Roundtrip.Result result) {
        return result.row(What.READ, 1).samples().median()
                / result.row(What.PING, 1).samples().median();
    }

    private static double rate(Roundtrip.Result result) {
        return result.row(What.READ, 64).samples().perSecond()
                / result.row(What.PING, 64).samples().perSecond();
    }

    private Map<String, Object> tree(String server, Roundtrip.Result result) {
        List<Object> rows = new ArrayList<>();
        for (Row row : result.rows()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("call", row.what().label());
            tree.put("outstanding", row.outstanding());
            tree.put("p50Micros", Figures.tenths(row.samples().median()));
            tree.put("p99Micros", Figures.tenths(row.samples().ninetyNinth()));
            tree.put("perSecond", Figures.tenths(row.samples().perSecond()));
            tree.put("calls", row.samples().size());
            tree.put("failed", row.samples().failures());
            rows.add(tree);
        }
        List<Object> bytes = new ArrayList<>();
        for (Map.Entry<What, Bytes> entry : result.bytes().entrySet()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("call", entry.getKey().label());
            tree.put("clear", entry.getValue().clear());
            tree.put("tlsClient", Figures.tenths(entry.getValue().client()));
            tree.put("tlsDevice", Figures.tenths(entry.getValue().device()));
            bytes.add(tree);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("xmppServer", server);
        document.put("seconds", run.time().toSeconds());
        document.put("roundTrips", rows);
        document.put("bytesPerCall", bytes);
        document.put("readCostInPings", Figures.rounded(cost(result), 1000));
        document.put("readRateOfPings", Figures.rounded(rate(result), 1000));
        return document;
    }
}
