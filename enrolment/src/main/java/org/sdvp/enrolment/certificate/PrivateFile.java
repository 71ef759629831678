package org.sdvp.enrolment.certificate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Files that only their owner may read, replaced in one step: after a loss of power there is the old or the new one. */
public final class PrivateFile {
    private static final FileAttribute<?> OWNER_ONLY = permissions("rw-------");
    private static final FileAttribute<?> OWNERS_DIRECTORY = permissions("rwx------");

    private PrivateFile() {}

    /**
     * Writes a file; missing directories are made, open to their owner only.
     *
     * @param file where to
     * @param text what
     * @throws IOException if that is impossible; the file is then as before
     */
    public static void write(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = Optional.ofNullable(target.getParent()).orElse(target);
        Files.createDirectories(directory, OWNERS_DIRECTORY);
        Path fresh = Files.createTempFile(directory, ".new", "", OWNER_ONLY);
        try {
            Files.writeString(fresh, text);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(directory);
    }

    /** So that the name is on disk too. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
