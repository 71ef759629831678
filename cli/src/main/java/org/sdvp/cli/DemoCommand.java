package org.sdvp.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.agent.OwnProgram;
import org.sdvp.demo.Demo;
import org.sdvp.demo.DemoOptions;
import org.sdvp.demo.FirmwareDemo;
import org.sdvp.demo.screen.Display;
import org.sdvp.demo.screen.JsonDisplay;
import org.sdvp.demo.screen.PlainDisplay;
import org.sdvp.demo.screen.TerminalDisplay;
import org.sdvp.demo.screen.TerminalSize;
import org.sdvp.demo.xmppserver.XmppServerKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp demo}: an XMPP server, heat pumps and a told story. */
@Command(
        name = "demo",
        description = "run an XMPP server, ten simulated heat pumps and a told story",
        footer = {
            "",
            "Goes on until Ctrl-C or --for. Meanwhile the other commands work without a profile, as sdvp devices.",
            "",
            "With --server nothing is installed or started; --accounts names a file with an address and a password a "
                    + "line, the operator's first, then one for each heat pump, those in C last.",
            "",
            "Exit codes: 0 done; 1 a step of the story failed; 2 wrong use; 4 no XMPP server."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int STORY_FAILED = 1;

    private final Surroundings around;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--pumps",
            paramLabel = "N",
            defaultValue = "10",
            description = "number of heat pumps (default: ${DEFAULT-VALUE})")
    private int pumps = 10;

    @Option(
            names = "--c",
            paramLabel = "N",
            defaultValue = "0",
            description = "number of heat pumps in C beside them (default: ${DEFAULT-VALUE})")
    private int inC;

    @Option(
            names = "--c-agent",
            paramLabel = "FILE",
            description = "the program of those, sdvp-agent-c; ./sdvp demo builds and names it")
    private @Nullable Path agentInC;

    @Option(names = "--for", paramLabel = "TIME", description = "how long to run, such as 90s or 5m")
    private @Nullable Duration forTime;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "simulated seconds in a second (default: ${DEFAULT-VALUE})")
    private double speed = 60;

    @Option(names = "--json", description = "print a JSON document a line instead of table and text")
    private boolean json;

    @Option(
            names = "--xmpp",
            paramLabel = "NAME",
            defaultValue = "prosody",
            description = "XMPP server to run: prosody or ejabberd (default: ${DEFAULT-VALUE})")
    private XmppServerKind xmpp = XmppServerKind.PROSODY;

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "XMPP server that is there already")
    private @Nullable String server;

    @Option(names = "--ca", paramLabel = "FILE", description = "certificates to trust (PEM) with --server")
    private @Nullable Path caFile;

    @Option(names = "--accounts", paramLabel = "FILE", description = "accounts to use with --server")
    private @Nullable Path accounts;

    @Option(names = "--no-centre", description = "do not run a control centre with its page")
    private boolean noCentre;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "where the page of the control centre is; 0: any port that is free (default: 8080, if free)")
    private @Nullable Integer port;

    @Option(names = "--no-story", description = "show the heat pumps and leave them alone")
    private boolean noStory;

    @Option(
            names = "--firmware",
            description =
                    "show instead how a heat pump updates its own program, and goes back from a version that fails")
    private boolean firmware;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell on standard error what happens; twice: stanzas too, without passwords")
    private boolean[] verbose = {};

    DemoCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.verbosity(verbose.length);
        DemoOptions options = options();
        CountDownLatch stop = new CountDownLatch(1);
        Signals.onStop(stop::countDown);
        PrintStream log = System.err;
        try (Display display = firmware ? lines() : display()) {
            if (display instanceof TerminalDisplay) {
                // What is logged would tear the table.
                System.setErr(new NoticeStream(display::notice));
            }
            boolean good = firmware
                    ? new FirmwareDemo(options, display, OwnProgram.command(Sdvp.class)).run(stop)
                    : new Demo(options, display, around.profiles().demoProfile()).run(stop);
            return good ? ExitCode.OK : STORY_FAILED;
        } catch (IOException e) {
            around.tell(String.valueOf(e.getMessage()));
            return ExitCode.UNREACHABLE;
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        } finally {
            System.setErr(log);
        }
    }

    private Display lines() {
        return json ? new JsonDisplay(around.out(), around.err()) : new PlainDisplay(around.out(), around.err());
    }

    private Display display() {
        if (json || !around.screen().isTerminal()) {
            return lines();
        }
        TerminalSize usual = new TerminalSize(around.screen().columns(), TerminalSize.USUAL.rows());
        TerminalDisplay display = new TerminalDisplay(
                around.out(), TerminalSize.ask().orElse(usual), around.screen().colours());
        Signals.onResize(() -> TerminalSize.ask().ifPresent(display::resize));
        return display;
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(
                    pumps, Optional.ofNullable(forTime), speed, !noStory, xmpp, outside(), inC(), page());
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private Optional<DemoOptions.Page> page() {
        Integer wanted = port;
        if (noCentre || firmware || server != null) {
            if (wanted != null) {
                throw new IllegalArgumentException(
                        "--port is for the control centre, which does not run with --no-centre, --firmware or --server");
            }
            return Optional.empty();
        }
        boolean opened = !json && around.screen().isTerminal();
        return Optional.of(new DemoOptions.Page(wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted), opened));
    }

    private Optional<DemoOptions.InC> inC() {
        if (inC == 0) {
            return Optional.empty();
        }
        if (firmware) {
            throw new IllegalArgumentException("--firmware shows one heat pump in Java: it does not go with --c");
        }
        Path program = agentInC;
        if (program == null) {
            throw new IllegalArgumentException(
                    "--c needs --c-agent FILE, the program sdvp-agent-c, if not run by ./sdvp, which builds it");
        }
        return Optional.of(new DemoOptions.InC(inC, program));
    }

    private Optional<DemoOptions.Outside> outside() {
        String text = server;
        Path file = accounts;
        if (text == null) {
            if (caFile != null || file != null) {
                throw new IllegalArgumentException("--ca and --accounts go with --server");
            }
            return Optional.empty();
        }
        if (file == null) {
            throw new IllegalArgumentException("--server needs --accounts FILE");
        }
        return Optional.of(new DemoOptions.Outside(address(text), Optional.ofNullable(caFile), file));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        if (colon < 1 || number < 1 || number > 65_535) {
            throw new IllegalArgumentException("--server expects HOST:PORT such as localhost:5222, but got " + text);
        }
        return InetSocketAddress.createUnresolved(text.substring(0, colon), number);
    }

    private ParameterException misuse(String message) {
        CommandSpec own = java.util.Objects.requireNonNull(spec, "set by picocli");
        return new ParameterException(own.commandLine(), message);
    }
}
