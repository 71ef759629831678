package org.sdvp.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Changes to a file system of which either all is seen or nothing, and which are on disk when the method returns. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Writes a small file in the place of an older one: to a file beside it, which is then renamed.
     *
     * @throws IOException if the disk does not take it; the older file is as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        move(fresh, file);
    }

    /**
     * Renames, in the place of a file that has the name.
     *
     * @throws IOException if that cannot be done; both are as they were
     */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent(to));
    }

    /**
     * Deletes a file if it is there.
     *
     * @throws IOException if that cannot be done
     */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force(parent(file));
        }
    }

    /**
     * Deletes a folder with all that is in it, if it is there; links are not followed.
     *
     * @throws IOException if something cannot be deleted
     */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
        force(parent(folder));
    }

    /**
     * Has a file or folder on disk.
     *
     * @throws IOException if the disk does not take it
     */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(path + " has no folder");
        }
        return parent;
    }
}
