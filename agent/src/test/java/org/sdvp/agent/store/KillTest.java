package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.testing.LogStoreContract;
import org.sdvp.acsi.testing.ReportBufferContract;

/** kill -9 of a process that writes, at moments that chance chooses. */
class KillTest {
    static final StoreLimits LIMITS = StoreLimits.defaults()
            .withReport(new StoreLimits.Size(20_000, 1 << 28))
            .withLog(new StoreLimits.Size(20_000, 1 << 28));

    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    private record Said(long report, long log) {}

    @Test
    @Tag("slow")
    void afterKill9_whatCountedAsKeptIsThere_inOrder_andIdsGoOnRising() throws Exception {
        Random random = new Random(20_260_101);
        Path file = folder.resolve("device.db");
        for (int kill = 1; kill <= KILLS; kill++) {
            int lines = 1 + random.nextInt(400);
            Said said = killAfter(file, lines);
            check(file, said, "kill " + kill + " after " + lines + " lines");
        }
    }

    private static Said killAfter(Path file, int lines) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        file.toString())
                .redirectError(new File("/dev/null"))
                .start();
        long report = 0;
        long log = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (int count = 0; count < lines; count++) {
                String[] words = String.valueOf(out.readLine()).split(" ");
                switch (words[0]) {
                    case "r" -> report = Long.parseLong(words[1]);
                    case "l" -> log = Long.parseLong(words[1]);
                    default -> assertThat(words[0]).as("what it says first").isEqualTo("open");
                }
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(report, log);
    }

    private static void check(Path file, Said said, String when) throws IOException {
        try (StoreFixture fixture = new StoreFixture(file.getParent())) {
            DeviceStore store = fixture.open(LIMITS);
            ReportBuffer buffer = store.reportBuffers().open(ReportBufferContract.BLOCK, "f", upTo -> {});
            Log log = store.logs().open(LogStoreContract.LOG);
            assertThat(fixture.health).as(when).isEmpty();
            assertThat(buffer.highest().value()).as(when).isGreaterThanOrEqualTo(said.report());
            List<Long> ids = readAll(buffer, when);
            assertThat(ids).as(when).isSorted().doesNotHaveDuplicates();
            if (said.report() > 0) {
                long oldest = ids.get(0);
                assertThat(ids)
                        .as(when)
                        .containsAll(LongStream.rangeClosed(oldest, said.report())
                                .filter(id -> id % 5 != 0)
                                .boxed()
                                .toList());
                assertThat(oldest).as(when).isLessThanOrEqualTo(Math.max(1, said.report() - 15_000));
            }
            assertThat(log.highest().value()).as(when).isGreaterThanOrEqualTo(said.log());
            List<LogEntry> entries = log.after(EntryId.NONE, 1_000_000).entries();
            for (int i = 1; i < entries.size(); i++) {
                long id = entries.get(i).entryId().value();
                assertThat(entries.get(i)).as(when).isEqualTo(LogStoreContract.entry(id, id));
                assertThat(id)
                        .as(when)
                        .isGreaterThan(entries.get(i - 1).entryId().value());
            }
        }
    }

    /** Everything but dropped interrogations, without a gap after the oldest. */
    private static List<Long> readAll(ReportBuffer buffer, String when) {
        List<Long> ids = new ArrayList<>();
        EntryId seen = EntryId.NONE;
        List<ReportEntry> page;
        do {
            ReportBuffer.Page next = buffer.after(seen, 500);
            assertThat(next.gapBefore()).as(when).isFalse();
            page = next.entries();
            for (ReportEntry entry : page) {
                long id = entry.entryId().value();
                assertThat(entry)
                        .as(when)
                        .isEqualTo(
                                ReportBufferContract.entry(id, id % 5 == 0 ? Kind.GENERAL_INTERROGATION : Kind.EVENT));
                ids.add(id);
                seen = entry.entryId();
            }
        } while (!page.isEmpty());
        return ids;
    }
}
