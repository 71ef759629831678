package org.sdvp.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.log.LogStore;
import org.sdvp.acsi.testing.LogStoreContract;

class SqliteLogTest implements LogStoreContract {
    private static final StoreLimits LIMITS =
            StoreLimits.defaults().withLog(new StoreLimits.Size(2 * LogStoreContract.CAPACITY, 1 << 20));

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
    public LogStore open() throws IOException {
        return fixture.open(LIMITS).logs();
    }

    @Override
    public LogStore reopen(LogStore store) throws IOException {
        fixture.closeStore();
        return open();
    }

    @Override
    public void awaitSafe(Log log) {
        fixture.store().flush();
    }
}
