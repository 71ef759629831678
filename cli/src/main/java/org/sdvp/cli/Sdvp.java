package org.sdvp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sdvp.cli.bench.AgentsCommand;
import org.sdvp.cli.bench.BenchCommand;
import org.sdvp.cli.bench.ReportsCommand;
import org.sdvp.cli.bench.ReturnCommand;
import org.sdvp.cli.bench.RoundtripCommand;
import org.sdvp.cli.bench.StoreCommand;
import org.sdvp.cli.bench.ValuesCommand;
import org.sdvp.cli.centre.CentreAround;
import org.sdvp.cli.centre.CentreCommand;
import org.sdvp.cli.doctor.DoctorCommand;
import org.sdvp.cli.enrol.EnrolCommand;
import org.sdvp.cli.enrol.Office;
import org.sdvp.cli.firmware.CancelCommand;
import org.sdvp.cli.firmware.FirmwareCommand;
import org.sdvp.cli.firmware.InstallCommand;
import org.sdvp.cli.firmware.KeygenCommand;
import org.sdvp.cli.firmware.SendCommand;
import org.sdvp.cli.firmware.ShowCommand;
import org.sdvp.cli.firmware.SignCommand;
import org.sdvp.cli.firmware.StatusCommand;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.rights.AuditCommand;
import org.sdvp.cli.rights.ExplainCommand;
import org.sdvp.cli.scl.SclCheckCommand;
import org.sdvp.cli.scl.SclCommand;
import org.sdvp.cli.scl.SclExportCommand;
import org.sdvp.cli.scl.SclShowCommand;
import org.sdvp.cli.scl.SclToCCommand;
import org.sdvp.cli.selftest.SelfTestCommand;
import org.sdvp.cli.session.DeviceSession;
import org.sdvp.cli.typed.DurationText;
import org.sdvp.cli.typed.TimeText;
import org.sdvp.cli.typed.XmppServerText;
import org.sdvp.cli.vectors.BatchCommand;
import org.sdvp.cli.vectors.DecodeCommand;
import org.sdvp.cli.vectors.EncodeCommand;
import org.sdvp.cli.vectors.LinesCommand;
import org.sdvp.cli.vectors.Terminal;
import org.sdvp.cli.vectors.VectorsCommand;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.operator.host.HomeDirectory;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code sdvp} command. */
@Command(
        name = "sdvp",
        description = "IEC 61850 services (ACSI) over XMPP for heat pumps.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The account is taken from --profile FILE, $SDVP_PROFILE, a running demo or "
                    + "~/.config/sdvp/profile, lines such as jid: operator@example.org, password-file: FILE, host: "
                    + "NAME, port: 5222, ca-file: FILE.",
            "",
            "Exit codes: 0 done; 1 a fault of sdvp; 2 wrong use; 3 refused by the device; 4 not reachable."
        })
public final class Sdvp {
    private static final Logger LOG = LoggerFactory.getLogger(Sdvp.class);

    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 100;

    private final Surroundings around;

    /**
     * The command with what it gets from outside.
     *
     * @param around screen, files and net
     */
    public Sdvp(Surroundings around) {
        this.around = around;
    }

    /** Runs the command in a process of its own and ends that with an {@link ExitCode}. */
    public static void main(String[] args) {
        Surroundings around = new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Screen.of(System.getenv()),
                System.getenv(),
                HomeDirectory.of(System.getenv()),
                new NetConnector());
        int exitCode = new Sdvp(around).run(args);
        around.out().flush();
        System.exit(exitCode);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Runs the command.
     *
     * @param args as on the command line
     * @return see {@link ExitCode}
     */
    public int run(String... args) {
        CommandLine line = commandLine();
        if (args.length == 0) {
            line.usage(line.getOut());
            return ExitCode.OK;
        }
        return line.execute(args);
    }

    /** The commands of this program, in the order of the help. */
    private List<Object> commands() {
        return List.of(
                new DemoCommand(around),
                centre(),
                new AgentCommand(around),
                new DevicesCommand(around),
                new BrowseCommand(around),
                new ReadCommand(around),
                new WriteCommand(around),
                new OperateCommand(around),
                new WatchCommand(around),
                new ScheduleCommand(around),
                new LogCommand(around),
                loggingIn(AuditCommand::new),
                loggingIn(ExplainCommand::new),
                loggingIn(session -> new DoctorCommand(session, around.connector(), around.env())),
                enrol(),
                selfTest(),
                firmware(),
                scl(),
                vectors(),
                bench(),
                new CompletionCommand(around),
                new CompleteCommand(around),
                new VersionCommand(around));
    }

