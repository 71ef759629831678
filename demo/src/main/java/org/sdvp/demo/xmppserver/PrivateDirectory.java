package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sdvp.demo.host.FileTree;
import org.sdvp.demo.host.RunAs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one server, readable by its user alone.
 *
 * <p>A JVM that is killed cannot delete its directory. Each one therefore holds a lock, on a file in which it writes its
 * process id once it has it, and whoever makes a new directory deletes those beside it that nobody holds any more. The
 * process id is in the name of the directory too, so that a process need not open the locks of its own directories: to
 * close a file once more gives back its lock (POSIX). One that is to be kept is marked by a file and left alone for good.
 */
final class PrivateDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);
    private static final String PREFIX = "sdvp-xmpp-";
    // Our own are told by their names: opening and closing a lock file would give up the lock that this process has on
    // it.
    private static final String OWN_PREFIX = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String LOCK = "lock";
    private static final String KEPT = "kept";
    private static final String OWNER_ONLY = "rwx------";
    // A directory this young, and without a process id in its lock, may simply not be locked yet.
    private static final Duration BENEFIT_OF_DOUBT = Duration.ofMinutes(1);
    // A Unix socket's path has at most 107 bytes, and the server has one in here.
    private static final int LONGEST_PATH = 90;

    private final Path path;
    private final boolean kept;
    private final FileChannel lock;

    private PrivateDirectory(Path path, boolean kept) throws IOException {
        this.path = path;
        this.kept = kept;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new XmppServerException("directory " + path + " is in use by another XMPP server");
        }
        if (kept) {
            Files.createFile(path.resolve(KEPT));
        }
        lock.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    static PrivateDirectory create(XmppServerConfig config) throws IOException {
        Path path = config.directory().isPresent() ? given(config.directory().get()) : temporary();
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new XmppServerException(
                    "directory " + path + " has too long a path: expected at most " + LONGEST_PATH + " bytes");
        }
        return new PrivateDirectory(path, config.directoryKept());
    }

    private static Path given(Path path) throws IOException {
        Path parent = path.getParent();
        if (RunAs.isRoot() && parent != null && !RunAs.canOthersReach(parent)) {
            throw new XmppServerException("directory " + path
                    + " cannot be reached by the user nobody, as whom the server runs: choose one whose parent"
                    + " directories are open to all (chmod o+x)");
        }
        Files.createDirectories(path);
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw new XmppServerException("directory " + path + " is not empty: expected a new or empty one");
            }
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
        return path;
    }

    private static Path temporary() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        if (RunAs.isRoot() && !RunAs.canOthersReach(parent)) {
            parent = Path.of("/tmp");
        }
        deleteLeftovers(parent);
        return Files.createTempDirectory(parent, OWN_PREFIX);
    }

    private static void deleteLeftovers(Path parent) throws IOException {
        List<Path> candidates;
        try (Stream<Path> entries = Files.list(parent)) {
            candidates = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(entry -> !entry.getFileName().toString().startsWith(OWN_PREFIX))
                    .toList();
        }
        for (Path candidate : candidates) {
            try {
                if (isLeftover(candidate)) {
                    FileTree.delete(candidate);
                }
            } catch (IOException e) {
                // It belongs to another user, or its owner deletes it just now: not ours to clear.
                LOG.debug("left {} alone: {}", candidate, e.getMessage());
            }
        }
    }

    private static boolean isLeftover(Path directory) throws IOException {
        Instant changed = Files.getLastModifiedTime(directory).toInstant();
        boolean young = changed.isAfter(Instant.now().minus(BENEFIT_OF_DOUBT));
        Path file = directory.resolve(LOCK);
        if (Files.exists(directory.resolve(KEPT)) || (young && Files.size(file) == 0)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    boolean isKept() {
        return kept;
    }

    /** Gives the lock back and deletes the directory unless it is to be kept. */
    void release() throws IOException {
        lock.close();
        if (!kept) {
            FileTree.delete(path);
        }
    }
}
