package org.sdvp.cli.bench.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sdvp.demo.host.ChildProcess;
import org.sdvp.demo.host.RunAs;

/** An agent that is a process of its own and is measured; it ends with this one. */
public final class AgentProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final Path said;

    private AgentProcess(ChildProcess process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts a program.
     *
     * @param command program and arguments
     * @param folder where it runs
     * @param said takes what it says
     * @throws IOException if it cannot be started
     */
    public static AgentProcess start(List<String> command, Path folder, Path said) throws IOException {
        return new AgentProcess(ChildProcess.start(RunAs.ourselves(command), Map.of(), folder, said), said);
    }

    /** What it takes of the machine. */
    public ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /** What it has said; empty if that cannot be read. */
    public String words() {
        try {
            return Files.readString(said).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, and ends it if it does not. */
    @Override
    public void close() {
        try {
            process.terminate(PATIENCE);
        } catch (IOException e) {
            process.forceEnd();
        }
    }
}
