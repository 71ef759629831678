package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.report.ReportSettings;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.acsi.testing.ReportBufferContract;
import org.sdvp.model.ObjectReference;

/** Files that were cut short or altered: no exception, no wrong value, and nothing missing in silence. */
class DamageTest {
    private static final ObjectReference BRCB = ReportBufferContract.BLOCK;
    private static final int ENTRIES = 400;
    private static final ReportSettings SETTINGS = new ReportSettings(
            "id", Optional.empty(), 1, Set.of(), 0, Set.of(), 0, 0, Optional.of("someone@example.org"));

    @TempDir
    private static Path originals;

    @TempDir
    private Path folder;

    /** One store as it is after it was closed, and one as it is after kill -9, when all is in the write-ahead log. */
    @BeforeAll
    static void fill() throws IOException {
        StoreFixture fixture = new StoreFixture(originals.resolve("work"));
        try (fixture) {
            DeviceStore store = fixture.open();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "f", upTo -> {});
            Log log = store.logs().open(LogStoreContract.LOG);
            store.reportSettings().save(BRCB, SETTINGS);
            for (int id = 1; id <= ENTRIES; id++) {
                buffer.append(report(id));
                log.append(LogStoreContract.entry(id, id));
                if (id % 10 == 0) {
                    store.flush();
                }
            }
            copy(fixture.file.getParent(), originals.resolve("killed"));
        }
        copy(fixture.file.getParent(), originals.resolve("closed"));
    }

    private static ReportEntry report(long id) {
        return ReportBufferContract.entry(id, id % 3 == 0 ? Kind.INTEGRITY : Kind.EVENT);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(f -> !f.toString().endsWith("-shm")).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private StoreFixture copyOf(String original) throws IOException {
        Path copy = folder.resolve(original);
        copy(originals.resolve(original), copy);
        return new StoreFixture(copy);
    }

    private static void flip(Path file, int bits, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < bits; i++) {
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, content);
    }

    private static void cut(Path file, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
    }

    private static void scribble(Path file, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int from = random.nextInt(content.length);
        byte[] noise = new byte[Math.min(content.length - from, 1 + random.nextInt(6000))];
        if (random.nextBoolean()) {
            random.nextBytes(noise);
        }
        System.arraycopy(noise, 0, content, from, noise.length);
        Files.write(file, content);
    }

    private static void harm(Path file, Random random) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> flip(file, 1, random);
            case 1 -> flip(file, 1 + random.nextInt(40), random);
            case 2 -> cut(file, random);
            default -> scribble(file, random);
        }
    }

    @RepeatedTest(40)
    void aDamagedDatabase_losesNothingInSilence(RepetitionInfo run) throws IOException {
        Random random = new Random(run.getCurrentRepetition() * 6_700_417L);
        StoreFixture fixture = copyOf("closed");
        harm(fixture.file, random);
        check(fixture, "seed " + run.getCurrentRepetition());
    }

    @RepeatedTest(40)
    void aDamagedWriteAheadLog_losesNothingInSilence(RepetitionInfo run) throws IOException {
        Random random = new Random(run.getCurrentRepetition() * 27_644_437L);
        StoreFixture fixture = copyOf("killed");
        harm(fixture.file.resolveSibling("device.db-wal"), random);
        check(fixture, "seed " + run.getCurrentRepetition());
    }

    private void check(StoreFixture fixture, String seed) throws IOException {
        try (fixture) {
            DeviceStore store = fixture.open();
            Optional<ReportSettings> settings = store.reportSettings().load(BRCB);
            assertThat(settings.orElse(SETTINGS)).as(seed).isEqualTo(SETTINGS);
            checkLog(store.logs().open(LogStoreContract.LOG), seed);
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "f", upTo -> {});
            assertThat(buffer.highest()).as(seed).isEqualTo(new EntryId(ENTRIES));
            checkBuffer(buffer, ENTRIES, seed);
            buffer.append(report(ENTRIES + 1));
            store.flush();
            assertThat(buffer.newest()).as(seed).contains(new EntryId(ENTRIES + 1));
            checkBuffer(buffer, ENTRIES + 1, seed);
            fixture.closeStore();

            checkBuffer(fixture.open().reportBuffers().open(BRCB, "f", upTo -> {}), ENTRIES + 1, seed + ", reopened");
        }
    }

    /** Reads as a client does that has seen the first entry. */
    private static void checkBuffer(ReportBuffer buffer, long last, String seed) {
        long seen = 1;
        ReportBuffer.Page page;
        do {
            page = buffer.after(new EntryId(seen), 7);
            boolean gap = page.gapBefore();
            for (ReportEntry entry : page.entries()) {
                long id = entry.entryId().value();
                assertThat(entry).as(seed).isEqualTo(report(id));
                assertThat(id).as(seed).isGreaterThan(seen);
                assertThat(gap || id == seen + 1)
                        .as("%s: %d after %d, gap told: %s", seed, id, seen, gap)
                        .isTrue();
                assertThat(buffer.contains(entry.entryId())).as(seed).isTrue();
                seen = id;
                gap = false;
            }
            if (page.entries().isEmpty()) {
                assertThat(gap || seen == last)
                        .as("%s: ends with %d, gap told: %s", seed, seen, gap)
                        .isTrue();
            }
        } while (!page.entries().isEmpty());
    }

    private static void checkLog(Log log, String seed) {
        List<LogEntry> entries = log.after(EntryId.NONE, 2 * ENTRIES).entries();
        long last = 0;
        for (LogEntry entry : entries) {
            long id = entry.entryId().value();
            assertThat(entry).as(seed).isEqualTo(LogStoreContract.entry(id, id));
            assertThat(id).as(seed).isGreaterThan(last);
            last = id;
        }
        log.status();
        assertThat(log.highest().value()).as(seed).isEqualTo(ENTRIES);
        log.append(LogStoreContract.entry(ENTRIES + 1, 5));
    }

    @Test
    void oneDamagedEntry_isOneGap_andTheRestIsThere() throws IOException {
        StoreFixture fixture = copyOf("closed");
        byte[] content = Files.readAllBytes(fixture.file);
        byte[] text = "entry 200".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int changed = 0;
        for (int i = 0; i < content.length - text.length; i++) {
            if (Arrays.equals(content, i, i + text.length, text, 0, text.length)) {
                content[i + 6]++;
                changed++;
            }
        }
        Files.write(fixture.file, content);

        try (fixture) {
            assertThat(changed).as("in the buffer and in the log").isEqualTo(2);
            DeviceStore store = fixture.open();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "f", upTo -> {});
            assertThat(buffer.after(new EntryId(100), 1000).entries())
                    .as("a page has no gap inside")
                    .hasSize(99);
            ReportBuffer.Page rest = buffer.after(new EntryId(199), 1000);
            assertThat(rest.gapBefore()).isTrue();
            assertThat(rest.entries()).hasSize(200);
            assertThat(buffer.contains(new EntryId(200))).isFalse();
            assertThat(store.logs()
                            .open(LogStoreContract.LOG)
                            .after(EntryId.NONE, 1000)
                            .entries())
                    .hasSize(399);
            assertThat(fixture.health)
                    .hasSize(2)
                    .allMatch(said -> said.contains("damaged") && said.contains("entry 00000000000000c8"));
        }
    }

    @Test
    void aFileThatIsNone_isSetAside_andTheStoreOpens() throws IOException {
        StoreFixture fixture = copyOf("closed");
        Files.writeString(fixture.file, "this is no database ".repeat(500));

        try (fixture) {
            DeviceStore store = fixture.open();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "f", upTo -> {});
            assertThat(buffer.highest())
                    .as("the marks beside the file still know")
                    .isEqualTo(new EntryId(ENTRIES));
            assertThat(buffer.after(new EntryId(7), 9)).isEqualTo(new ReportBuffer.Page(true, List.of()));
            try (Stream<Path> files = Files.list(fixture.file.getParent())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .contains("device.db.damaged-20260101T000000Z");
            }
            assertThat(fixture.health).anyMatch(said -> said.contains("device.db.damaged-20260101T000000Z"));
        }
    }

    @Test
    void lostAndDamagedMarks_areMadeAnew() throws IOException {
        StoreFixture fixture = copyOf("closed");
        Path marks = fixture.file.resolveSibling("device.db-marks");
        for (int length : new int[] {0, 5, 100, 4000}) {
            byte[] noise = new byte[length];
            new Random(length).nextBytes(noise);
            Files.write(marks, noise, StandardOpenOption.TRUNCATE_EXISTING);
            ReportBuffer buffer = fixture.open().reportBuffers().open(BRCB, "f", upTo -> {});
            checkBuffer(buffer, ENTRIES, "marks of " + length);
            fixture.closeStore();
        }
        fixture.close();
    }

    @Test
    void damagedFilesDoNotPileUp() throws IOException {
        StoreFixture fixture = copyOf("closed");
        try (fixture) {
            for (int i = 0; i < 5; i++) {
                Files.writeString(fixture.file, "no database " + "x".repeat(1000));
                fixture.open();
                fixture.closeStore();
            }
            try (Stream<Path> files = Files.list(fixture.file.getParent())) {
                assertThat(files.filter(file -> file.toString().contains("damaged")))
                        .hasSize(2);
            }
        }
    }

    @Test
    void aFileDamagedWhileItIsOpen_isMended() throws IOException {
        StoreFixture fixture = copyOf("closed");
        try (fixture) {
            DeviceStore store = fixture.open();
            ReportBuffer buffer = store.reportBuffers().open(BRCB, "f", upTo -> {});
            byte[] content = Files.readAllBytes(fixture.file);
            Arrays.fill(content, 4096 * 5, content.length - 4096 * 3, (byte) 0x55);
            try (var channel = java.nio.channels.FileChannel.open(fixture.file, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(content));
            }

            checkBuffer(buffer, ENTRIES, "while open");
            buffer.append(report(ENTRIES + 1));
            store.reportSettings().save(BRCB, SETTINGS);
            checkBuffer(buffer, ENTRIES + 1, "while open");
        }
        checkBuffer(fixture.open().reportBuffers().open(BRCB, "f", upTo -> {}), ENTRIES + 1, "reopened");
        fixture.closeStore();
    }
}
