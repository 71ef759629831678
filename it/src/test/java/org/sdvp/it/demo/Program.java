package org.sdvp.it.demo;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The {@code sdvp} command as a process of its own, whose lines are kept as they come. */
public final class Program implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Starts the command.
     *
     * @param home where it keeps what is the user's, its demo's profile too
     * @param arguments of the command
     */
    public static Program start(Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.home=" + home,
                "org.sdvp.cli.Sdvp"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        Program program = new Program(builder.start());
        program.collect(program.process.getInputStream(), program.out);
        program.collect(program.process.getErrorStream(), program.err);
        return program;
    }

    private void collect(InputStream stream, List<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                synchronized (lines) {
                    lines.add("reading stopped: " + e);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** What it wrote to standard output so far. */
    public List<String> out() {
        synchronized (out) {
            return List.copyOf(out);
        }
    }

    /** What it wrote to standard error so far. */
    public String err() {
        synchronized (err) {
            return String.join("\n", err);
        }
    }

    /** The JSON objects of standard output so far whose event is this. */
    List<JsonNode> events(String event) {
        return out().stream()
                .map(JSON::readTree)
                .filter(node -> node.path("event").asString().equals(event))
                .toList();
    }

    /** The last row of each pump. */
    List<JsonNode> lastRows(int pumps) {
        List<JsonNode> rows = events("pump");
        return rows.subList(Math.max(0, rows.size() - pumps), rows.size());
    }

    /** Waits until the newest rows of all pumps are of a status. */
    void awaitAll(int pumps, String status, Duration atMost) {
        await().atMost(atMost)
                .failFast("the program ended: " + err(), () -> !process.isAlive())
                .until(() -> {
                    List<JsonNode> rows = lastRows(pumps);
                    return rows.size() == pumps
                            && rows.stream()
                                    .allMatch(
                                            row -> row.path("status").asString().equals(status));
                });
    }

    /** Waits until something of standard output is as wanted. */
    public void awaitOut(Predicate<Program> wanted, Duration atMost) {
        await().atMost(atMost)
                .failFast(() -> {
                    if (!process.isAlive() && !wanted.test(this)) {
                        throw new AssertionError("ended with " + process.exitValue() + ": " + err());
                    }
                })
                .until(() -> wanted.test(this));
    }

    /** The process and all it has started. */
    List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        return family;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it by SIGTERM. */
    public void terminate() {
        // By its handle: Process itself would close the streams, and what is said last be lost.
        process.toHandle().destroy();
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits for its end and tells the exit code. */
    int exitCode(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("expected the program to end within " + atMost + "; it said " + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroyForcibly);
    }
}
