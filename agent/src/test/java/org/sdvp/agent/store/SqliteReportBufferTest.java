package org.sdvp.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.testing.ReportBufferContract;

class SqliteReportBufferTest implements ReportBufferContract {
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

    @Override
    public ReportBuffer open(ReportBuffer.DurableListener listener) {
        try {
            return fixture.open(StoreLimits.defaults().withReport(new StoreLimits.Size(CAPACITY, 1 << 20)))
                    .reportBuffers()
                    .open(BLOCK, "fingerprint", listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void awaitDurable(ReportBuffer buffer) {
        fixture.store().flush();
    }
}
