package org.sdvp.centre.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The contract over a real PostgreSQL. */
class PostgresFleetTest implements FleetStoreContract {
    private static EmbeddedServer server;

    private final Map<Retention, FleetDatabase> opened = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        server = new EmbeddedServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        opened.values().forEach(FleetDatabase::close);
    }

    private synchronized FleetDatabase database(Retention retention) {
        return opened.computeIfAbsent(retention, PostgresFleetTest::open);
    }

    private static FleetDatabase open(Retention retention) {
        try {
            return FleetDatabase.open(server.newDatabase().with(retention));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public FleetDatabase database() {
        return database(Retention.ALL);
    }

    @Override
    public FleetDatabase shortLived() {
        return database(SHORT);
    }
}
