package org.sdvp.cli.bench.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for what a measurement writes; gone when it is over.
 *
 * @param path where it is
 */
public record WorkFolder(Path path) implements AutoCloseable {
    /**
     * Makes one, in a folder or, without one, among the temporary files.
     *
     * @param folder made if it is not there; null: among the temporary files
     * @throws IOException if that is impossible
     */
    public static WorkFolder in(@Nullable Path folder) throws IOException {
        return new WorkFolder(
                folder == null
                        ? Files.createTempDirectory("sdvp-bench")
                        : Files.createTempDirectory(Files.createDirectories(folder), "sdvp-bench"));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
