package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.sdvp.demo.host.ChildProcess;
import org.sdvp.demo.host.RunAs;
import org.sdvp.enrolment.account.ServerAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the process of one server into being, the first time and again after it ended.
 *
 * @param kind which server
 * @param software how that kind is set up
 * @param site where and with what
 */
record ServerLaunch(XmppServerKind kind, ServerSoftware software, ServerSite site) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLaunch.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(10);
    private static final int TAIL = 20;
    // Prosody's words for it, and Erlang's.
    private static final Pattern PORT_TAKEN = Pattern.compile("port is in use|eaddrinuse");

    /** Writes certificates, configuration and accounts, and gives them to the user the server runs as. */
    void writeFiles() throws IOException {
        XmppServerConfig config = site.config();
        site.write(site.caFile(), config.certificateAuthority().certificatePem());
        site.write(site.certificateFile(), config.certificate().certificatePem());
        site.write(site.keyFile(), config.certificate().privateKeyPem());
        software.prepare(site);
        RunAs.handOver(site.directory());
    }

    /**
     * Starts the process and waits until it answers on both ports.
     *
     * @throws PortTakenException if a port belongs to somebody else
     * @throws XmppServerException if it ends or does not answer in time
     */
    ChildProcess run() throws IOException {
        long begin = System.nanoTime();
        Files.deleteIfExists(site.consoleFile());
        Files.deleteIfExists(software.logFile(site));
        ChildProcess process = ChildProcess.start(
                RunAs.unprivileged(software.command(site)),
                software.environment(site),
                site.directory(),
                site.consoleFile());
        try {
            awaitReady(process, begin);
        } catch (IOException e) {
            process.kill();
            throw e;
        }
        LOG.debug("{} ready after {} ms", kind.label(), (System.nanoTime() - begin) / 1_000_000);
        return process;
    }

    private void awaitReady(ChildProcess process, long begin) throws IOException {
        XmppServerConfig config = site.config();
        StreamProbe probe =
                new StreamProbe(config.domain(), config.certificate().certificate(), PROBE_TIMEOUT);
        IOException last = new IOException("nobody listens");
        while (System.nanoTime() - begin < READY_WITHIN.toNanos()) {
            if (process.awaitEnd(BETWEEN_PROBES)) {
                throw failure("ended at start with exit code " + process.exitCode());
            }
            try {
                probe.mechanismsAfterStarttls(site.ports().starttls());
                probe.mechanismsOverDirectTls(site.ports().directTls());
                if (software.isSettled(site)) {
                    return;
                }
            } catch (IOException e) {
                last = e;
            }
            if (PORT_TAKEN.matcher(logTail()).find()) {
                throw failure("found one of its ports taken");
            }
        }
        throw failure("does not answer after " + READY_WITHIN.toSeconds() + " s (" + last.getMessage() + ")");
    }

    private IOException failure(String what) throws IOException {
        String log = logTail();
        String message = kind.label() + " " + what + "; its last words:\n" + log;
        return PORT_TAKEN.matcher(log).find() ? new PortTakenException(message) : new XmppServerException(message);
    }

    /** The last lines of what the server wrote to its console and its log. */
    String logTail() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : new LinkedHashSet<>(List.of(site.consoleFile(), software.logFile(site)))) {
            lines.addAll(lastLines(file));
        }
        return String.join("\n", lines);
    }

    private static List<String> lastLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    }

    Path adminSocket() {
        return software.adminSocket(site);
    }

    ServerAccounts accounts() {
        return software.accounts(site);
    }
}
