package org.sdvp.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sdvp.agent.AgentProgram;
import org.sdvp.agent.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sdvp agent}: one heat pump. */
@Command(
        name = "agent",
        description = "run one heat pump on its own XMPP account",
        footer = {
            "",
            "Goes on until Ctrl-C or TERM, with or without an XMPP server: the heat pump runs on, and logging in is "
                    + "tried again and again. docs/examples/agent.yaml shows every key of the file."
        })
final class AgentCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "what is set for the agent (YAML)")
    private Path config = Path.of("agent.yaml");

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
        try (AgentProgram program = AgentProgram.start(config, around.env(), around.connector())) {
            around.tell("the agent of " + program.agent().jid().bare() + " runs; Ctrl-C ends it");
            stop.await();
            return ExitCode.OK;
        } catch (ConfigException e) {
            around.tell(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        }
    }
}
