package org.sdvp.agent.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.store.record.DamagedRecordException;
import org.sdvp.agent.store.record.RecordInput;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.RecordPlace;
import org.sdvp.agent.store.record.SettingsCodec;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.KeptTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is kept by name: settings, and what buffers and logs are there. There is little of it, so that all is in memory
 * too and reading never waits for the disk. Safe for many threads.
 */
final class KeptRecords implements CommitPart {
    /** What a record is about. */
    enum Kind {
        /** A report buffer, by the reference of its BRCB. */
        REPORT_BUFFER(1, "report buffer"),
        /** A log, by its reference. */
        LOG(2, "log"),
        /** The number that stands for a reference in logs. */
        REFERENCE(3, "reference"),
        /** What clients set in a BRCB. */
        REPORT_SETTINGS(4, "settings of report control block"),
        /** What clients set in an LCB. */
        LOG_SETTINGS(5, "settings of log control block"),
        /** A data set that a client made. */
        DATA_SET(6, "data set"),
        /** The groups of an SGCB. */
        SETTING_GROUPS(7, "setting groups"),
        /** A setting of the agent itself. */
        DEVICE_SETTING(8, "device setting");

        private final int code;
        private final String label;

        Kind(int code, String label) {
            this.code = code;
            this.label = label;
        }

        RecordPlace place(String key) {
            return RecordPlace.ofKey(code, key);
        }

        String label() {
            return label;
        }
    }

    /**
     * A change.
     *
     * @param kind what the record is about
     * @param key its name
     * @param record the new one; null: forget it
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    record Change(Kind kind, String key, byte @Nullable [] record) {
        static Change put(Kind kind, String key, RecordOutput out) {
            return new Change(kind, key, out.seal(kind.place(key), 0));
        }

        static Change forget(Kind kind, String key) {
            return new Change(kind, key, null);
        }

        void write(Database database) throws SQLException {
            KeptTable.put(database, kind.code, key, record);
        }
    }

    /** Changes that are made together, and who waits for them; if nobody does, they are never given up. */
    private record Group(List<Change> changes, @Nullable CompletableFuture<Void> done) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);

    private final GroupCommit commit;
    private final Map<Kind, Map<String, byte[]>> records = new EnumMap<>(Kind.class);
    private List<Group> waiting = new ArrayList<>();
    private List<Group> inFlight = List.of();

    KeptRecords(GroupCommit commit) {
        this.commit = commit;
        for (Kind kind : Kind.values()) {
            records.put(kind, new TreeMap<>());
        }
    }

    /**
     * Takes up what is on disk.
     *
     * @param damage hears of each record that makes no sense
     */
    synchronized void load(Consumer<String> damage) {
        for (Kind kind : Kind.values()) {
            List<KeptTable.Row> rows = new ArrayList<>();
            commit.read(
                    database -> {
                        rows.clear();
                        KeptTable.read(database, rows, kind.code, false);
                        return true;
                    },
                    false);
            rows.forEach(row -> take(kind, row.key(), row.record(), damage));
        }
    }

    private void take(Kind kind, String key, byte[] record, Consumer<String> damage) {
        try {
            RecordInput.open(record, kind.place(key), 0);
            map(kind).put(key, record);
        } catch (DamagedRecordException e) {
            damage.accept(kind.label() + " " + key + " is damaged (" + e.getMessage() + ") and left out");
        }
    }

    private Map<String, byte[]> map(Kind kind) {
        return records.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    /** The names of the records of a kind. */
    synchronized List<String> keys(Kind kind) {
        return List.copyOf(map(kind).keySet());
    }

    /** A record; empty if there is none, or it cannot be read, which is then in the program's log. */
    <T> Optional<T> get(Kind kind, String key, SettingsCodec.Reader<T> reader) {
        byte[] record;
        synchronized (this) {
            record = map(kind).get(key);
        }
        if (record == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SettingsCodec.whole(RecordInput.open(record, kind.place(key), 0), reader));
        } catch (DamagedRecordException e) {
            LOG.warn("{} {} cannot be read and is left out: {}", kind.label(), key, e.getMessage());
            return Optional.empty();
        }
    }

    /** Makes changes, all or none. Comes back at once; completes when they are on disk, fails if they cannot be. */
    CompletionStage<Void> save(List<Change> changes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Group(changes, done));
        }
        commit.waits(this);
        return done;
    }

    /** Makes a change that is there at once and goes to disk not later than what is written afterwards. */
    void saveInPassing(Change change) {
        synchronized (this) {
            waiting.add(new Group(List.of(change), null));
            apply(change);
        }
        commit.waits(this);
    }

    /** Notes a change that somebody else has written. */
    synchronized void apply(Change change) {
        if (change.record() == null) {
            map(change.kind()).remove(change.key());
        } else {
            map(change.kind()).put(change.key(), change.record());
        }
    }

    @Override
    public synchronized boolean insists() {
        return waiting.stream().anyMatch(group -> group.done() != null);
    }

    @Override
    public boolean write(Database database) throws SQLException {
        synchronized (this) {
            inFlight = waiting;
            waiting = new ArrayList<>();
        }
        for (Group group : inFlight) {
            for (Change change : group.changes()) {
                change.write(database);
            }
        }
        return false;
    }

    @Override
    public void committed() {
        List<Group> groups = inFlight;
        inFlight = List.of();
        synchronized (this) {
            groups.forEach(group -> group.changes().forEach(this::apply));
        }
        for (Group group : groups) {
            if (group.done() != null) {
                group.done().complete(null);
            }
        }
    }

    @Override
    public synchronized void rolledBack() {
        List<Group> again = new ArrayList<>(inFlight);
        again.addAll(waiting);
        waiting = again;
        inFlight = List.of();
    }

    @Override
    public void repaired(Database database) throws SQLException {
        List<Change> all = new ArrayList<>();
        synchronized (this) {
            records.forEach((kind, rows) -> rows.forEach((key, record) -> all.add(new Change(kind, key, record))));
        }
        database.begin();
        try {
            for (Change change : all) {
                change.write(database);
            }
            database.commit();
        } catch (SQLException e) {
            database.rollback();
            throw e;
        }
    }

    /** Settings must not be taken for kept when they are not. */
    @Override
    public void keptInMemory() {
        List<Group> refused = new ArrayList<>();
        synchronized (this) {
            waiting.removeIf(group -> group.done() != null && refused.add(group));
        }
        String why = String.valueOf(commit.trouble());
        for (Group group : refused) {
            if (group.done() != null) {
                group.done().completeExceptionally(new UncheckedIOException(new IOException(why)));
            }
        }
    }
}
