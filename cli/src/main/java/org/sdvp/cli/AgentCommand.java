package org.sdvp.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.AgentProgram;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.scl.SclAgentProgram;
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
                    + "passed over."
        })
final class AgentCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--config", paramLabel = "FILE", description = "what is set for the agent (YAML)")
    private @Nullable Path config;

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
        CountDownLatch stop = new CountDownLatch(1);
        Signals.onStop(stop::countDown);
        try (Running program = start()) {
            around.tell(program.what() + "; Ctrl-C ends it");
            stop.await();
            return ExitCode.OK;
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

    private Running start() {
        if (scl.isGiven()) {
            SclAgentProgram program = scl.start(Optional.ofNullable(config), around.env(), around.connector());
            return new Running("the device of " + program.agent().jid().bare() + " runs", program::close);
        }
        Path file = config;
        if (file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "expected --config FILE, or --scl FILE for a device of an SCL file");
        }
        AgentProgram program = AgentProgram.start(file, around.env(), around.connector());
        return new Running("the agent of " + program.agent().jid().bare() + " runs", program::close);
    }
}