    /** The command line with all commands, their options and how failures are told. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(this);
        commands().forEach(line::addSubcommand);
        addHelp(line);
        line.registerConverter(Duration.class, new DurationText());
        line.registerConverter(Jid.class, Jid::of);
        line.registerConverter(Instant.class, new TimeText(ZoneId.systemDefault()));
        line.registerConverter(XmppServerKind.class, new XmppServerText());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(around.screen().colours() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(
                Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, around.screen().columns())));
        line.setParameterExceptionHandler((e, args) -> misused(e, args));
        line.setExecutionExceptionHandler((e, at, parsed) -> failed(e, parsed));
        return line;
    }

    private CommandLine scl() {
        return new CommandLine(new SclCommand())
                .addSubcommand(new SclCheckCommand(around.screen(), around.out()))
                .addSubcommand(new SclShowCommand(around.screen(), around.out()))
                .addSubcommand(loggingIn(SclExportCommand::new))
                .addSubcommand(new SclToCCommand(around.out(), around.err()));
    }

    private CommandLine enrol() {
        return EnrolCommand.with(new Office(
                around.out(),
                around.screen(),
                around::tell,
                around.env(),
                around.connector(),
                around.profiles()::find,
                around.profiles().userProfile().resolveSibling("desk"),
                Signals::onStop));
    }

    private CommandLine centre() {
        return CentreCommand.with(new CentreAround(
                System.in,
                around.out(),
                around::tell,
                around.env(),
                around.connector(),
                around.profiles()::find,
                around.profiles().state(),
                Logging::verbosity,
                Signals::onStop));
    }

    private CommandLine selfTest() {
        return loggingIn(SelfTestCommand::new);
    }

    /** A command of another package, with the options of those that log in. */
    private CommandLine loggingIn(Function<DeviceSession, Object> command) {
        CommonOptions common = new CommonOptions();
        return new CommandLine(command.apply(common.session(around))).addMixin("common", common);
    }

    private CommandLine firmware() {
        return new CommandLine(new FirmwareCommand())
                .addSubcommand(new KeygenCommand(around.out()))
                .addSubcommand(new SignCommand(around.out(), Clock.systemUTC()))
                .addSubcommand(new ShowCommand(around.out()))
                .addSubcommand(loggingIn(SendCommand::new))
                .addSubcommand(loggingIn(StatusCommand::new))
                .addSubcommand(loggingIn(InstallCommand::new))
                .addSubcommand(loggingIn(CancelCommand::new));
    }

    private CommandLine vectors() {
        Terminal terminal = new Terminal(System.in, around.out(), around::tell);
        return new CommandLine(new VectorsCommand())
                .addSubcommand(new DecodeCommand(terminal))
                .addSubcommand(new EncodeCommand(terminal))
                .addSubcommand(new BatchCommand(terminal))
                .addSubcommand(new LinesCommand(terminal));
    }

    private CommandLine bench() {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new RoundtripCommand(around.connector(), around.screen(), around.out(), around::tell))
                .addSubcommand(new ReportsCommand(around.connector(), around.screen(), around.out(), around::tell))
                .addSubcommand(new ValuesCommand(around.connector(), around.screen(), around.out(), around::tell))
                .addSubcommand(new ReturnCommand(around.connector(), around.screen(), around.out(), around::tell))
                .addSubcommand(new StoreCommand(around.screen(), around.out(), around::tell))
                .addSubcommand(new AgentsCommand(around.connector(), around.screen(), around.out(), around::tell));
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        line.getSubcommands().values().forEach(Sdvp::addHelp);
    }

    private int misused(ParameterException e, String[] args) {
        StringBuilder message = new StringBuilder(wording(e));
        List<String> meant = meant(e);
        if (!meant.isEmpty()) {
            message.append("; did you mean ").append(String.join(" or ", meant)).append('?');
        }
        message.append("; see ")
                .append(e.getCommandLine().getCommandSpec().qualifiedName())
                .append(" --help");
        return tell(Failure.usage(message.toString()), Arrays.asList(args).contains("--json"));
    }

    /** Those of picocli's suggestions that begin as what was typed. */
    private static List<String> meant(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return List.of();
        }
        String typed = unmatched.getUnmatched().get(0);
        String start = typed.substring(0, Math.min(2, typed.length()));
        return unmatched.getSuggestions().stream()
                .filter(word -> word.startsWith(start))
                .toList();
    }

    /** What is wrong in words: lower case first, as it follows the name of the program. */
    private static String wording(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean command = e.getCommandLine().getSubcommands().size() > 0;
            return (command ? "no command '" : "one argument too many: '")
                    + unmatched.getUnmatched().get(0) + "'";
        }
        String message = String.valueOf(e.getMessage());
        return message.isEmpty()
                ? "wrong use"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private int failed(Exception e, ParseResult parsed) {
        if (e instanceof ParameterException misuse) {
            return misused(misuse, parsed.originalArgs().toArray(new String[0]));
        }
        LOG.info("failed", e);
        return tell(Failure.of(e), parsed.originalArgs().contains("--json"));
    }

    private int tell(Failure failure, boolean json) {
        around.tell(failure.message());
        if (json) {
            around.out().println(Json.document(failure.tree()));
        }
        return failure.exitCode();
    }
}
