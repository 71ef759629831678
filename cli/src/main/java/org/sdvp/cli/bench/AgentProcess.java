package org.sdvp.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program whose memory and processor time are followed from outside, by Linux's {@code /proc}; it ends with this one. */
final class AgentProcess implements AutoCloseable {
    private static final long KILO = 1024;
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final Path folder;
    private final Path said;

    /**
     * Memory in octets.
     *
     * @param resident all of it that is in memory, with what is read from program files and may be shared
     * @param anonymous what is its own: heap, stacks, changed data
     */
    record Memory(long resident, long anonymous) {}

    private AgentProcess(Process process, Path said) {
        this.process = process;
        this.folder = Path.of("/proc", Long.toString(process.pid()));
        this.said = said;
    }

    /**
     * Starts a program. To be called by a thread that lives as long as the program shall: the kernel ends it with that one.
     *
     * @param command program and arguments
     * @param said takes what it says
     */
    static AgentProcess start(List<String> command, Path said) throws IOException {
        List<String> bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        bound.addAll(command);
        Process process = new ProcessBuilder(bound)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new AgentProcess(process, said);
    }

    /** The memory it has now. */
    Memory memory() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("status"));
            return new Memory(octets(lines, "VmRSS:"), octets(lines, "RssAnon:"));
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private static long octets(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
                .findFirst()
                .orElse(0);
    }

    /** Nanoseconds that each of its threads has been on a processor; for {@link #since}. */
    Map<String, Long> processorTime() {
        Map<String, Long> times = new HashMap<>();
        try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
            for (Path thread : threads.toList()) {
                try {
                    String text = Files.readString(thread.resolve("schedstat"));
                    times.put(thread.getFileName().toString(), Long.parseLong(text.substring(0, text.indexOf(' '))));
                } catch (NoSuchFileException e) {
                    // The thread has ended meanwhile, and what it did with it.
                    times.remove(thread.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw gone(e);
        }
        return times;
    }

    /** Nanoseconds since an earlier {@link #processorTime}, of the threads that are still there. */
    long since(Map<String, Long> earlier) {
        return processorTime().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - earlier.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private UncheckedIOException gone(IOException e) {
        return new UncheckedIOException(new IOException(
                "the measured program cannot be followed" + (process.isAlive() ? "" : "; it has ended: " + words()),
                e));
    }

    /** What it has said; empty if that cannot be read. */
    String words() {
        try {
            return Files.readString(said).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, and ends it if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
