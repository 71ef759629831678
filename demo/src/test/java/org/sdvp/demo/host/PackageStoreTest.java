package org.sdvp.demo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against an archive that fails when told to, which the real one does not; packages and dpkg are real. */
class PackageStoreTest {
    @TempDir
    private Path temporary;

    private final AtomicInteger downloads = new AtomicInteger();

    @BeforeEach
    void openForTheServersUser() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Hands out one real package with one file in it. */
    private void download(List<String> packages, Path into, Path work) throws IOException {
        downloads.incrementAndGet();
        Path content = work.resolve("content");
        Files.createDirectories(content.resolve("DEBIAN"));
        Files.createDirectories(content.resolve("usr/share"));
        Files.writeString(
                content.resolve("DEBIAN/control"),
                "Package: demo\nVersion: 1\nArchitecture: all\nMaintainer: m <m@example.org>\nDescription: d\n");
        Files.writeString(content.resolve("usr/share/proof"), String.join(" ", packages));
        HostCommand.require(
                work,
                List.of(
                        "dpkg-deb",
                        "-b",
                        content.toString(),
                        into.resolve("demo_1_all.deb").toString()));
    }

    private PackageStore store(PackageArchive archive) {
        return new PackageStore(temporary.resolve("home"), text -> {}, archive);
    }

    @Test
    void secondUse_takesWhatIsThere() throws IOException {
        Path first = store(this::download).root("server", List.of("demo", "more"));
        Path second = store(this::download).root("server", List.of("demo", "more"));
        assertThat(second).isEqualTo(first);
        assertThat(first.resolve("usr/share/proof")).hasContent("demo more");
        assertThat(downloads).hasValue(1);
    }

    @Test
    void afterAnInterruptedFetch_nothingHalfDoneIsUsed_andTheNextUseFetchesAgain() throws IOException {
        PackageArchive broken = (packages, into, work) -> {
            download(packages, into, work);
            Files.writeString(into.resolve("zzz.deb"), "cut off");
        };
        assertThatThrownBy(() -> store(broken).root("server", List.of("demo", "more")))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("zzz.deb");
        assertThat(visibleTrees()).isEmpty();

        Path root = store(this::download).root("server", List.of("demo", "more"));
        assertThat(root.resolve("usr/share/proof")).exists();
        assertThat(visibleTrees()).containsExactly(root);
    }

    @Test
    void manyAtOnce_fetchOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> use = () -> store(this::download).root("server", List.of("demo", "more"));
            List<Path> roots = new ArrayList<>();
            for (Future<Path> result : threads.invokeAll(List.of(use, use, use, use))) {
                roots.add(result.get());
            }
            assertThat(roots).hasSize(4).containsOnly(roots.get(0));
            assertThat(downloads).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void asRoot_aStoreThatTheServersUserCannotReach_isRefusedAtOnce() throws IOException {
        assumeThat(RunAs.isRoot()).isTrue();
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> store(this::download).root("server", List.of("demo", "more")))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("cannot be reached by the user nobody");
        assertThat(downloads).hasValue(0);
    }

    private List<Path> visibleTrees() throws IOException {
        try (Stream<Path> trees = Files.list(temporary.resolve("home").resolve("packages"))) {
            return trees.filter(tree -> !tree.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void place_followsTheEnvironment() {
        Path own = Path.of("/usr/share/elsewhere");
        assertThat(PackageStore.defaultHome(Map.of("SDVP_HOME", own.toString(), "XDG_CACHE_HOME", "/usr/cache")))
                .isEqualTo(own);
        assertThat(PackageStore.defaultHome(Map.of("SDVP_HOME", "", "XDG_CACHE_HOME", "/usr/cache")))
                .isEqualTo(Path.of("/usr/cache/sdvp"));
        // Not where the system has the user's home, for $HOME is another: as shells and the XDG specification have it.
        assertThat(PackageStore.defaultHome(Map.of("HOME", "/usr/somebody")))
                .isEqualTo(Path.of("/usr/somebody/.cache/sdvp"));
        assertThat(PackageStore.defaultHome(Map.of("HOME", "/usr/somebody", "XDG_CACHE_HOME", "not/absolute")))
                .isEqualTo(Path.of("/usr/somebody/.cache/sdvp"));
    }

    @Test
    void place_isOneTheServersUserCanReach() {
        Path place = PackageStore.defaultHome(Map.of());
        if (RunAs.isRoot()) {
            assertThat(RunAs.canOthersReach(place)).isTrue();
        } else {
            assertThat(place).isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "sdvp"));
        }
    }
}
