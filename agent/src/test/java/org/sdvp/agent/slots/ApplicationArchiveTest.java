package org.sdvp.agent.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.heatpump.firmware.FirmwareFormatException;

class ApplicationArchiveTest {
    @TempDir
    private Path folder;

    private Path zip(String... names) throws IOException {
        Path zip = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private Path target() throws IOException {
        return Files.createDirectories(folder.resolve("out/lib"));
    }

    @Test
    void classPath_comesOutAsJars_foldersToo() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("one/classes"));
        Files.writeString(Files.createDirectories(classes.resolve("p")).resolve("r.txt"), "in a folder");
        Path same = Files.createDirectories(folder.resolve("two/classes"));
        Files.writeString(same.resolve("q.txt"), "in another");
        Path jar = Files.writeString(folder.resolve("x-1.0.jar"), "a jar as it is");
        Path odd = Files.writeString(folder.resolve("ödd name.jar"), "an odd name");
        Path archive = folder.resolve("app.zip");
        ApplicationArchive.pack(List.of(classes, same, jar, odd, folder.resolve("not-there")), archive);
        ApplicationArchive.unpack(archive, 0, target());
        assertThat(target()).isDirectoryContaining(path -> path.endsWith("classes.jar"));
        assertThat(target().resolve("x-1.0.jar")).hasContent("a jar as it is");
        assertThat(target().resolve("element.jar")).hasContent("an odd name");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {
                    target().resolve("classes.jar").toUri().toURL(),
                    target().resolve("1-classes.jar").toUri().toURL()
                },
                null)) {
            assertThat(loader.getResourceAsStream("p/r.txt")).hasContent("in a folder");
            assertThat(loader.getResourceAsStream("q.txt")).hasContent("in another");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jar", "/evil.jar", "lib/evil.jar", "evil.sh", ".hidden.jar", "a\\b.jar", "x.jar/"})
    void entryThatIsNoJarAtTheTop_isRefused(String name) throws IOException {
        Path zip = zip("good.jar", name);
        assertThatThrownBy(() -> ApplicationArchive.unpack(zip, 0, target()))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("JARs and nothing else");
        assertThat(folder.resolve("out/evil.jar")).doesNotExist();
    }

    @Test
    void archiveThatIsNone_isRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("t"), "this is no archive at all");
        assertThatThrownBy(() -> ApplicationArchive.unpack(text, 0, target()))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("no JAR");
    }

    @Test
    void archiveCutShort_isRefused() throws IOException {
        Path zip = zip("good.jar");
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 45));
        assertThatThrownBy(() -> ApplicationArchive.unpack(zip, 0, target()))
                .isInstanceOfAny(FirmwareFormatException.class, IOException.class);
    }
}
