package org.sdvp.agent.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is damaged, each thing once, and not more than anybody wants to read. */
final class DamageLog implements Consumer<String> {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int MOST = 1000;

    private final Path file;
    private final StoreHealth health;
    private final Set<String> said = new HashSet<>();

    DamageLog(Path file, StoreHealth health) {
        this.file = file;
        this.health = health;
    }

    @Override
    public synchronized void accept(String what) {
        if (said.size() < MOST && said.add(what)) {
            LOG.warn("{}: {}", file, what);
            health.onDamage(file + ": " + what);
            if (said.size() == MOST) {
                LOG.warn("{}: there is more damage than is worth a line each", file);
            }
        }
    }
}
