package org.sdvp.agent.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system (tmpfs) that a test can fill. Only root can mount one, so the tests of others are skipped. */
public final class SmallDisk {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /**
     * Mounts one; the test that asks for it is skipped where that is impossible.
     *
     * @param folder where
     * @param megabytes its size
     */
    public static SmallDisk in(Path folder, int megabytes) throws IOException, InterruptedException {
        Path path = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString()),
                "a disk to fill can only be mounted by root");
        return new SmallDisk(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Takes it away; fails while something on it is open. */
    public void unmount() throws InterruptedException {
        assertThat(run("umount", path.toString())).isTrue();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
