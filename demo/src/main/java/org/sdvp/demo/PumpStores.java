package org.sdvp.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sdvp.demo.host.FileTree;

/**
 * Where the heat pumps of a demo keep their reports, logs and settings: in the private directory of the XMPP server, which
 * ends with it, or in one of their own.
 *
 * @param directory empty: there are so many that their disks would be all there is to see
 * @param own whether it is to be deleted here
 */
record PumpStores(Optional<Path> directory, boolean own) implements AutoCloseable {
    private static final int MOST_WITH_STORE = 50;

    static PumpStores open(Router router, int pumps) throws IOException {
        if (pumps > MOST_WITH_STORE) {
            return new PumpStores(Optional.empty(), false);
        }
        return router.process().isPresent()
                ? new PumpStores(
                        router.process().map(process -> process.directory().resolve("pumps")), false)
                : new PumpStores(Optional.of(Files.createTempDirectory("sdvp-pumps-")), true);
    }

    @Override
    public void close() throws IOException {
        if (own && directory.isPresent()) {
            FileTree.delete(directory.get());
        }
    }
}
