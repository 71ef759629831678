package org.sdvp.demo.xmppserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.host.FileTree;
import org.sdvp.demo.host.PackageStore;

/** How servers begin and end, above all how they end with the JVM that started them. */
class XmppServerLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The JVM that is killed: starts a server, says where, and waits. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            XmppServerProcess server =
                    XmppServerProcess.start(XmppServerKind.ofLabel(arguments[0]), XmppServerConfig.usual());
            System.out.println(server.pid() + " " + server.directory());
            System.out.flush();
            System.in.read();
            System.exit(0);
        }
    }

    private static Process startOwner(XmppServerKind kind) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        kind.label())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String[] firstLine(Process owner) throws IOException {
        BufferedReader reader = owner.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        assertThat(line).as("what the owner says").isNotNull();
        return line.split(" ", 2);
    }

    /** A process that ended but was not yet waited for is gone too. */
    private static boolean isGone(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException noSuchProcess) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedJvm_leavesNoServerProcess(XmppServerKind kind) throws Exception {
        Process owner = startOwner(kind);
        String[] said = firstLine(owner);
        long pid = Long.parseLong(said[0]);
        List<Long> pids = new ArrayList<>(List.of(pid));
        try (Stream<ProcessHandle> helpers = ProcessHandle.of(pid).orElseThrow().descendants()) {
            helpers.map(ProcessHandle::pid).forEach(pids::add);
        }
        assertThat(pids).noneMatch(XmppServerLifeTest::isGone);

        owner.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> pids.stream().allMatch(XmppServerLifeTest::isGone));
        FileTree.delete(Path.of(said[1]));
    }

    @Test
    void endingJvm_leavesNeitherProcessNorDirectory() throws Exception {
        Process owner = startOwner(XmppServerKind.PROSODY);
        String[] said = firstLine(owner);
        owner.getOutputStream().close();
        assertThat(owner.waitFor()).isZero();
        await().atMost(PATIENCE).until(() -> isGone(Long.parseLong(said[0])));
        assertThat(Path.of(said[1])).doesNotExist();
    }

    @Test
    void endOfTheThreadThatStartedIt_doesNotEndTheServer() throws Exception {
        AtomicReference<XmppServerProcess> started = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                started.set(XmppServerProcess.start(XmppServerKind.PROSODY, XmppServerConfig.usual()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        thread.join();
        try (XmppServerProcess server = started.get()) {
            server.addAccount("a", "b");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverThatDiesAtStart_isReportedWithItsLastWords(XmppServerKind kind) throws IOException {
        Path home = Files.createTempDirectory("sdvp-broken");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Path root = new PackageStore(home, text -> {}).place(kind.label());
            Files.createDirectories(root.resolve("usr/lib"));
            String program = kind == XmppServerKind.PROSODY ? "usr/bin/lua5.4" : "usr/lib/erlang/erts-0/bin/erlexec";
            Files.createDirectories(root.resolve(program).getParent());
            Files.writeString(root.resolve(program), "#!/bin/sh\necho out of luck\nexit 7\n");
            Files.setPosixFilePermissions(root.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
            if (kind == XmppServerKind.PROSODY) {
                Files.writeString(root.resolve("usr/bin/prosody"), "");
            }
            XmppServerConfig config = XmppServerConfig.forDomain("sdvp.test")
                    .packages(new PackageStore(home, text -> {}))
                    .build();
            assertThatThrownBy(() -> XmppServerProcess.start(kind, config))
                    .isInstanceOf(XmppServerException.class)
                    .hasMessageContaining(kind.label() + " ended at start with exit code 7")
                    .hasMessageContaining("out of luck");
        } finally {
            FileTree.delete(home);
        }
    }

    @Test
    void givenDirectory_isUsedAndKept_andMustBeEmpty() throws IOException {
        Path parent = Files.createTempDirectory("sdvp-given");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Path directory = parent.resolve("server");
            XmppServerConfig config = XmppServerConfig.forDomain("sdvp.test")
                    .directory(directory)
                    .keepDirectory()
                    .build();
            XmppServerProcess server = XmppServerProcess.start(XmppServerKind.PROSODY, config);
            assertThat(server.directory()).isEqualTo(directory);
            server.close();
            server.close();
            assertThat(server.isAlive()).isFalse();
            assertThat(directory.resolve("prosody.log")).content().contains("Hello");
            assertThatThrownBy(() -> XmppServerProcess.start(XmppServerKind.PROSODY, config))
                    .isInstanceOf(XmppServerException.class)
                    .hasMessageContaining("is not empty");
        } finally {
            FileTree.delete(parent);
        }
    }

    @Test
    void directoriesOfKilledJvms_areClearedAway_whenANewOneIsMade() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path orphan = Files.createTempDirectory(temporary, "sdvp-xmpp-");
        Files.writeString(orphan.resolve("lock"), "");
        Files.writeString(orphan.resolve("server.key"), "left behind");
        Path young = Files.createTempDirectory(temporary, "sdvp-xmpp-");
        Files.writeString(young.resolve("lock"), "");
        Path justKilled = Files.createTempDirectory(temporary, "sdvp-xmpp-");
        Files.writeString(justKilled.resolve("lock"), "4711");
        PrivateDirectory held = PrivateDirectory.create(XmppServerConfig.usual());
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(orphan, longAgo);
        Files.setLastModifiedTime(held.path(), longAgo);

        PrivateDirectory.create(XmppServerConfig.usual()).release();

        assertThat(orphan).doesNotExist();
        assertThat(justKilled).doesNotExist();
        assertThat(young).exists();
        assertThat(held.path()).exists();
        held.release();
        FileTree.delete(young);
    }

    /** A process gives back its lock on a file when it closes that file, even if it had opened it twice. */
    @Test
    void twoDirectoriesOfOneProcess_areBothLeftAlone_whenAnotherProcessMakesOne() throws Exception {
        PrivateDirectory first = PrivateDirectory.create(XmppServerConfig.usual());
        PrivateDirectory second = PrivateDirectory.create(XmppServerConfig.usual());
        try {
            Process owner = startOwner(XmppServerKind.PROSODY);
            firstLine(owner);
            owner.getOutputStream().close();
            assertThat(owner.waitFor()).isZero();

            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        } finally {
            first.release();
            second.release();
        }
    }

    @Test
    void aKeptTemporaryDirectory_isNotClearedAway_whenANewOneIsMade() throws IOException {
        PrivateDirectory kept = PrivateDirectory.create(
                XmppServerConfig.forDomain("sdvp.test").keepDirectory().build());
        try {
            kept.release();
            Files.setLastModifiedTime(kept.path(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

            PrivateDirectory.create(XmppServerConfig.usual()).release();

            assertThat(kept.path()).exists();
        } finally {
            FileTree.delete(kept.path());
        }
    }
}
