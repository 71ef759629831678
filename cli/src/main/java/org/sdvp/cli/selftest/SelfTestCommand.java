package org.sdvp.cli.selftest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.operator.Operator;
import org.sdvp.operator.selftest.CheckResult;
import org.sdvp.operator.selftest.Evidence;
import org.sdvp.operator.selftest.SelfTest;
import org.sdvp.operator.selftest.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdvp selftest}. */
@Command(
        name = "selftest",
        description = "test a device by every service it offers",
        footer = {
            "",
            "A line for each check: PASS, FAIL or SKIP with the reason, led by its test family of the UCA. Changes "
                    + "nothing unless told to, but borrows a report control block that nobody uses; the device is left as "
                    + "it was found, also on Ctrl-C. With --verbose every message is shown as it is in its stanza. Exit "
                    + "code 0: nothing failed; 3: something failed; 130: stopped before the end."
        })
public final class SelfTestCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;
    private static final int STOPPED = 130;
    private static final double NANOS = 1e9;

    private final DeviceSession session;

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Option(
            names = "--operate",
            description = "also do what changes something for a moment: commands with Test set, select and cancel, "
                    + "values written as they are, a file and a data set made and deleted")
    private boolean operate;

    /**
     * The command with what it gets from outside.
     *
     * @param session the login and the screen
     */
    public SelfTestCommand(DeviceSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (Operator operator = session.login();
                Links links = new Links(operator, jid)) {
            Operator.Link link = links.first();
            SelfTest test = new SelfTest(
                    links::next, link.settings(), link.time(), new SelfTest.Options(operate, evidence(link)));
            session.onStop(() -> {
                session.tell("stopping; what was changed is put back");
                test.stop();
            });
            List<CheckResult> results = run(test, link.device().toString(), start);
            if (SelfTestView.count(results, Verdict.FAIL) > 0) {
                return FAILED;
            }
            return results.size() < SelfTest.size() ? STOPPED : OK;
        }
    }

    private Evidence evidence(Operator.Link link) {
        if (!session.verbose()) {
            return Evidence.none();
        }
        Consumer<String> lines = session.json() ? session::tell : session.out()::println;
        return new EvidencePrinter(link.transport().format(), lines);
    }

    private List<CheckResult> run(SelfTest test, String device, long start) {
        if (session.json()) {
            List<CheckResult> results = test.run(result -> {});
            session.out().println(Json.document(SelfTestView.tree(device, operate, results)));
            return results;
        }
        SelfTestView view = new SelfTestView(session.screen());
        session.out().println("self-test of " + device + (operate ? " with --operate" : ""));
        List<CheckResult> results = test.run(result -> view.lines(result).forEach(session.out()::println));
        String seconds = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / NANOS);
        session.out().println(view.summary(results, seconds));
        return results;
    }

    /** Ways to the device: one at first, and a new one whenever the test asks for it again. */
    private static final class Links implements AutoCloseable {
        private final Operator operator;
        private final String jid;
        private final Deque<Operator.Link> links = new ArrayDeque<>();
        private boolean firstIsUsed;

        Links(Operator operator, String jid) {
            this.operator = operator;
            this.jid = jid;
            links.add(operator.link(jid));
        }

        Operator.Link first() {
            return links.getFirst();
        }

        ClientTransport next() {
            if (firstIsUsed) {
                links.add(operator.link(jid));
            }
            firstIsUsed = true;
            return links.getLast().transport();
        }

        @Override
        public void close() {
            links.forEach(Operator.Link::close);
        }
    }
}
