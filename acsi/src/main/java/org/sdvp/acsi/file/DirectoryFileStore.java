package org.sdvp.acsi.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;

/**
 * Files in a directory. Nobody gets out of it: names are relative and without {@code ..}, and symbolic links are neither
 * followed nor listed. A file that is being written lies in a hidden folder of the same directory, and is renamed when it
 * is whole and on disk; what a crash left there is deleted at the next start.
 */
public final class DirectoryFileStore implements FileStore {
    private static final String INCOMING = ".incoming";

    private final Path root;
    private final Path incoming;
    private final FileLimits limits;
    // Measured when an upload begins: files may also come and go by other hands.
    private long stored;
    private long uploading;

    /**
     * Opens a directory; makes it if need be.
     *
     * @param directory for this store alone
     * @throws UncheckedIOException if it cannot be made or read
     */
    public DirectoryFileStore(Path directory, FileLimits limits) {
        this.limits = limits;
        try {
            this.root = Files.createDirectories(directory).toRealPath();
            this.incoming = root.resolve(INCOMING);
            if (Files.isSymbolicLink(incoming)) {
                throw new IOException(incoming + " must be a folder, but is a link");
            }
            Files.createDirectories(incoming);
            try (Stream<Path> left = Files.list(incoming)) {
                for (Path path : left.toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the directory of files " + directory, e);
        }
    }

    @Override
    public List<FileEntry> list(String path) {
        Path top = path.isEmpty() ? root : resolve(path);
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            throw missing(path);
        }
        List<FileEntry> entries = new ArrayList<>();
        for (Path file : filesBelow(top)) {
            entries.add(entry(file));
        }
        entries.sort(Comparator.comparing(FileEntry::fileName));
        return List.copyOf(entries);
    }

    private List<Path> filesBelow(Path top) {
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(this::isMeantForClients)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files", e);
        }
    }

    private boolean isMeantForClients(Path file) {
        try {
            FileNames.parts(name(file));
            return true;
        } catch (FileRefusedException e) {
            return false;
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private FileEntry entry(Path file) {
        try {
            return new FileEntry(
                    name(file),
                    Files.size(file),
                    Timestamp.of(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the attributes of " + name(file), e);
        }
    }

    @Override
    public Part read(String name, long offset, int maxLength) {
        Path file = regular(name);
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long size = channel.size();
            if (offset > size) {
                throw new FileRefusedException(
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        name + " has " + size + " octets, but was to be read from " + offset);
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(maxLength, size - offset));
            channel.position(offset);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until it is full, or the file was cut short meanwhile.
            }
            byte[] read = new byte[buffer.position()];
            buffer.flip().get(read);
            return new Part(Octets.of(read), size);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    @Override
    public Upload write(String name) {
        Path target = resolve(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileRefusedException(
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE, name + " is a folder, expected a file");
        }
        List<Path> present = filesBelow(root);
        if (!present.contains(target) && present.size() >= limits.maxFiles()) {
            throw new FileRefusedException(
                    ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                    "there may be " + limits.maxFiles() + " files, and there are; delete one first");
        }
        stored = present.stream().mapToLong(file -> entry(file).fileSize()).sum();
        try {
            Path part = incoming.resolve(UUID.randomUUID() + ".part");
            return new DirectoryUpload(
                    name,
                    target,
                    part,
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    @Override
    public void delete(String name) {
        Path file = regular(name);
        try {
            Files.delete(file);
            for (Path folder = file.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
                try (Stream<Path> rest = Files.list(folder)) {
                    if (rest.findAny().isPresent()) {
                        return;
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + name, e);
        }
    }

    private Path regular(String name) {
        Path file = resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw missing(name);
        }
        return file;
    }

    private Path resolve(String name) {
        Path path = root;
        for (String part : FileNames.parts(name)) {
            path = path.resolve(part);
            if (Files.isSymbolicLink(path)) {
                throw missing(name);
            }
        }
        return path;
    }

    private static FileRefusedException missing(String name) {
        return new FileRefusedException(
                ServiceError.INSTANCE_NOT_AVAILABLE, "expected a file, but there is no \"" + name + "\"");
    }

    /** A file in the hidden folder. */
    private final class DirectoryUpload implements Upload {
        private final String name;
        private final Path target;
        private final Path part;
        private final FileChannel channel;
        private long size;

        DirectoryUpload(String name, Path target, Path part, FileChannel channel) {
            this.name = name;
            this.target = target;
            this.part = part;
            this.channel = channel;
        }

        @Override
        public void append(Octets octets) {
            if (size + octets.length() > limits.maxFileSize()) {
                throw new FileRefusedException(
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                        name + " must have at most " + limits.maxFileSize() + " octets, but gets more");
            }
            if (stored + uploading + octets.length() > limits.maxTotalSize()) {
                throw new FileRefusedException(
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                        "all files together must have at most " + limits.maxTotalSize() + " octets, but " + name
                                + " would make it more; delete some first");
            }
            try {
                ByteBuffer buffer = ByteBuffer.wrap(octets.bytes());
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + name, e);
            }
            size += octets.length();
            uploading += octets.length();
        }

        @Override
        public void commit() {
            try {
                channel.force(true);
                channel.close();
                Files.createDirectories(target.getParent());
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                // The rename itself must survive a loss of power, too.
                try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                    folder.force(true);
                }
                uploading -= size;
                stored += size;
                size = 0;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + name, e);
            }
        }

        @Override
        public void discard() {
            try {
                channel.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give up " + name, e);
            }
            uploading -= size;
            size = 0;
        }
    }
}
