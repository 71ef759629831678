package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.acsi.testing.ReportBufferContract;
import org.sdvp.agent.disk.SmallDisk;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** A disk of 1 MB that is really full: a file system in memory, which only root can mount. */
class FullDiskTest {
    private static final ObjectReference BRCB = ReportBufferContract.BLOCK;
    private static final StoreLimits LIMITS = StoreLimits.defaults().withRetry(Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private SmallDisk mounted;
    private Path disk;
    private Path ballast;
    private StoreFixture fixture;
    private final List<Long> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void mount() throws Exception {
        mounted = SmallDisk.in(folder, 1);
        disk = mounted.path();
        ballast = disk.resolve("ballast");
        fixture = new StoreFixture(disk);
    }

    @AfterEach
    void unmount() throws Exception {
        if (fixture != null) {
            fixture.close();
            mounted.unmount();
        }
    }

    private void fillUp() throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private ReportBuffer openBuffer(StoreLimits limits) throws IOException {
        return fixture.open(limits).reportBuffers().open(BRCB, "f", upTo -> heard.add(upTo.value()));
    }

    private void append(ReportBuffer buffer, long first, long last) {
        for (long id = first; id <= last; id++) {
            buffer.append(ReportBufferContract.entry(id, Kind.EVENT));
        }
        fixture.store().flush();
    }

    private static List<Long> ids(ReportBuffer buffer, long after) {
        return buffer.after(new EntryId(after), 100_000).entries().stream()
                .map(entry -> entry.entryId().value())
                .toList();
    }

    private static List<Long> fromTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** Appends until the disk is full. */
    private long fill(ReportBuffer buffer, long first) {
        long id = first;
        while (fixture.store().trouble().isEmpty()) {
            append(buffer, id, id + 49);
            id += 50;
            assertThat(id).as("the disk must become full").isLessThan(100_000);
        }
        return id - 1;
    }

    @Test
    void onAFullDisk_entriesGoOnInMemory_andReturnToDiskWhenThereIsRoom() throws IOException {
        ReportBuffer buffer = openBuffer(LIMITS);
        Log log = fixture.store().logs().open(LogStoreContract.LOG);
        append(buffer, 1, 10);
        log.append(LogStoreContract.entry(1, 1));
        fixture.store().flush();
        fillUp();
        long last = fill(buffer, 11);
        log.append(LogStoreContract.entry(2, 2));
        append(buffer, last + 1, last + 10);

        assertThat(fixture.health)
                .hasSize(1)
                .allMatch(said -> said.startsWith("lost: ")
                        && said.contains("device.db")
                        && said.contains("0 KiB free")
                        && said.contains("make room"));
        assertThat(heard).as("the listener hears it as if it were safe").endsWith(last + 10);
        assertThat(ids(buffer, 0)).isEqualTo(fromTo(1, last + 10));
        assertThat(log.after(EntryId.NONE, 9).entries())
                .containsExactly(LogStoreContract.entry(1, 1), LogStoreContract.entry(2, 2));

        fixture.time.advance(Duration.ofSeconds(6));
        assertThat(fixture.store().flush()).as("still full").isPresent();
        Files.delete(ballast);
        fixture.time.advance(Duration.ofSeconds(6));
        fixture.store().flush();

        assertThat(fixture.health).endsWith("back").hasSize(2);
        assertThat(fixture.store().trouble()).isEmpty();
        append(buffer, last + 11, last + 12);
        assertThat(ids(buffer, 0)).isEqualTo(fromTo(1, last + 12));
        fixture.closeStore();

        ReportBuffer again = openBuffer(LIMITS);
        assertThat(ids(again, 0)).isEqualTo(fromTo(1, last + 12));
        assertThat(again.after(new EntryId(1), 1).gapBefore()).isFalse();
        assertThat(fixture.store()
                        .logs()
                        .open(LogStoreContract.LOG)
                        .after(EntryId.NONE, 9)
                        .entries())
                .hasSize(2);
    }

    @Test
    void whatWasInMemoryWhenThePowerWent_isAGap() throws IOException {
        ReportBuffer buffer = openBuffer(LIMITS);
        append(buffer, 1, 10);
        fillUp();
        long last = fill(buffer, 11);
        append(buffer, last + 1, last + 10);
        Path copy = folder.resolve("after");
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.list(disk)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("device.db(-wal|-marks)?"))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }

        StoreFixture later = new StoreFixture(copy);
        try (later) {
            ReportBuffer again = later.open(LIMITS).reportBuffers().open(BRCB, "f", upTo -> {});
            assertThat(again.highest()).isEqualTo(new EntryId(last + 10));
            List<Long> kept = ids(again, 0);
            assertThat(kept).isEqualTo(fromTo(1, kept.size())).hasSizeLessThan((int) last + 10);
            assertThat(again.after(new EntryId(kept.size()), 9).gapBefore())
                    .as("at the end already")
                    .isTrue();
            again.append(ReportBufferContract.entry(last + 11, Kind.EVENT));
            later.store().flush();
            assertThat(again.after(new EntryId(kept.size()), 9).gapBefore()).isTrue();
            assertThat(again.after(new EntryId(last + 10), 9).gapBefore()).isFalse();
        }
    }

    @Test
    void whatDoesNotFitInMemory_isAGap_andNoMore() throws IOException {
        ReportBuffer buffer = openBuffer(LIMITS.withMemoryBytes(20_000));
        append(buffer, 1, 10);
        fillUp();
        long last = fill(buffer, 11);
        append(buffer, last + 1, last + 1000);

        List<Long> before = ids(buffer, 1);
        long lastBefore = before.get(before.size() - 1);
        ReportBuffer.Page rest = buffer.after(new EntryId(lastBefore), 100_000);
        assertThat(lastBefore).isLessThan(last + 900);
        assertThat(rest.gapBefore()).isTrue();
        assertThat(rest.entries()).hasSizeBetween(5, 100);
        assertThat(rest.entries().get(rest.entries().size() - 1).entryId()).isEqualTo(new EntryId(last + 1000));

        Files.delete(ballast);
        fixture.store().flush();
        fixture.closeStore();
        ReportBuffer again = openBuffer(LIMITS);
        assertThat(ids(again, 1)).isEqualTo(before);
        assertThat(again.after(new EntryId(lastBefore), 100_000)).isEqualTo(rest);
    }

    @Test
    void onAFullDisk_settingsAreRefused_andThoseOfBeforeStay() throws IOException {
        ReportSettings settings =
                new ReportSettings("id", Optional.empty(), 1, Set.of(), 0, Set.of(), 0, 0, Optional.empty());
        ReportSettings other =
                new ReportSettings("x".repeat(100), Optional.empty(), 2, Set.of(), 0, Set.of(), 0, 0, Optional.empty());
        ReportBuffer buffer = openBuffer(LIMITS);
        DeviceStore store = fixture.store();
        store.reportSettings().save(BRCB, settings);
        fillUp();
        fill(buffer, 1);

        assertThatThrownBy(() -> store.reportSettings().save(BRCB, other))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("make room");
        assertThatThrownBy(() -> store.deviceSettings()
                        .save(BRCB, DataValue.Bool.TRUE)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UncheckedIOException.class);
        assertThat(store.reportSettings().load(BRCB)).contains(settings);
        assertThat(store.deviceSettings().get(BRCB)).isEmpty();

        Files.delete(ballast);
        store.reportSettings().save(BRCB, other);
        assertThat(store.reportSettings().load(BRCB)).contains(other);
        assertThat(fixture.health).endsWith("back");
    }

    @Test
    void aStoreThatBeginsOnAFullDisk_beginsInMemory() throws IOException {
        fillUp();
        ReportBuffer buffer = openBuffer(LIMITS);
        append(buffer, 1, 10);

        assertThat(fixture.health).hasSize(1).allMatch(said -> said.startsWith("lost: "));
        assertThat(ids(buffer, 0)).isEqualTo(fromTo(1, 10));
        assertThat(buffer.newest()).contains(new EntryId(10));
        assertThat(buffer.contains(new EntryId(4))).isTrue();
        Files.delete(ballast);
        fixture.time.advance(Duration.ofSeconds(6));
        fixture.store().flush();
        assertThat(fixture.health).endsWith("back");
        fixture.closeStore();
        assertThat(ids(openBuffer(LIMITS), 0)).isEqualTo(fromTo(1, 10));
    }

    @Test
    void droppingAndPurgingInMemory_areTheSameOnDiskLater() throws IOException {
        ReportBuffer buffer = openBuffer(LIMITS);
        append(buffer, 1, 10);
        buffer.append(ReportBufferContract.entry(11, Kind.GENERAL_INTERROGATION));
        fillUp();
        long last = fill(buffer, 12);
        buffer.append(ReportBufferContract.entry(last + 1, Kind.GENERAL_INTERROGATION));
        append(buffer, last + 2, last + 3);
        buffer.dropGeneralInterrogations(new EntryId(5));
        append(buffer, last + 4, last + 5);
        List<Long> expected = new ArrayList<>(fromTo(1, last + 5));
        expected.remove(11L);
        expected.remove(last + 1);

        assertThat(ids(buffer, 0)).isEqualTo(expected);
        assertThat(buffer.after(new EntryId(1), 100_000).gapBefore()).isFalse();
        Files.delete(ballast);
        fixture.store().flush();
        assertThat(ids(buffer, 0)).isEqualTo(expected);
        assertThat(ids(buffer, last))
                .as("also in memory, from before it")
                .containsExactly(last + 2, last + 3, last + 4, last + 5);
        fixture.closeStore();
        ReportBuffer again = openBuffer(LIMITS);
        assertThat(ids(again, 0)).isEqualTo(expected);

        fillUp();
        last = fill(again, last + 6);
        again.purge("g");
        append(again, last + 1, last + 2);
        assertThat(ids(again, 0)).containsExactly(last + 1, last + 2);
        Files.delete(ballast);
        fixture.closeStore();
        assertThat(ids(fixture.open().reportBuffers().open(BRCB, "g", upTo -> {}), 0))
                .containsExactly(last + 1, last + 2);
    }
}
