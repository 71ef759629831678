package org.sdvp.acsi.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.model.value.Octets;

@Tag("sFt")
@DisplayName("sFt: files in a directory")
class DirectoryFileStoreTest {
    @TempDir
    private Path outside;

    private Path directory;
    private DirectoryFileStore store;

    @BeforeEach
    void open() {
        directory = outside.resolve("files");
        store = new DirectoryFileStore(directory, new FileLimits(100, 250, 4));
    }

    @Test
    void file_isSeenWhenItIsCommittedAndNotBefore() {
        FileStore.Upload upload = store.write("log/2026.csv");
        upload.append(octets("one,"));
        upload.append(octets("two"));
        assertThat(store.list("")).isEmpty();

        upload.commit();

        assertThat(store.list("")).extracting(FileEntry::fileName).containsExactly("log/2026.csv");
        assertThat(store.list("log").get(0).fileSize()).isEqualTo(7);
        assertThat(store.list("log/2026.csv")).hasSize(1);
        assertThat(text(store.read("log/2026.csv", 0, 100).content())).isEqualTo("one,two");
        assertThat(text(store.read("log/2026.csv", 4, 2).content())).isEqualTo("tw");
        assertThat(store.read("log/2026.csv", 7, 2)).isEqualTo(new FileStore.Part(octets(""), 7));
        assertThat(hidden()).isEmpty();
    }

    @Test
    void fileThatIsReplaced_isTheOldOneUntilThen() {
        put("a", "old");
        FileStore.Upload upload = store.write("a");
        upload.append(octets("newer"));
        assertThat(text(store.read("a", 0, 100).content())).isEqualTo("old");

        upload.commit();

        assertThat(text(store.read("a", 0, 100).content())).isEqualTo("newer");
    }

    @Test
    void uploadThatIsDiscarded_leavesNothing() {
        FileStore.Upload upload = store.write("a");
        upload.append(octets("half"));

        upload.discard();

        assertThat(store.list("")).isEmpty();
        assertThat(hidden()).isEmpty();
    }

    @Test
    void whatACrashLeft_isDeletedAtTheNextStart() {
        store.write("a").append(octets("half"));
        assertThat(hidden()).hasSize(1);

        store = new DirectoryFileStore(directory, FileLimits.defaults());

        assertThat(hidden()).isEmpty();
    }

    @Test
    void delete_takesEmptyFoldersWithIt() {
        put("a/b/c", "x");
        put("a/d", "x");

        store.delete("a/b/c");

        assertThat(Files.exists(directory.resolve("a/b"))).isFalse();
        assertThat(store.list("")).extracting(FileEntry::fileName).containsExactly("a/d");
        refused(() -> store.delete("a/b/c"), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.delete("a"), ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "../secret",
                "a/../../secret",
                "a//b",
                "a/",
                "./a",
                ".incoming/x",
                "a/.hidden",
                "a\\..\\secret",
                "C:x",
                "a\u0000b",
                "a\nb",
                "~root/x\u202e"
            })
    void nameThatLeadsElsewhere_isRefused(String name) throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");

