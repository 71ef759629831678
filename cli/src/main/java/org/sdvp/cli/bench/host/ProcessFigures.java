package org.sdvp.cli.bench.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Memory and processor time of a program, followed from outside by Linux's {@code /proc}. All methods fail with {@link
 * UncheckedIOException} when the program has ended.
 */
public final class ProcessFigures {
    private static final long KILO = 1024;

    private final Path folder;

    /**
     * Memory in octets.
     *
     * @param resident all of it that is in memory, with what is read from program files and may be shared
     * @param anonymous what is its own: heap, stacks, changed data
     */
    public record Memory(long resident, long anonymous) {}

    /** Of a process, by its id. */
    public ProcessFigures(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    /** The memory it has now. */
    public Memory memory() {
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
    public Map<String, Long> processorTime() {
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
    public long since(Map<String, Long> earlier) {
        return processorTime().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - earlier.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private UncheckedIOException gone(IOException e) {
        return new UncheckedIOException(
                new IOException("the measured program cannot be followed; expected " + folder, e));
    }
}
