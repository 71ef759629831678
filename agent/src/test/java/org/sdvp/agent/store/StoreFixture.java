package org.sdvp.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sdvp.acsi.testing.ManualTimeSource;

/** A store in a folder of a test, with one thread that writes. */
final class StoreFixture implements AutoCloseable {
    final Path file;
    final ManualTimeSource time = new ManualTimeSource();
    final List<String> health = Collections.synchronizedList(new ArrayList<>());
    final ExecutorService writer = Executors.newSingleThreadExecutor();
    private DeviceStore store;

    StoreFixture(Path folder) {
        this.file = folder.resolve("device.db");
    }

    private StoreHealth recording() {
        return new StoreHealth() {
            @Override
            public void onDiskLost(String why) {
                health.add("lost: " + why);
            }

            @Override
            public void onDiskBack() {
                health.add("back");
            }

            @Override
            public void onDamage(String what) {
                health.add("damage: " + what);
            }
        };
    }

    DeviceStore open(StoreLimits limits) throws IOException {
        store = DeviceStore.open(file, new StoreParts(writer, time, recording()), limits);
        return store;
    }

    DeviceStore open() throws IOException {
        return open(StoreLimits.defaults());
    }

    DeviceStore store() {
        return store;
    }

    /** Closes the store, but keeps the writer. */
    void closeStore() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    @Override
    public void close() {
        closeStore();
        writer.shutdown();
    }
}
