package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the generated configuration of one XMPP server is made from.
 *
 * @param config what the caller asked for
 * @param directory the server's private directory
 * @param packages the root of the unpacked packages
 * @param ports where it listens
 */
record ServerSite(XmppServerConfig config, Path directory, Path packages, LoopbackPorts ports) {
    private static final String OWNER_ONLY = "rw-------";

    /** The certificate of the authority, for clients. */
    Path caFile() {
        return directory.resolve("ca.pem");
    }

    Path certificateFile() {
        return directory.resolve("server.pem");
    }

    Path keyFile() {
        return directory.resolve("server.key");
    }

    /** What the server writes to standard output and standard error. */
    Path consoleFile() {
        return directory.resolve("console.log");
    }

    /** Writes a file that only its owner may read. */
    void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, content);
    }

    /** The directories of shared libraries in the unpacked packages, as {@code LD_LIBRARY_PATH} wants them. */
    String libraryPath() throws IOException {
        return String.join(":", libraryDirectories().map(Path::toString).toList());
    }

    /** Directories like {@code usr/lib/x86_64-linux-gnu}; their name depends on the processor. */
    Stream<Path> libraryDirectories() throws IOException {
        return Stream.concat(multiarch(packages.resolve("usr/lib")), multiarch(packages.resolve("lib")));
    }

    private static Stream<Path> multiarch(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            return Stream.empty();
        }
        try (Stream<Path> directories = Files.list(lib)) {
            List<Path> found = directories
                    .filter(path -> path.getFileName().toString().contains("-linux-"))
                    .toList();
            return found.stream();
        }
    }
}
