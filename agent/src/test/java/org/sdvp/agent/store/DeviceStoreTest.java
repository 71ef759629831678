package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.log.LogSettings;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.setting.SettingGroupStore.StoredGroups;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.acsi.testing.ReportBufferContract;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

class DeviceStoreTest {
    private static final ObjectReference BRCB = ReportBufferContract.BLOCK;

    @TempDir
    private Path folder;

    private StoreFixture fixture;

    @BeforeEach
    void start() {
        fixture = new StoreFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static List<Long> ids(ReportBuffer buffer, long after) {
        return buffer.after(new EntryId(after), 1000).entries().stream()
                .map(entry -> entry.entryId().value())
                .toList();
    }

    private ReportBuffer reopen(String fingerprint) throws IOException {
        fixture.closeStore();
        return fixture.open().reportBuffers().open(BRCB, fingerprint, upTo -> {});
    }

    @Test
    void settingsSurviveARestart() throws IOException {
        ReportSettings report = new ReportSettings(
                "id", Optional.empty(), 3, Set.of(), 5, Set.of(TriggerOption.GI), 0, 7, Optional.of("a@b"));
        LogSettings log = new LogSettings(
                true,
                Optional.of(new DataSetReference("HP1/LLN0.Set")),
                false,
                1,
                Set.of(),
                2,
                ObjectReference.parse("HP1/LLN0.Day"));
        List<Fcda> members = List.of(Fcda.parse("HP1/STMP1.Tmp[MX]"));
        StoredGroups groups = new StoredGroups(1, new Timestamp(1, 2, 3), List.of(Map.of(BRCB, DataValue.Bool.TRUE)));
        DeviceStore store = fixture.open();
        store.reportSettings().save(BRCB, report);
        store.logSettings().save(BRCB, log);
        store.dataSets().save(new DataSetReference("HP1/LLN0.Mine"), members);
        store.dataSets().save(new DataSetReference("HP1/LLN0.Gone"), members);
        store.dataSets().delete(new DataSetReference("HP1/LLN0.Gone"));
        store.settingGroups().save(BRCB, groups).toCompletableFuture().join();
        store.deviceSettings()
                .save(Map.of(BRCB, new DataValue.Float32(21), BRCB.child("x"), DataValue.Text.unicode("é")))
                .toCompletableFuture()
                .join();
        store.deviceSettings()
                .save(BRCB, new DataValue.Float32(22))
                .toCompletableFuture()
                .join();

        fixture.closeStore();
        DeviceStore again = fixture.open();
        assertThat(again.reportSettings().load(BRCB)).contains(report);
        assertThat(again.reportSettings().load(BRCB.child("none"))).isEmpty();
        assertThat(again.logSettings().load(BRCB)).contains(log);
        assertThat(again.dataSets().load()).isEqualTo(Map.of(new DataSetReference("HP1/LLN0.Mine"), members));
        assertThat(again.settingGroups().load(BRCB)).contains(groups);
        assertThat(again.deviceSettings().all())
                .isEqualTo(Map.of(BRCB, new DataValue.Float32(22), BRCB.child("x"), DataValue.Text.unicode("é")));
        again.deviceSettings().forget(BRCB).toCompletableFuture().join();
        assertThat(again.deviceSettings().get(BRCB)).isEmpty();
        assertThat(fixture.health).isEmpty();
    }

    @Test
    void reopened_aBufferHasWhatItHad_andItsHighestId() throws IOException {
        ReportBuffer buffer = reopen("f");
        buffer.append(ReportBufferContract.entry(1, Kind.EVENT));
        buffer.append(ReportBufferContract.entry(5, Kind.GENERAL_INTERROGATION));
        buffer.append(ReportBufferContract.entry(6, Kind.EVENT));
        buffer.append(ReportBufferContract.entry(9, Kind.GENERAL_INTERROGATION));
        buffer.dropGeneralInterrogations(new EntryId(1));
        buffer.close();

        ReportBuffer again = reopen("f");
        assertThat(ids(again, 0)).containsExactly(1L, 6L);
        assertThat(again.highest()).isEqualTo(new EntryId(9));
        assertThat(again.after(new EntryId(1), 9).gapBefore())
                .as("what was dropped is no gap")
                .isFalse();
        assertThat(again.after(new EntryId(6), 9).gapBefore()).isFalse();
        assertThat(again.newest()).contains(new EntryId(6));
        assertThat(fixture.health).isEmpty();

        again.purge("f");
        again.close();
        ReportBuffer empty = reopen("f");
        assertThat(ids(empty, 0)).isEmpty();
        assertThat(empty.highest()).isEqualTo(new EntryId(9));
        assertThat(empty.after(new EntryId(6), 9).gapBefore())
                .as("purging is a gap")
                .isTrue();
    }

    @Test
    void openedUnderAnotherFingerprint_aBufferIsEmpty() throws IOException {
        ReportBuffer buffer = reopen("one");
        buffer.append(ReportBufferContract.entry(1, Kind.EVENT));
        buffer.close();

        ReportBuffer other = reopen("other");
        assertThat(ids(other, 0)).isEmpty();
        assertThat(other.highest()).isEqualTo(new EntryId(1));
        other.append(ReportBufferContract.entry(2, Kind.EVENT));
        other.close();

        assertThat(ids(reopen("other"), 0)).containsExactly(2L);
    }

    @Test
    void theLimitInBytes_holds() throws IOException {
        StoreLimits limits = StoreLimits.defaults().withReport(new StoreLimits.Size(1000, 1000));
        ReportBuffer buffer = fixture.open(limits).reportBuffers().open(BRCB, "f", upTo -> {});
        for (int id = 1; id <= 100; id++) {
            buffer.append(ReportBufferContract.entry(id, Kind.EVENT));
        }
        fixture.store().flush();

        List<Long> kept = ids(buffer, 0);
        assertThat(kept).hasSizeBetween(8, 20).endsWith(99L, 100L);
        assertThat(buffer.after(new EntryId(1), 9).gapBefore()).isTrue();
    }

    @Test
    void aStoreThatIsOpen_cannotBeOpenedAgain() throws IOException {
        fixture.open();

        assertThatThrownBy(() -> DeviceStore.open(
                        fixture.file,
                        new StoreParts(fixture.writer, fixture.time, StoreHealth.ignored()),
                        StoreLimits.defaults()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another agent")
                .hasMessageContaining(fixture.file.toString());
        assertThat(fixture.store().flush()).as("the first one goes on").isEmpty();
    }

    @Test
    void aFolderThatCannotBeMade_isNamedWithWhatToDo() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DeviceStore.open(
                        inTheWay.resolve("device.db"),
                        new StoreParts(fixture.writer, fixture.time, StoreHealth.ignored()),
                        StoreLimits.defaults()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("make that folder writable");
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws IOException {
        StoreFixture deep = new StoreFixture(folder.resolve("a/b"));
        try (deep) {
            deep.open()
                    .deviceSettings()
                    .save(BRCB, DataValue.Bool.TRUE)
                    .toCompletableFuture()
                    .join();

            try (Stream<Path> files = Files.list(deep.file.getParent())) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(2)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo("rw-------"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void namesWithOddCharacters_areNames() throws IOException {
        StoreFixture odd = new StoreFixture(folder.resolve("hp 1?mode=memory&x=%41#ø"));
        try (odd) {
            odd.open();
            assertThat(odd.file).exists().isNotEmptyFile();
        }
    }

    @Test
    void manyStoresShareOneWriter() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        List<DeviceStore> stores = new ArrayList<>();
        List<ReportBuffer> buffers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                DeviceStore store = DeviceStore.open(
                        folder.resolve("hp" + i),
                        new StoreParts(writer, new ManualTimeSource(), StoreHealth.ignored()),
                        StoreLimits.defaults());
                stores.add(store);
                buffers.add(store.reportBuffers().open(BRCB, "f", upTo -> {}));
            }
            for (int id = 1; id <= 50; id++) {
                for (ReportBuffer buffer : buffers) {
                    buffer.append(ReportBufferContract.entry(id, Kind.EVENT));
                }
            }
            writer.submit(() -> {}).get(30, TimeUnit.SECONDS);
            for (int i = 0; i < stores.size(); i++) {
                stores.get(i).flush();
                assertThat(ids(buffers.get(i), 0)).hasSize(50);
            }
        } finally {
            stores.forEach(DeviceStore::close);
            writer.shutdown();
        }
    }

    @Test
    void aListenerThatFails_harmsNobodyElse() throws IOException {
        DeviceStore store = fixture.open();
        ReportBuffer bad = store.reportBuffers().open(BRCB, "f", upTo -> {
            throw new IllegalStateException("as tested");
        });
        ReportBuffer good =
                store.reportBuffers().open(BRCB.parent().orElseThrow().child("Other"), "f", upTo -> {});
        for (int id = 1; id <= 3; id++) {
            bad.append(ReportBufferContract.entry(id, Kind.EVENT));
            good.append(ReportBufferContract.entry(id, Kind.EVENT));
        }
        store.flush();

        assertThat(ids(bad, 0)).containsExactly(1L, 2L, 3L);
        assertThat(ids(good, 0)).containsExactly(1L, 2L, 3L);
        assertThat(store.trouble()).isEmpty();
    }

    @Test
    void aWriterThatIsGone_doesNotStopEntries() throws IOException {
        ReportBuffer buffer = reopen("f");
        fixture.writer.shutdown();
        buffer.append(ReportBufferContract.entry(1, Kind.EVENT));

        assertThat(ids(buffer, 0)).containsExactly(1L);
    }
}
