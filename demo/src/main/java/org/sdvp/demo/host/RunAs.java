package org.sdvp.demo.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Under which user of the machine a child process runs: ourselves, or {@code nobody} if we are root. */
public final class RunAs {
    // User and group nobody/nogroup; both numbers are fixed by Debian policy section 9.2.2.
    private static final String NOBODY = "65534";

    private static final List<String> ENDING_WITH_US = List.of("setpriv", "--pdeathsig", "KILL", "--no-new-privs");

    private RunAs() {}

    /**
     * {@return whether this JVM runs as root}
     *
     * @throws IllegalStateException if {@code /proc} is not mounted
     */
    public static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read /proc/self: this needs Linux with /proc mounted", e);
        }
    }

    /**
     * Wraps a command so that it runs unprivileged, with as many file descriptors as allowed, and is killed by the kernel
     * the moment the thread that started it ends, even if the whole JVM was killed.
     *
     * @param command the program and its arguments
     * @return the command to start in its place
     */
    public static List<String> unprivileged(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of(
                "/bin/sh", "-c", "ulimit -n 65536 2>/dev/null || ulimit -n \"$(ulimit -H -n)\"; exec \"$@\"", "sh"));
        wrapped.addAll(ENDING_WITH_US);
        if (isRoot()) {
            wrapped.addAll(List.of("--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        wrapped.add("--");
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Wraps a command so that it runs as the user we are, and is killed by the kernel the moment the thread that started it
     * ends, even if the whole JVM was killed.
     *
     * @param command the program and its arguments
     * @return the command to start in its place
     */
    public static List<String> ourselves(List<String> command) {
        List<String> wrapped = new ArrayList<>(ENDING_WITH_US);
        wrapped.add("--");
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * Gives a directory with all in it to the user that children run as.
     *
     * @param directory the directory
     * @throws IOException if that fails
     */
    public static void handOver(Path directory) throws IOException {
        if (isRoot()) {
            HostCommand.require(directory, List.of("chown", "-R", NOBODY + ":" + NOBODY, "."));
        }
    }

    /**
     * Makes a directory and those above it that are missing, open for other users to pass and read.
     *
     * @param directory the directory
     * @throws IOException if that fails
     */
    public static void createReachable(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getParent() != null) {
            createReachable(directory.getParent());
        }
        Files.createDirectories(directory);
        // Set after, not while, making it: the process's umask would take bits away.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Tells whether a user who owns none of them could pass all existing directories of a path.
     *
     * @param path an absolute path
     * @return whether that user could reach what is there
     */
    public static boolean canOthersReach(Path path) {
        for (Path step = path; step != null; step = step.getParent()) {
            if (Files.exists(step) && !othersMay(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static Set<PosixFilePermission> othersMay(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException e) {
            return EnumSet.noneOf(PosixFilePermission.class);
        }
    }
}
