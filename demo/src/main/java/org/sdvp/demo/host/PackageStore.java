package org.sdvp.demo.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sdvp.operator.host.HomeDirectory;

/**
 * Debian packages fetched and unpacked into a directory of our own, never installed: no file outside that directory, no
 * system service, no root.
 *
 * <p>The first use of a set of packages needs the network and {@code apt}; later ones need neither. Two processes may
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
     * The usual place of the store: {@code $SDVP_HOME}, else {@code $XDG_CACHE_HOME/sdvp}, else {@code $HOME/.cache/sdvp}, as
     * the XDG Base Directory Specification has it; without {@code $HOME} the home directory that the system knows.
     *
     * <p>If we are root, what is in it is run by the user nobody, who could not read a store inside root's own home directory.
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
        return cache.startsWith("/")
                ? Path.of(cache, "sdvp")
                : HomeDirectory.of(environment).resolve(".cache").resolve("sdvp");
    }

    /** {@return the directory the store lives in} */
    public Path home() {
        return home;
    }

    /**
     * Where a tree is, or will be once it is fetched.
     *
     * <p>Trees of two Debian releases or processors do not mix, and a store may outlive an upgrade; so both are part of the
     * path.
     *
     * @param name names the tree in the store
     * @return the root of the tree
     * @throws IOException if {@code /etc/os-release} is there but cannot be read
     */
    public Path place(String name) throws IOException {
        Path release = Path.of("/etc/os-release");
        List<String> facts = Files.exists(release) ? Files.readAllLines(release) : List.of();
        String codename = facts.stream()
                .filter(line -> line.startsWith("VERSION_CODENAME="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElse("unknown");
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return home.resolve("packages").resolve(String.join("-", name, codename, processor));
    }

    /**
     * Where some packages are unpacked together; fetches them with all they need if they are not there.
     *
     * @param name names the tree in the store; the same name always goes with the same packages
     * @param packages names of Debian packages
     * @return the root of the unpacked tree, the directory that has {@code usr} in it
     * @throws HostException if a package is unknown, cannot be downloaded or does not unpack
     * @throws IOException if the directory cannot be written
     */
    public Path root(String name, List<String> packages) throws IOException {
        Path trees = home.resolve("packages");
        Path root = place(name);
        if (Files.isDirectory(root)) {
            return root;
        }
        if (RunAs.isRoot() && !RunAs.canOthersReach(trees)) {
            throw new HostException("the package store " + home + " cannot be reached by the user nobody, as whom"
                    + " the server runs: choose a directory whose parents are open to all (chmod o+x), for instance "
                    + SYSTEM_CACHE);
        }
        RunAs.createReachable(trees);
        Path lockFile = trees.resolve("." + name + ".lock");
        // A file lock belongs to the whole JVM, so it cannot keep two threads apart.
        synchronized (PackageStore.class) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel, name)) {
                if (lock.isValid() && !Files.isDirectory(root)) {
                    fetch(name, packages, root);
                }
            }
        }
        return root;
    }

    private FileLock lock(FileChannel channel, String name) throws IOException {
        FileLock atOnce = channel.tryLock();
        if (atOnce != null) {
            return atOnce;
        }
        progress.accept("waiting for another process that fetches " + name);
        return channel.lock();
    }

    private void fetch(String name, List<String> packages, Path root) throws IOException {
        Path work = root.resolveSibling("." + name + ".part");
        FileTree.delete(work);
        Path debs = Files.createDirectories(work.resolve("debs"));
        Path tree = work.resolve("tree");
        RunAs.createReachable(tree);
        archive.download(packages, debs, work);
        progress.accept("unpacking " + name);
        for (Path deb : list(debs)) {
            HostCommand.require(work, List.of("dpkg", "-x", deb.toString(), tree.toString()));
        }
        Files.move(tree, root, StandardCopyOption.ATOMIC_MOVE);
        FileTree.delete(work);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }
}
