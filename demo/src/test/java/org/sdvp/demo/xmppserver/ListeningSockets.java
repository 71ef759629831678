package org.sdvp.demo.xmppserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets on which a process listens, read from {@code /proc}. */
final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** {@return the sockets as the kernel writes them, address and port in hexadecimal, as in 0100007F:1F90} */
    static Set<String> of(long pid) throws IOException {
        Set<String> inodes;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            inodes = descriptors.map(ListeningSockets::target).collect(Collectors.toSet());
        }
        return Stream.concat(lines("tcp"), lines("tcp6"))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[3].equals(LISTEN) && inodes.contains("socket:[" + fields[9] + "]"))
                .map(fields -> fields[1])
                .collect(Collectors.toSet());
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(String table) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/net/" + table));
        return lines.stream().skip(1);
    }
}