        refused(() -> store.read(name, 0, 10), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        refused(() -> store.write(name), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        refused(() -> store.delete(name), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        if (!name.isEmpty()) {
            refused(() -> store.list(name), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        }
        assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
    }

    @Test
    void nameThatIsTooLong_isRefused() {
        refused(() -> store.write("x".repeat(256)), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
    }

    @Test
    void symbolicLinks_areNeitherFollowedNorListed() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Path folder = Files.createDirectories(outside.resolve("elsewhere"));
        Files.writeString(folder.resolve("x"), "x");
        Files.createSymbolicLink(directory.resolve("link"), secret);
        Files.createSymbolicLink(directory.resolve("folder"), folder);

        assertThat(store.list("")).isEmpty();
        refused(() -> store.read("link", 0, 10), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.read("folder/x", 0, 10), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.list("folder"), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.write("link"), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.write("folder/new"), ServiceError.INSTANCE_NOT_AVAILABLE);
        refused(() -> store.delete("folder/x"), ServiceError.INSTANCE_NOT_AVAILABLE);
        assertThat(Files.readString(secret)).isEqualTo("secret");
        assertThat(folder.resolve("x")).exists();
    }

    @Test
    void limitsOfSizeAndNumber_areKept() {
        FileStore.Upload tooLong = store.write("long");
        tooLong.append(octets("x".repeat(100)));
        refused(() -> tooLong.append(octets("x")), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        tooLong.discard();

        put("a", "x".repeat(100));
        FileStore.Upload second = store.write("b");
        FileStore.Upload third = store.write("c");
        second.append(octets("x".repeat(100)));
        third.append(octets("x".repeat(50)));
        refused(() -> third.append(octets("x")), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        second.commit();
        refused(() -> third.append(octets("x")), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        third.commit();
        store.delete("a");

        put("d", "");
        put("e", "");
        refused(() -> store.write("f"), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);
        put("e", "replaced");
    }

    @Test
    void fileAndFolder_cannotTakeEachOthersPlace() {
        put("a/b", "x");

        refused(() -> store.write("a"), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        FileStore.Upload below = store.write("a/b/c");
        assertThatThrownBy(below::commit).isInstanceOf(java.io.UncheckedIOException.class);
        below.discard();
        assertThat(store.list("")).extracting(FileEntry::fileName).containsExactly("a/b");
    }

    @Test
    void offsetBehindTheEnd_isRefused() {
        put("a", "abc");

        refused(() -> store.read("a", 4, 1), ServiceError.PARAMETER_VALUE_INAPPROPRIATE);
        refused(() -> store.read("b", 0, 1), ServiceError.INSTANCE_NOT_AVAILABLE);
    }

    @Test
    void partsOfAnUpload_comeInOrder_andTwiceDoesNoHarm() {
        FileUploads uploads = new FileUploads(store);
        uploads.part("a", part(0, "one,", false));
        uploads.part("a", part(4, "two,", false));
        uploads.part("a", part(4, "two,", false));
        refused(() -> uploads.part("a", part(4, "TWO,", false)), ServiceError.PARAMETER_VALUE_INCONSISTENT);
        refused(() -> uploads.part("a", part(9, "three", true)), ServiceError.PARAMETER_VALUE_INCONSISTENT);
        refused(() -> uploads.part("b", part(8, "three", true)), ServiceError.PARAMETER_VALUE_INCONSISTENT);

        uploads.part("a", part(8, "three", true));

        assertThat(text(store.read("f", 0, 100).content())).isEqualTo("one,two,three");
    }

    @Test
    void partAtZero_beginsAnew() {
        FileUploads uploads = new FileUploads(store);
        uploads.part("a", part(0, "one,", false));
        uploads.part("a", part(0, "1,", false));
        uploads.part("a", part(2, "2", true));

        assertThat(text(store.read("f", 0, 100).content())).isEqualTo("1,2");
        assertThat(hidden()).isEmpty();
    }

    @Test
    void uploads_endWithTheirAssociation_andWhenTheyGrowTooLong() {
        FileUploads uploads = new FileUploads(store);
        uploads.part("a", part(0, "one,", false));
        uploads.part("b", part(0, "one,", false));
        uploads.associationEnded("a");
        assertThat(hidden()).hasSize(1);

        refused(() -> uploads.part("b", part(4, "x".repeat(97), false)), ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT);

        assertThat(hidden()).isEmpty();
        refused(() -> uploads.part("b", part(4, "two", true)), ServiceError.PARAMETER_VALUE_INCONSISTENT);
    }

    @Test
    void fifthUploadOfAnAssociation_givesUpItsOldest() {
        FileUploads uploads = new FileUploads(store);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            uploads.part("x", new SetFile.Request(name, 0, octets("1"), false));
        }

        assertThat(hidden()).hasSize(4);
        refused(
                () -> uploads.part("x", new SetFile.Request("a", 1, octets("2"), true)),
                ServiceError.PARAMETER_VALUE_INCONSISTENT);
        uploads.part("x", new SetFile.Request("b", 1, octets("2"), true));
        assertThat(text(store.read("b", 0, 9).content())).isEqualTo("12");
    }

    private static SetFile.Request part(long offset, String content, boolean last) {
        return new SetFile.Request("f", offset, octets(content), last);
    }

    private void put(String name, String content) {
        FileStore.Upload upload = store.write(name);
        upload.append(octets(content));
        upload.commit();
    }

    private List<Path> hidden() {
        try (java.util.stream.Stream<Path> files = Files.list(directory.resolve(".incoming"))) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Octets octets) {
        return new String(octets.bytes(), StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable call, ServiceError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }
}
