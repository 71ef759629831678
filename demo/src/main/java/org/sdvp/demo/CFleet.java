package org.sdvp.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.acsi.Role;
import org.sdvp.demo.host.ChildProcess;
import org.sdvp.demo.host.FileTree;
import org.sdvp.demo.host.RunAs;

/**
 * The heat pumps in C of a demo: each a process of {@code sdvp-agent-c} with its own login, which ends with this process,
 * however that ends.
 */
final class CFleet implements AutoCloseable {
    private static final String FOLDER = "pumps-in-c";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path folder;
    private final boolean own;
    private final Consumer<String> trouble;
    private final List<ChildProcess> agents = new ArrayList<>();
    private volatile boolean closing;

    private CFleet(Path folder, boolean own, Consumer<String> trouble) {
        this.folder = folder;
        this.own = own;
        this.trouble = trouble;
    }

    /**
     * Starts those that are wanted; they log in in the background.
     *
     * @param router their XMPP server
     * @param options how many, which program, how fast
     * @param trouble is told of one that ends before it should, or not as it should
     * @throws IOException if a file cannot be written or the program not be started
     */
    static CFleet start(Router router, DemoOptions options, Consumer<String> trouble) throws IOException {
        Optional<Path> within =
                router.process().map(process -> process.directory().resolve(FOLDER));
        // Passwords lie in it.
        Path folder = within.isPresent()
                ? Files.createDirectory(
                        within.get(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory("sdvp-" + FOLDER + "-");
        CFleet fleet = new CFleet(folder, within.isEmpty(), trouble);
        try {
            if (options.c().isPresent()) {
                fleet.startAgents(router, options.c().get().program(), options.speed());
            }
            return fleet;
        } catch (IOException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void startAgents(Router router, Path program, double speed) throws IOException {
        int seed = 0;
        for (Accounts.Account account : router.accounts().inC()) {
            Path password = folder.resolve(account.name() + ".password");
            Files.writeString(password, new String(account.password().characters()));
            Path config = folder.resolve(account.name() + ".conf");
            List<String> lines = new ArrayList<>(config(router, account));
            lines.add("password-file " + password);
            lines.add(String.format(Locale.ROOT, "speed %f", speed));
            lines.add("seed " + ++seed);
            Files.write(config, lines);
            start(account.name(), program, config);
        }
    }

    private static List<String> config(Router router, Accounts.Account account) {
        InetSocketAddress server = router.address();
        List<String> lines = new ArrayList<>(
                List.of("jid " + account.jid(), "host " + server.getHostString(), "port " + server.getPort()));
        router.accounts().providers().forEach(jid -> lines.add("owner " + jid + " " + Role.SERVICE_PROVIDER.text()));
        router.caFile().ifPresent(file -> lines.add("ca-file " + file.toAbsolutePath()));
        return lines;
    }

    private void start(String name, Path program, Path config) throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> command = List.of(program.toAbsolutePath().toString(), "--config", config.toString());
        ChildProcess agent = ChildProcess.start(RunAs.ourselves(command), Map.of(), folder, log);
        agents.add(agent);
        agent.end().thenRun(() -> {
            if (!closing || agent.exitCode() != 0) {
                trouble.accept(name + ": the agent in C ended with exit code " + agent.exitCode() + lastWords(log));
            }
        });
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "" : ", last saying: " + lines.get(lines.size() - 1);
        } catch (IOException e) {
            return ", and what it said cannot be read: " + e.getMessage();
        }
    }

    /** Stops them all, side by side, each with its good-bye. Returns when they are gone. */
    @Override
    public void close() throws IOException {
        closing = true;
        long end = System.nanoTime() + GRACE.toNanos();
        agents.forEach(ChildProcess::requestEnd);
        try {
            for (ChildProcess agent : agents) {
                agent.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } finally {
            agents.forEach(ChildProcess::forceEnd);
            if (own) {
                FileTree.delete(folder);
            }
        }
    }
}
