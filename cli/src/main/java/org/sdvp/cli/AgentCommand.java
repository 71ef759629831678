package org.sdvp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.AgentProgram;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.config.EnrolledAccount;
import org.sdvp.agent.scl.SclAgentProgram;
import org.sdvp.agent.slots.Supervisor;
import org.sdvp.cli.agent.CertificateKeeper;
import org.sdvp.cli.agent.SupervisedAgent;
import org.sdvp.cli.scl.SclDeviceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sdvp agent}: one heat pump. */
@Command(
        name = "agent",
        description = "run one heat pump, or a device of an SCL file, on its own XMPP account",
        footer = {
            "",
            "Goes on until Ctrl-C or TERM, with or without an XMPP server: the heat pump runs on, and logging in is "
                    + "tried again and again. docs/examples/agent.yaml shows every key of the file; with --scl its device section is "
                    + "passed over. With --slots a supervisor keeps the agent of the slot that is current running; docs/firmware.md tells "
                    + "how updates come."
        })
final class AgentCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--config", paramLabel = "FILE", description = "what is set for the agent (YAML)")
    private @Nullable Path config;

    @Option(
            names = "--slots",
            paramLabel = "DIR",
            description = "run from two slots in this folder, so that updates can be installed and rolled back")
    private @Nullable Path slots;

    @Option(
            names = "--until-input-ends",
            hidden = true,
            description =
                    "with --slots: end when standard input does, as it does with the process that started this one")
    private boolean untilInputEnds;

    @Mixin
    private SclDeviceOptions scl = new SclDeviceOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell all that happens; twice: stanzas too, without passwords")
    private boolean[] verbose = {};

    AgentCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        // An installer wants to see what happens without having to ask.
        Logging.verbosity(1 + verbose.length);
        Path folder = slots;
        if (folder != null && !SupervisedAgent.isSupervised()) {
            CountDownLatch end = new CountDownLatch(1);
            if (untilInputEnds) {
                SupervisedAgent.onOrphaned(System.in, end::countDown);
            }
            Signals.onStop(end::countDown);
            new SupervisedAgent(around.env(), around::tell).supervise(folder, command(), end);
            return ExitCode.OK;
        }
        CountDownLatch stop = new CountDownLatch(1);
        AtomicBoolean restart = new AtomicBoolean();
        Signals.onStop(stop::countDown);
        if (SupervisedAgent.isSupervised()) {
            SupervisedAgent.onOrphaned(System.in, stop::countDown);
        }
        try (Running program = start(() -> {
            restart.set(true);
            stop.countDown();
        })) {
            around.tell(program.what() + "; Ctrl-C ends it");
            stop.await();
            return restart.get() ? Supervisor.RESTART : ExitCode.OK;
        } catch (ConfigException e) {
            around.tell(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
    }

    /** A device at work. */
    private record Running(String what, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    private List<String> command() {
        if (scl.isGiven()) {
            throw misuse("--slots is for an agent of --config FILE, not for a device of an SCL file");
        }
        List<String> arguments = new ArrayList<>(
                List.of(Sdvp.class.getName(), "agent", "--config", required().toString()));
        arguments.addAll(Collections.nCopies(verbose.length, "--verbose"));
        return arguments;
    }

    private Path required() {
        Path file = config;
        if (file == null) {
            throw misuse("expected --config FILE, or --scl FILE for a device of an SCL file");
        }
        return file;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }

    private Running start(Runnable restart) {
        if (scl.isGiven()) {
            Optional<EnrolledAccount> account = scl.hasProfile()
                    ? Optional.empty()
                    : Optional.ofNullable(config).map(this::enrolled);
            SclAgentProgram program = scl.start(Optional.ofNullable(config), around.env(), around.connector());
            return running(
                    "the device of " + program.agent().jid().bare(),
                    account.flatMap(
                            own -> CertificateKeeper.start(own, program.agent().connection())),
                    program::close);
        }
        EnrolledAccount account = enrolled(required());
        AgentProgram program = AgentProgram.start(
                required(), around.env(), around.connector(), settings -> SupervisedAgent.target(settings, restart));
        return running(
                "the agent of " + program.agent().jid().bare(),
                CertificateKeeper.start(account, program.agent().connection()),
                program::close);
    }

    private EnrolledAccount enrolled(Path file) {
        return EnrolledAccount.load(file, around.env());
    }

    private static Running running(String who, Optional<CertificateKeeper> keeper, Runnable end) {
        return new Running(who + " runs", () -> {
            keeper.ifPresent(CertificateKeeper::close);
            end.run();
        });
    }
}
