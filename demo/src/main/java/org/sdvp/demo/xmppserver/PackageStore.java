package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Debian packages fetched and unpacked into a directory of our own, never installed: no file outside that directory, no
 * system service, no root.
 *
 * <p>The first use of a kind of XMPP server needs the network and {@code apt}; later ones need neither. Two processes may
 * use one store at the same time. A tree appears under its final name only when it is whole, so an interrupted unpack
 * is simply done again.
 */
public final class PackageStore {
    private static final Path SYSTEM_CACHE = Path.of("/var/cache/sdvp");

    private final Path home;
    private final Consumer<String> progress;
    private final PackageArchive archive;

    /**
     * Names a store; nothing is touched yet.
     *
     * @param home the directory it lives in; made when first needed
     * @param progress told in words what is happening when it takes a while
     */
    public PackageStore(Path home, Consumer<String> progress) {
        this(home, progress, new AptArchive(progress));
    }

    PackageStore(Path home, Consumer<String> progress, PackageArchive archive) {
        this.home = home.toAbsolutePath().normalize();
        this.progress = Objects.requireNonNull(progress);
        this.archive = archive;
    }

    /**
     * The usual place of the store: {@code $SDVP_HOME}, else {@code $XDG_CACHE_HOME/sdvp}, else {@code ~/.cache/sdvp}.
     *
     * <p>As root the server runs as an unprivileged user, who could not read a store inside root's own home directory.
     * In that case the place is {@code /var/cache/sdvp}.
     *
     * @param environment the environment, as of {@link System#getenv()}
     * @return the directory
     */
    public static Path defaultHome(Map<String, String> environment) {
        Path wanted = wantedHome(environment).toAbsolutePath().normalize();
        return RunAs.isRoot() && !RunAs.canOthersReach(wanted) ? SYSTEM_CACHE : wanted;
    }

    private static Path wantedHome(Map<String, String> environment) {
        String own = environment.getOrDefault("SDVP_HOME", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "sdvp") : Path.of(cache, "sdvp");
    }

    /** {@return the directory the store lives in} */
    public Path home() {
        return home;
    }

    /**
     * Where the packages of a kind of XMPP server are unpacked; fetches them if they are not there.
     *
     * @param kind the server
     * @return the root of the unpacked tree, the directory that has {@code usr} in it
     * @throws XmppServerException if a package is unknown, cannot be downloaded or does not unpack
     * @throws IOException if the directory cannot be written
     */
    public Path root(XmppServerKind kind) throws IOException {
        Path trees = home.resolve("packages");
        Path root = trees.resolve(treeName(kind));
        if (Files.isDirectory(root)) {
            return root;
        }
        RunAs.createReachable(trees);
        Path lockFile = trees.resolve("." + kind.label() + ".lock");
        // A file lock belongs to the whole JVM, so it cannot keep two threads apart.
        synchronized (PackageStore.class) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(root)) {
                    fetch(kind, root);
                }
            }
        }
        return root;
    }

    private void fetch(XmppServerKind kind, Path root) throws IOException {
        Path work = root.resolveSibling("." + kind.label() + ".part");
        deleteTree(work);
        Path debs = Files.createDirectories(work.resolve("debs"));
        Path tree = work.resolve("tree");
        RunAs.createReachable(tree);
        archive.download(ServerSoftware.of(kind).packages(), debs, work);
        progress.accept("unpacking " + kind.label());
        for (Path deb : list(debs)) {
            HostCommand.require(work, List.of("dpkg", "-x", deb.toString(), tree.toString()));
        }
        Files.move(tree, root, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(work);
    }

    /** Trees of two Debian releases or processors do not mix, and a store may outlive an upgrade. */
    static String treeName(XmppServerKind kind) throws IOException {
        Path release = Path.of("/etc/os-release");
        String codename = Files.exists(release)
                ? Files.readAllLines(release).stream()
                        .filter(line -> line.startsWith("VERSION_CODENAME="))
                        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
        return String.join(
                "-", kind.label(), codename, System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a directory with all in it, or does nothing if there is none. */
    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        // The walk lists a directory before what is in it, and deleting needs the opposite.
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
