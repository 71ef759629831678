package org.sdvp.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.report.ReportEntry.Kind;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.testing.ReportBufferContract;

/** A client that lags behind and catches up, while groups go to disk underneath. */
class ReadAlongTest {
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

    @RepeatedTest(5)
    void readingWhileGroupsAreWritten_seesEveryEntryOnce_andNoGapThatIsNone(RepetitionInfo run) throws IOException {
        Random random = new Random(run.getCurrentRepetition());
        AtomicLong durable = new AtomicLong();
        ReportBuffer buffer = fixture.open()
                .reportBuffers()
                .open(
                        ReportBufferContract.BLOCK,
                        "f",
                        upTo -> assertThat(durable.getAndSet(upTo.value())).isLessThan(upTo.value()));
        Set<Long> dropped = new HashSet<>();
        TreeSet<Long> interrogations = new TreeSet<>();
        List<Long> read = new ArrayList<>();
        long seen = 0;
        long last = 0;
        while (last < 8000 || seen < last) {
            for (int i = random.nextInt(80); i > 0 && last < 8000; i--) {
                last++;
                Kind kind = random.nextInt(20) == 0 ? Kind.GENERAL_INTERROGATION : Kind.EVENT;
                buffer.append(ReportBufferContract.entry(last, kind));
                if (kind == Kind.GENERAL_INTERROGATION) {
                    interrogations.add(last);
                }
            }
            if (random.nextInt(10) == 0) {
                buffer.dropGeneralInterrogations(new EntryId(seen));
                dropped.addAll(interrogations.tailSet(seen, false));
            }
            if (last == 8000) {
                fixture.store().flush();
            }
            // Lags behind so that it has to read from disk, until the last of it.
            if (last - seen > 4000 || last == 8000) {
                ReportBuffer.Page page = buffer.after(new EntryId(seen), 1 + random.nextInt(100));
                assertThat(page.gapBefore())
                        .as("seed %d after %d", run.getCurrentRepetition(), seen)
                        .isFalse();
                for (ReportEntry entry : page.entries()) {
                    seen = entry.entryId().value();
                    read.add(seen);
                    assertThat(buffer.contains(entry.entryId())).isTrue();
                }
                if (page.entries().isEmpty() && last == 8000) {
                    assertThat(interrogations.tailSet(seen, false))
                            .as("all that is left was dropped")
                            .hasSize((int) (last - seen));
                    seen = last;
                }
            }
        }

        TreeSet<Long> expected = new TreeSet<>();
        for (long id = 1; id <= 8000; id++) {
            expected.add(id);
        }
        expected.removeAll(dropped);
        assertThat(read).isSorted().doesNotHaveDuplicates();
        assertThat(new TreeSet<>(read)).isEqualTo(expected);
    }
}
