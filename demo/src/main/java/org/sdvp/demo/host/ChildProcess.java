package org.sdvp.demo.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this JVM, however the JVM ends.
 *
 * <p>The kernel kills the child when the thread that started it ends ({@code PR_SET_PDEATHSIG} is about threads, not
 * processes). So each child has a thread of its own, which does nothing but start it and wait for its end.
 */
public final class ChildProcess {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command; it sees nothing of our environment but PATH.
     *
     * @param command the program and its arguments, wrapped by {@link RunAs}
     * @param environment what it shall see besides
     * @param directory where it runs, its HOME too
     * @param output file to which all that it says is added
     * @throws HostException if it cannot be started
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread owner = new Thread(() -> own(builder, started), "child-owner");
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
            throw new HostException("cannot start a child process (it needs sh and setpriv): " + e.getMessage(), e);
        }
    }

    /** {@return its process id} */
    public long pid() {
        return process.pid();
    }

    /** {@return whether it has not ended yet} */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * {@return its exit code; that of a process ended by a signal is 128 and the signal's number}
     *
     * @throws IllegalThreadStateException if it has not ended
     */
    public int exitCode() {
        return process.exitValue();
    }

    /** Has something done, on a thread of the JDK, as soon as it has ended. */
    public void onEnd(Runnable action) {
        process.onExit().thenRun(action);
    }

    /**
     * Waits for the end, at most so long.
     *
     * @return whether it has ended
     * @throws InterruptedIOException if the waiting is interrupted
     */
    public boolean awaitEnd(Duration atMost) throws IOException {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Asks it to end (SIGTERM) and waits for nothing. */
    public void requestEnd() {
        process.destroy();
    }

    /** Ends it (SIGKILL) and waits for nothing. */
    public void forceEnd() {
        process.destroyForcibly();
    }

    /** SIGTERM, and SIGKILL if that does not end it within the grace. Returns when the process is gone. */
    public void terminate(Duration grace) throws IOException {
        requestEnd();
        if (!awaitEnd(grace)) {
            kill();
        }
    }

    /** SIGKILL. Returns when the process is gone. */
    public void kill() throws IOException {
        forceEnd();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Sends a signal for which Java has no method. */
    public void signal(String name) throws IOException {
        // The shell's own kill: a minimal Debian has no kill program.
        HostCommand.require(Path.of("/"), List.of("/bin/sh", "-c", "kill -s " + name + " " + pid()));
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for a child process");
    }
}
