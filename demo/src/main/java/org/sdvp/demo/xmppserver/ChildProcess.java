package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.sdvp.demo.host.HostCommand;
import org.sdvp.demo.host.RunAs;

/**
 * A child process that cannot outlive this JVM, however the JVM ends.
 *
 * <p>The kernel kills the child when the thread that started it ends ({@code PR_SET_PDEATHSIG} is about threads, not
 * processes). So each child has a thread of its own, which does nothing but start it and wait for its end.
 */
final class ChildProcess {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a command unprivileged; its output goes to a file. */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(RunAs.unprivileged(command))
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread owner = new Thread(() -> own(builder, started), "xmpp-server-owner");
        owner.setDaemon(true);
        owner.start();
        return new ChildProcess(await(started));
    }

    private static void own(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            waitForEver(process);
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
    }

    /** This thread's end is the child's end, so not even an interrupt may end it early. */
    private static void waitForEver(Process process) {
        boolean ended = false;
        while (!ended) {
            try {
                process.waitFor();
                ended = true;
            } catch (InterruptedException e) {
                ended = !process.isAlive();
            }
        }
    }

    /** Not interruptible, so that no process is started and then forgotten. */
    private static Process await(CompletableFuture<Process> started) throws IOException {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new XmppServerException("cannot run the XMPP server's command (it needs sh and setpriv)", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Waits for the end, at most so long; {@return whether it has ended} */
    boolean awaitEnd(Duration atMost) throws IOException {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** SIGTERM, and SIGKILL if that does not end it within the grace. Returns when the process is gone. */
    void terminate(Duration grace) throws IOException {
        process.destroy();
        if (!awaitEnd(grace)) {
            kill();
        }
    }

    /** SIGKILL. Returns when the process is gone. */
    void kill() throws IOException {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Sends a signal for which Java has no method. */
    void signal(String name) throws IOException {
        // The shell's own kill: a minimal Debian has no kill program.
        HostCommand.require(Path.of("/"), List.of("/bin/sh", "-c", "kill -s " + name + " " + pid()));
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the XMPP server");
    }
}
