package org.sdvp.demo.firmware;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.stanza.Jid;

/** A heat pump that runs from slots as {@code sdvp agent --slots}: a supervisor, and the agent that it starts. */
public final class SupervisedPump implements AutoCloseable {
    private static final int GRACE_SECONDS = 15;

    private final Process supervisor;

    /**
     * What it is told.
     *
     * @param account of the heat pump
     * @param password of it
     * @param operator who may see everything and send updates
     * @param server address of the XMPP server
     * @param caFile certificates to trust
     * @param trustedKey public key of the vendor
     */
    public record Settings(
            Jid account,
            Password password,
            Jid operator,
            InetSocketAddress server,
            Optional<Path> caFile,
            Path trustedKey) {}

    private SupervisedPump(Process supervisor) {
        this.supervisor = supervisor;
    }

    /**
     * Starts one. It ends with this process, however that ends.
     *
     * @param program command line of the sdvp command
     * @param folder for its configuration, store, slots and log; nobody else may read it
     * @throws IOException if a file cannot be written or the program not be started
     */
    public static SupervisedPump start(List<String> program, Path folder, Settings settings) throws IOException {
        Path config = folder.resolve("agent.yaml");
        Files.writeString(config, yaml(settings));
        // The folder is its owner's alone.
        Files.writeString(
                folder.resolve("password"), new String(settings.password().characters()));
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "agent",
                "--config",
                config.toString(),
                "--slots",
                folder.resolve("slots").toString(),
                "--until-input-ends"));
        return new SupervisedPump(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start());
    }

    private static String yaml(Settings settings) {
        return """
                account:
                  jid: %s
                  password-file: password
                xmpp-server:
                  host: %s
                  port: %d
                %sowners:
                  - jid: %s
                    groups: [Vendor, Service Provider]
                device:
                  driver: simulated
                store:
                  directory: store
                firmware:
                  trusted-keys: [%s]
                  trial: 1m
                  settle: 2s
                limits:
                  ping-interval: 2s
                  ping-timeout: 2s
                  login-waits: {first: 200ms, most: 1s, refused: 2s}
                """.formatted(
                settings.account(),
                settings.server().getHostString(),
                settings.server().getPort(),
                settings.caFile().map(file -> "  ca-file: " + file + "\n").orElse(""),
                settings.operator(),
                settings.trustedKey().getFileName());
    }

    /** The supervisor's process id. */
    public long pid() {
        return supervisor.pid();
    }

    /** Ends supervisor and agent. Returns when both are gone. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> agents = supervisor.descendants().toList();
        supervisor.getOutputStream().close();
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            supervisor.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        agents.forEach(ProcessHandle::destroyForcibly);
    }
}
