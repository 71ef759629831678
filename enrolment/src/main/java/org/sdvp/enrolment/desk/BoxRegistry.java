package org.sdvp.enrolment.desk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.sdvp.enrolment.certificate.PrivateFile;

/** The boxes of a desk, one file each; several processes may use it in turn. */
final class BoxRegistry {
    private static final String ENDING = ".properties";

    private final Path directory;

    BoxRegistry(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
    }

    /** Something that nobody else must come between. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does some work while no other thread or process does any on this registry. */
    synchronized <T> T alone(Work<T> work) throws IOException {
        try (FileChannel lock =
                FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return work.run();
        }
    }

    Optional<BoxRecord> find(String name) throws IOException {
        Path file = directory.resolve(name + ENDING);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    List<BoxRecord> all() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<BoxRecord> records = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                records.add(read(file));
            }
            return records;
        }
    }

    void save(BoxRecord box) throws IOException {
        PrivateFile.write(directory.resolve(box.name() + ENDING), DeskSettings.text(box.properties()));
    }

    private static BoxRecord read(Path file) throws IOException {
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return BoxRecord.of(kept);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no record of a box: " + e.getMessage(), e);
        }
    }
}
