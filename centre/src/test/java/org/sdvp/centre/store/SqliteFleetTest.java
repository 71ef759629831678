package org.sdvp.centre.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over SQLite. */
class SqliteFleetTest implements FleetStoreContract {
    @TempDir
    Path folder;

    private final List<FleetDatabase> opened = new ArrayList<>();

    private synchronized FleetDatabase database(String name, Retention retention) {
        return opened.stream()
                .filter(open -> open.name().endsWith(name))
                .findFirst()
                .orElseGet(
                        () -> open(DatabaseSettings.sqlite(folder.resolve(name)).with(retention)));
    }

    private FleetDatabase open(DatabaseSettings settings) {
        FleetDatabase database = FleetDatabase.open(settings);
        opened.add(database);
        return database;
    }

    @AfterEach
    void close() {
        opened.forEach(FleetDatabase::close);
    }

    @Override
    public FleetDatabase database() {
        return database("fleet.db", Retention.ALL);
    }

    @Override
    public FleetDatabase shortLived() {
        return database("short.db", SHORT);
    }
}
