package org.sdvp.cli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sdvp.cli.bench.ReturningBoxes.Outcome;
import org.sdvp.cli.bench.ReturningBoxes.Second;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Table;
import org.sdvp.cli.typed.DurationText;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp bench return}. */
@Command(
        name = "return",
        description = "measure how many boxes come back to an XMPP server that is killed and started again",
        footer = {
            "",
            "N boxes in this process, each with an account, TLS, stream management, presence and the usual waits of an agent, "
                    + "two threads each; and a real XMPP server on the same machine. Takes about two minutes beside the first "
                    + "logins. Exit code 1 if some are not back 6 min after the server is."
        })
public final class ReturnCommand implements Callable<Integer> {
    private static final int MOST_BOXES = 10_000;
    private static final int STEP = 5;
    /** Boxes have come to their longest waits long before. */
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(30);

    private static final long MEGABYTE = 1_000_000;

    private final XmppConnector connector;

    @Mixin
    private final BenchOutput output;

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            defaultValue = "500",
            description = "how many boxes (default: ${DEFAULT-VALUE})")
    private int boxes = 500;

    @Option(
            names = "--xmpp",
            paramLabel = "SERVER",
            defaultValue = "prosody",
            description = "XMPP server to start: prosody or ejabberd (default: ${DEFAULT-VALUE})")
    private XmppServerKind xmpp = XmppServerKind.PROSODY;

    @Option(
            names = "--away",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "how long the server stays away, at most 30m (default: ${DEFAULT-VALUE})")
    private Duration away = Duration.ofSeconds(10);

    /**
     * The command with what it gets from outside.
     *
     * @param connector makes the connections
     * @param screen what standard output is
     * @param out standard output
     * @param tell takes what happens, in words
     */
    public ReturnCommand(XmppConnector connector, Screen screen, PrintStream out, Consumer<String> tell) {
        this.connector = connector;
        this.output = new BenchOutput(screen, out, tell);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (boxes < 1 || boxes > MOST_BOXES) {
            throw output.misuse("expected 1 to " + MOST_BOXES + " boxes, but got " + boxes);
        }
        if (away.compareTo(LONGEST_AWAY) > 0) {
            throw output.misuse(
                    "--away must be at most " + DurationText.of(LONGEST_AWAY) + ", but is " + DurationText.of(away));
        }
        Runnable warnings = withoutWarnings();
        try {
            return measured();
        } finally {
            warnings.run();
        }
    }

    private int measured() throws IOException, InterruptedException {
        String password = new BigInteger(128, new SecureRandom()).toString(Character.MAX_RADIX);
        XmppServerConfig.Builder config =
                XmppServerConfig.forDomain(XmppServerConfig.USUAL_DOMAIN).progress(output.tell());
        IntStream.range(0, boxes).forEach(i -> config.account(name(i), password));
        try (XmppServerProcess server = XmppServerProcess.start(xmpp, config.build())) {
            List<XmppSettings> accounts = IntStream.range(0, boxes)
                    .mapToObj(i -> account(server, name(i), password))
                    .toList();
            Outcome outcome = new ReturningBoxes(server, connector, output.tell()).measure(accounts, away);
            output.print(() -> tree(xmpp, outcome), () -> print(xmpp, outcome));
            return BenchOutput.exitCode(outcome.missing() == 0);
        }
    }

    private static String name(int box) {
        return "box" + box;
    }

    private static XmppSettings account(XmppServerProcess server, String name, String password) {
        return XmppSettings.of(Jid.of(name + "@" + server.domain() + "/IEC"), Password.of(password))
                .with(XmppSettings.Server.at(server.host().getHostAddress(), server.port())
                        .withCaFile(server.caFile()));
    }

    /**
     * Thousands of logins fail while the server is away, as they should: they are counted, not told.
     *
     * @return has them told again
     */
    private static Runnable withoutWarnings() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return () -> {};
        }
        Logger logger = context.getLogger("org.sdvp.xmpp");
        Level before = logger.getLevel();
        logger.setLevel(Level.ERROR);
        return () -> logger.setLevel(before);
    }

    private void print(XmppServerKind kind, Outcome outcome) {
        output.heading(outcome.boxes() + " boxes at " + kind.label() + ", killed and away for "
                + seconds(outcome.away()) + " s");
        Table table = Figures.table("SECONDS", "LOGINS", "FAILED", "LOGINS/S");
        for (Step step : steps(outcome)) {
            table.add(
                    Cell.of(step.from() + " to " + (step.from() + STEP)),
                    Cell.of(Integer.toString(step.logins())),
                    Cell.of(Integer.toString(step.failed())),
                    Cell.of(Integer.toString(step.most())));
        }
        output.print(table);
        output.line("Seconds since the kill; LOGINS/S: of the busiest of them, failed ones too.");
        output.line("most after the server was back: " + outcome.peak() + " logins a second");
        output.line("all back "
                + outcome.back()
                        .map(time -> seconds(time) + " s after the server was")
                        .orElse("never: " + outcome.missing() + " are missing"));
        output.line("failed after the server was back: " + outcome.failedAfter());
        ReturningBoxes.Use use = outcome.use();
        output.line("first logins: " + Figures.whole(rate(outcome)) + " a second, 16 at a time; threads here "
                + use.threads() + ", heap " + use.heap() / MEGABYTE + " MB, resident " + use.memory() / MEGABYTE
                + " MB; " + kind.label() + " " + use.serverMemory() / MEGABYTE + " MB");
    }

    private record Step(int from, int logins, int failed, int most) {}

    private static List<Step> steps(Outcome outcome) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < outcome.seconds().size(); from += STEP) {
            List<Second> part = outcome.seconds()
                    .subList(from, Math.min(from + STEP, outcome.seconds().size()));
            steps.add(new Step(
                    from,
                    part.stream().mapToInt(Second::logins).sum(),
                    part.stream().mapToInt(Second::failed).sum(),
                    part.stream().mapToInt(s -> s.logins() + s.failed()).max().orElse(0)));
        }
        return steps;
    }

    private static double rate(Outcome outcome) {
        return outcome.boxes() * 1000.0 / Math.max(1, outcome.first().toMillis());
    }

    private static String seconds(Duration time) {
        return Double.toString(Figures.tenths(time.toMillis() / 1000.0));
    }

    private static Map<String, Object> tree(XmppServerKind kind, Outcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("xmppServer", kind.label());
        tree.put("boxes", outcome.boxes());
        tree.put("awaySeconds", Figures.tenths(outcome.away().toMillis() / 1000.0));
        Optional<Duration> back = outcome.back();
        back.ifPresent(time -> tree.put("backAfterSeconds", Figures.tenths(time.toMillis() / 1000.0)));
        tree.put("missing", outcome.missing());
        tree.put("mostLoginsPerSecond", outcome.peak());
        tree.put("failedAfterReturn", outcome.failedAfter());
        tree.put("logins", outcome.seconds().stream().map(Second::logins).toList());
        tree.put("failed", outcome.seconds().stream().map(Second::failed).toList());
        tree.put("firstLoginsPerSecond", Figures.tenths(rate(outcome)));
        tree.put("threads", outcome.use().threads());
        tree.put("heapOctets", outcome.use().heap());
        tree.put("residentOctets", outcome.use().memory());
        tree.put("serverResidentOctets", outcome.use().serverMemory());
        return tree;
    }
}
