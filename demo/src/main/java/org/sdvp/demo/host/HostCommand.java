package org.sdvp.demo.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a command of the machine to its end and keeps what it said. */
public final class HostCommand {
    private HostCommand() {}

    /**
     * What a command left behind.
     *
     * @param exitCode 0 for success
     * @param output standard output and standard error together
     */
    public record Result(int exitCode, String output) {
        /** {@return whether the exit code is 0} */
        public boolean succeeded() {
            return exitCode == 0;
        }

        /** {@return the last lines of the output, for a message} */
        public String tail() {
            List<String> lines = output.strip().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        }
    }

    /**
     * Runs a command; its exit code is for the caller to judge.
     *
     * @param directory the directory it runs in
     * @param command the program, found by {@code PATH}, and its arguments
     * @return what it left behind
     * @throws IOException if there is no such command, or the wait is interrupted
     */
    public static Result run(Path directory, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while running " + command.get(0));
        }
    }

    /**
     * Runs a command that must succeed.
     *
     * @param directory the directory it runs in
     * @param command the program, found by {@code PATH}, and its arguments
     * @return what it left behind
     * @throws HostException if the exit code is not 0; the message has the command and its last words
     * @throws IOException if there is no such command, or the wait is interrupted
     */
    public static Result require(Path directory, List<String> command) throws IOException {
        Result result = run(directory, command);
        if (!result.succeeded()) {
            throw new HostException("'" + String.join(" ", command) + "' ended with exit code " + result.exitCode()
                    + ":\n" + result.tail());
        }
        return result;
    }
}
