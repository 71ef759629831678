package org.sdvp.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.file.FileStore;
import org.sdvp.agent.audit.KeptRoles;
import org.sdvp.agent.audit.RoleMemory;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.firmware.DeviceFirmware;
import org.sdvp.agent.people.AlarmStore;
import org.sdvp.agent.schedule.ScheduleStore;
import org.sdvp.agent.serving.StorePorts;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.agent.store.DeviceStore;
import org.sdvp.agent.store.StoreHealth;
import org.sdvp.agent.store.StoreParts;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one agent keeps: on disk where its configuration says, or nowhere. */
final class AgentStore implements AutoCloseable {
    // Many agents may share a process, and each has more than ten buffers.
    private static final int MEMORY_ENTRIES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Optional<DeviceStore> store;
    private final Optional<FileStore> files;
    private final Health health;

    private AgentStore(Optional<DeviceStore> store, Optional<FileStore> files, Health health) {
        this.store = store;
        this.files = files;
        this.health = health;
    }

    /**
     * Opens it.
     *
     * @throws IllegalArgumentException naming the folder and what to do, if it cannot be used
     */
    static AgentStore open(AgentConfig config, AgentParts parts) {
        Health health = new Health(parts.worker(), config.xmpp().jid().bare().toString());
        if (config.store().isEmpty()) {
            return new AgentStore(Optional.empty(), Optional.empty(), health);
        }
        StoreConfig where = config.store().get();
        try {
            StoreParts used = new StoreParts(parts.worker(), parts.time(), health);
            DeviceStore opened = DeviceStore.open(where.database(), used, where.limits());
            return new AgentStore(Optional.of(opened), Optional.of(files(where, opened)), health);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static FileStore files(StoreConfig where, DeviceStore opened) {
        try {
            return new DirectoryFileStore(where.files(), FileLimits.defaults());
        } catch (UncheckedIOException e) {
            opened.close();
            throw e;
        }
    }

    /** The ports behind the server. */
    StorePorts ports() {
        return store.map(StorePorts::of).orElseGet(() -> StorePorts.inMemory(MEMORY_ENTRIES));
    }

    /** What the agent itself keeps. */
    Optional<DeviceSettings> settings() {
        return store.map(DeviceStore::deviceSettings);
    }

    /** Where schedules survive, if anything does. */
    Optional<ScheduleStore> schedules() {
        return settings().map(KeptSchedules::new);
    }

    private record KeptSchedules(DeviceSettings settings) implements ScheduleStore {
        @Override
        public Map<ObjectReference, DataValue> load() {
            return settings.all();
        }

        @Override
        public CompletionStage<Void> save(Map<ObjectReference, DataValue> values) {
            return settings.save(values);
        }
    }

    /** Where it survives who wants alarms. */
    AlarmStore alarms() {
        return settings().<AlarmStore>map(KeptAlarms::new).orElseGet(AlarmStore::inMemory);
    }

    /** As a list of texts among the settings. */
    private record KeptAlarms(DeviceSettings settings) implements AlarmStore {
        private static final ObjectReference PLACE = ObjectReference.parse("Agent/People.AlarmsTo");

        @Override
        public Set<Jid> load() {
            Set<Jid> found = new LinkedHashSet<>();
            settings.get(PLACE)
                    .filter(DataValue.Structure.class::isInstance)
                    .ifPresent(list -> ((DataValue.Structure) list)
                            .members().stream()
                                    .filter(DataValue.Text.class::isInstance)
                                    .forEach(text -> found.add(Jid.of(((DataValue.Text) text).value()))));
            return found;
        }

        @Override
        public CompletionStage<Void> save(Set<Jid> subscribers) {
            return settings.save(
                    PLACE,
                    new DataValue.Structure(subscribers.stream()
                            .<DataValue>map(jid -> DataValue.Text.unicode(jid.toString()))
                            .toList()));
        }
    }

    /** Where it survives which roles the contacts had. */
    RoleMemory.Store roles() {
        return settings().<RoleMemory.Store>map(KeptRoles::new).orElseGet(RoleMemory.Store::inMemory);
    }

    /** The files that clients may have. */
    Optional<FileStore> files() {
        return files;
    }

    /**
     * Updates of the program, if the configuration allows any.
     *
     * @throws IllegalArgumentException if their folder cannot be used, or there is no store
     */
    Optional<DeviceFirmware> firmware(AgentConfig config, DeviceFirmware.Parts parts) {
        return config.firmware().map(rules -> {
            StoreConfig where = config.store()
                    .orElseThrow(() -> new IllegalArgumentException("updates of the program need a store"));
            try {
                return DeviceFirmware.open(where.firmware(), rules, config.logicalDevice(), parts);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "expected a folder for updates of the program, but " + where.firmware() + ": " + e, e);
            }
        });
    }

    /** Says from now on, and at once if it is so already, whether the disk fails. */
    void onTrouble(Consumer<Boolean> listener) {
        health.listen(listener);
    }

    /** Closes the store; the server must have been closed before. */
    @Override
    public void close() {
        store.ifPresent(DeviceStore::close);
    }

    /** Passes on how the disk is, on the worker: whoever finds it out must not be held up. */
    private static final class Health implements StoreHealth {
        private final Executor worker;
        private final String name;
        private boolean lost;
        private @Nullable Consumer<Boolean> listener;

        Health(Executor worker, String name) {
            this.worker = worker;
            this.name = name;
        }

        synchronized void listen(Consumer<Boolean> hears) {
            listener = hears;
            if (lost) {
                pass();
            }
        }

        @Override
        public void onDiskLost(String why) {
            LOG.error("{}: nothing can be kept on disk, entries wait in memory: {}", name, why);
            change(true);
        }

        @Override
        public void onDiskBack() {
            LOG.info("{}: the disk takes everything again", name);
            change(false);
        }

        @Override
        public void onDamage(String what) {
            LOG.warn("{}: {}", name, what);
        }

        private synchronized void change(boolean now) {
            lost = now;
            pass();
        }

        private void pass() {
            try {
                worker.execute(this::tell);
            } catch (RejectedExecutionException e) {
                // The agent is closed: nobody is left to be told.
                return;
            }
        }

        private void tell() {
            Consumer<Boolean> hears;
            boolean now;
            synchronized (this) {
                hears = listener;
                now = lost;
            }
            if (hears != null) {
                hears.accept(now);
            }
        }
    }
}
