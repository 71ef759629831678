package org.sdvp.it.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.sdvp.demo.host.HostCommand;

/**
 * What tests with programs in other languages need of the machine besides Java. {@code ./sdvp test} installs it as root; whoever may not
 * install, and is not continuous integration, does without those tests.
 */
public final class Tools {
    private static final Path HERE = Path.of("").toAbsolutePath();

    private Tools() {}

    /** The sources of programs in other languages. */
    static Path sources(String language) {
        return Path.of(System.getProperty("basedir", "."), "src", "test", language)
                .toAbsolutePath();
    }

    /** Passes over a test if Debian's slixmpp is not there. */
    static void needSlixmpp() throws IOException {
        need("python3-slixmpp", List.of("/usr/bin/python3", "-c", "import slixmpp"));
    }

    /** Passes over a test if Debian's libstrophe cannot be compiled with. */
    public static void needLibstrophe() throws IOException {
        need("libstrophe-dev", List.of("pkg-config", "--exists", "libstrophe"));
        needCompiler();
    }

    /** Passes over a test if there is no compiler of C. */
    public static void needCompiler() throws IOException {
        need("gcc", List.of("gcc", "--version"));
    }

    /** Passes over a test if the C library cannot be built. */
    public static void needCmake() throws IOException {
        need("cmake", List.of("cmake", "--version"));
        need("ninja-build", List.of("ninja", "--version"));
        need("libexpat1-dev", List.of("pkg-config", "--exists", "expat"));
    }

    private static void need(String packageName, List<String> probe) throws IOException {
        if (succeeds(probe)) {
            return;
        }
        String missing = "needs " + packageName + "; sudo apt-get install --no-install-recommends " + packageName;
        // Where everything can be installed, what is missing is a fault and not a circumstance.
        boolean mustBeThere = System.getenv("CI") != null || isRoot();
        if (mustBeThere) {
            throw new AssertionError(missing);
        }
        Assumptions.abort(missing);
    }

    private static boolean succeeds(List<String> probe) throws IOException {
        try {
            return HostCommand.run(HERE, probe).succeeded();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return false;
        }
    }

    private static boolean isRoot() throws IOException {
        return HostCommand.require(HERE, List.of("id", "-u")).output().strip().equals("0");
    }
}
