package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.agent.OwnProgram;
import org.sdvp.cli.bench.AgentLoad.Outcome;
import org.sdvp.cli.bench.SideBySide.Agent;
import org.sdvp.cli.bench.SideBySide.Result;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.xmpp.XmppConnector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdvp bench c}. */
@Command(
        name = "c",
        description = "measure the agent in C beside the agent in Java, and reads of the C library against bare pings",
        footer = {
            "",
            "Starts an XMPP server and four agents: in C with the libraries of the machine and as one file, in Java"
                    + " with the same model and whole; and asks them in turn: 1,000 reads of one value to begin with, then"
                    + " in each round 1,000 reads, one open, and 1,000 reports by general interrogation, eight open. Then"
                    + " reads through the C library and pings of libstrophe alone, in turn."
        })
public final class AgentsCommand implements Callable<Integer> {
    private static final int MANY = 64;
    private static final double MEGABYTE = 1_000_000;
    private static final int MOST_ROUNDS = 1_000;

    private final XmppConnector connector;

    @Mixin
    private final BenchRun run;

    @Option(
            names = "--xmpp",
            paramLabel = "SERVER",
            defaultValue = "prosody",
            description = "XMPP server to start: prosody or ejabberd (default: ${DEFAULT-VALUE})")
    private XmppServerKind xmpp = XmppServerKind.PROSODY;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "how often all agents are asked (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(
            names = "--programs",
            paramLabel = "FOLDER",
            description = "where the programs of the C library are (./sdvp bench c builds them and says so itself)")
    private @Nullable Path programs;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "SCL file of the agent in C (./sdvp bench c says it itself)")
    private @Nullable Path model;

    @Option(
            names = "--java-options",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "for the Java agents, such as --java-options=-Xmx48m (default: none, as ./sdvp agent runs)")
    private String javaOptions = "";

    /**
     * The command with what it gets from outside.
     *
     * @param connector makes the connections
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public AgentsCommand(XmppConnector connector, Screen screen, PrintStream out, Consumer<String> tell) {
        this.connector = connector;
        this.run = new BenchRun(20, screen, out, tell);
    }

    @Override
    public Integer call() throws IOException {
        run.check();
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw run.misuse("--rounds must be 1 to " + MOST_ROUNDS + ", but is " + rounds);
        }
        Result result = new SideBySide(connector, setup(), run.tell()).run(xmpp, rounds, run.time());
        run.print(() -> tree(result), () -> print(result));
        return BenchOutput.exitCode(result.failed() == 0);
    }

    private SideBySide.Setup setup() {
        Path folder = programs;
        Path scl = model;
        if (folder == null || !Files.isExecutable(folder.resolve(SideBySide.AGENT))) {
            throw run.misuse("expected --programs FOLDER with " + SideBySide.AGENT + " in it");
        }
        if (scl == null || !Files.isReadable(scl)) {
            throw run.misuse("expected --model FILE, the SCL file of " + SideBySide.AGENT);
        }
        List<String> java = new ArrayList<>(OwnProgram.command(run.program()));
        // As ./sdvp agent runs it.
        java.remove("-XX:TieredStopAtLevel=1");
        java.addAll(
                1,
                Stream.of(javaOptions.split(" "))
                        .filter(text -> !text.isEmpty())
                        .toList());
        return new SideBySide.Setup(folder.toAbsolutePath(), scl.toAbsolutePath(), java);
    }

    private void print(Result result) {
        run.heading(
                "Agents in C and Java and the C library through " + result.server() + ", TLS, load " + result.load());
        Table table = Figures.table(Stream.concat(
                        Stream.of("FIGURE"),
                        result.agents().stream().map(agent -> agent.kind().label()))
                .toArray(String[]::new));
        row(
                table,
                "resident after login, MB",
                result,
                agent -> megabytes(of(agent).atFirst().resident()));
        row(
                table,
                "anonymous after login, MB",
                result,
                agent -> megabytes(of(agent).atFirst().anonymous()));
        row(
                table,
                "resident after 1,000 reads, MB",
                result,
                agent -> megabytes(of(agent).afterReads().resident()));
        row(
                table,
                "anonymous after 1,000 reads, MB",
                result,
                agent -> megabytes(of(agent).afterReads().anonymous()));
        row(table, "program without Java, MB", result, agent -> megabytes(agent.octets()));
        row(table, "logical nodes of its model", result, agent -> Integer.toString(agent.logicalNodes()));
        row(
                table,
                "processor for a second of nothing, µs",
                result,
                agent -> Figures.whole(of(agent).idleMicros()));
        row(
                table,
                "processor for a read, µs",
                result,
                agent -> Figures.whole(of(agent).readMicros()));
        row(
                table,
                "read by the Java client, p50 µs",
                result,
                agent -> Figures.whole(of(agent).reads().median()));
        row(
                table,
                "read by the Java client, p99 µs",
                result,
                agent -> Figures.whole(of(agent).reads().ninetyNinth()));
        row(
                table,
                "members of a report",
                result,
                agent -> Figures.whole(of(agent).reportMembers()));
        row(
                table,
                "processor for a report and its GI, µs",
                result,
                agent -> Figures.whole(of(agent).reportMicros()));
        row(table, "reports a second", result, agent -> Figures.whole(of(agent).reportsPerSecond()));
        row(table, "failed", result, agent -> Figures.whole((double) of(agent).failed()));
        run.print(table);
        Table calls = Figures.table("THE C LIBRARY", "OPEN", "P50 µs", "P99 µs", "PER SECOND", "CALLS", "FAILED");
        for (BareRoundtrip.Row row : result.roundtrip().rows()) {
            calls.add(
                    Cell.of(row.call().equals(BareRoundtrip.PING) ? "ping of libstrophe alone" : "read"),
                    Cell.of(Integer.toString(row.open())),
                    Figures.cell(row.median()),
                    Figures.cell(row.ninetyNinth()),
                    Figures.cell(row.perSecond()),
                    Figures.cell((double) row.calls()),
                    Figures.faults(row.failed()));
        }
        run.print(calls);
        run.line("a read costs " + Figures.rounded(cost(result), 100) + " bare pings (p50, 1 open) and reaches "
                + Figures.rounded(rate(result), 100) + " of their rate (64 open)");
    }

    private static void row(Table table, String figure, Result result, Function<Agent, String> value) {
        table.add(Stream.concat(Stream.of(figure), result.agents().stream().map(value))
                .map(Cell::of)
                .toArray(Cell[]::new));
    }

    private static Outcome of(Agent agent) {
        return agent.outcome();
    }

    private static String megabytes(long octets) {
        return Double.toString(Figures.rounded(octets / MEGABYTE, 100));
    }

    private static double cost(Result result) {
        return result.roundtrip().row(BareRoundtrip.READ, 1).median()
                / result.roundtrip().row(BareRoundtrip.PING, 1).median();
    }

    private static double rate(Result result) {
        return result.roundtrip().row(BareRoundtrip.READ, MANY).perSecond()
                / result.roundtrip().row(BareRoundtrip.PING, MANY).perSecond();
    }

    private static Map<String, Object> tree(Result result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("xmppServer", result.server());
        tree.put("loadAverage", result.load());
        tree.put("agents", result.agents().stream().map(AgentsCommand::tree).toList());
        List<Object> rows = new ArrayList<>();
        for (BareRoundtrip.Row row : result.roundtrip().rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("call", row.call());
            one.put("outstanding", row.open());
            one.put("p50Micros", row.median());
            one.put("p99Micros", row.ninetyNinth());
            one.put("perSecond", row.perSecond());
            one.put("calls", row.calls());
            one.put("failed", row.failed());
            rows.add(one);
        }
        tree.put("roundTrips", rows);
        tree.put("readCostInBarePings", Figures.rounded(cost(result), 1000));
        tree.put("readRateOfBarePings", Figures.rounded(rate(result), 1000));
        return tree;
    }

    private static Map<String, Object> tree(Agent agent) {
        Outcome outcome = agent.outcome();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("agent", agent.kind().label());
        tree.put("residentOctets", outcome.atFirst().resident());
        tree.put("anonymousOctets", outcome.atFirst().anonymous());
        tree.put("residentOctetsAfterReads", outcome.afterReads().resident());
        tree.put("anonymousOctetsAfterReads", outcome.afterReads().anonymous());
        tree.put("programOctets", agent.octets());
        tree.put("logicalNodes", agent.logicalNodes());
        tree.put("idleMicrosPerSecond", Figures.tenths(outcome.idleMicros()));
        tree.put("readProcessorMicros", Figures.tenths(outcome.readMicros()));
        tree.put("reads", outcome.reads().size());
        tree.put("readP50Micros", Figures.tenths(outcome.reads().median()));
        tree.put("readP99Micros", Figures.tenths(outcome.reads().ninetyNinth()));
        tree.put("reports", outcome.reports());
        tree.put("membersOfAReport", Figures.tenths(outcome.reportMembers()));
        tree.put("reportProcessorMicros", Figures.tenths(outcome.reportMicros()));
        tree.put("reportsPerSecond", Figures.tenths(outcome.reportsPerSecond()));
        tree.put("failed", outcome.failed());
        return tree;
    }
}
