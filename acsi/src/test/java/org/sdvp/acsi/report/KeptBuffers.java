package org.sdvp.acsi.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.model.ObjectReference;

/**
 * Buffers on a disk that is none: entries become durable when the test says so, and those that have not are lost when the
 * power is. Nothing else differs from {@link MemoryReportBuffer}.
 */
final class KeptBuffers implements ReportBufferStore {
    private final int capacity;
    private final Map<ObjectReference, Kept> kept = new HashMap<>();
    private boolean atOnce = true;

    KeptBuffers(int capacity) {
        this.capacity = capacity;
    }

    /** From now on entries wait until {@link #commit()}. */
    KeptBuffers waitForCommit() {
        atOnce = false;
        return this;
    }

    /** Makes durable what waits. */
    void commit() {
        kept.values().forEach(Kept::commit);
    }

    /** Loses what waits. */
    void losePower() {
        kept.values().forEach(buffer -> buffer.waiting.clear());
    }

    /** How many durable entries a block has. */
    int entries(ObjectReference brcb) {
        Kept buffer = kept.get(brcb);
        return buffer == null
                ? 0
                : buffer.after(EntryId.NONE, Integer.MAX_VALUE).entries().size();
    }

    @Override
    public ReportBuffer open(ObjectReference brcb, String fingerprint, ReportBuffer.DurableListener listener) {
        Kept buffer = kept.computeIfAbsent(brcb, key -> new Kept(fingerprint));
        buffer.waiting.clear();
        buffer.dropped.clear();
        buffer.listener = listener;
        if (!buffer.fingerprint.equals(fingerprint)) {
            buffer.purge(fingerprint);
        }
        return buffer;
    }

    private final class Kept implements ReportBuffer {
        private final MemoryReportBuffer durable = new MemoryReportBuffer(capacity, upTo -> {});
        private final List<Runnable> waiting = new ArrayList<>();
        private DurableListener listener = upTo -> {};
        private String fingerprint;
        private long highest;
        private final Set<EntryId> dropped = new HashSet<>();

        Kept(String fingerprint) {
            this.fingerprint = fingerprint;
        }

        private void later(Runnable task) {
            waiting.add(task);
            if (atOnce) {
                commit();
            }
        }

        private void commit() {
            if (!waiting.isEmpty()) {
                waiting.forEach(Runnable::run);
                waiting.clear();
                listener.onDurable(durable.highest());
            }
        }

        @Override
        public void append(ReportEntry entry) {
            highest = entry.entryId().value();
            later(() -> durable.append(entry));
        }

        @Override
        public Page after(EntryId entryId, int limit) {
            Page page = durable.after(entryId, Integer.MAX_VALUE);
            return new Page(
                    page.gapBefore(),
                    page.entries().stream()
                            .filter(entry -> !dropped.contains(entry.entryId()))
                            .limit(limit)
                            .toList());
        }

        @Override
        public boolean contains(EntryId entryId) {
            return durable.contains(entryId) && !dropped.contains(entryId);
        }

        @Override
        public Optional<EntryId> oldest() {
            return durable.oldest();
        }

        @Override
        public Optional<EntryId> newest() {
            return durable.newest();
        }

        @Override
        public EntryId highest() {
            return new EntryId(Math.max(highest, durable.highest().value()));
        }

        @Override
        public void dropGeneralInterrogations(EntryId after) {
            durable.after(after, Integer.MAX_VALUE).entries().stream()
                    .filter(entry -> entry.kind() == ReportEntry.Kind.GENERAL_INTERROGATION)
                    .forEach(entry -> dropped.add(entry.entryId()));
            later(() -> durable.dropGeneralInterrogations(after));
        }

        @Override
        public void purge(String newFingerprint) {
            commit();
            fingerprint = newFingerprint;
            durable.purge(newFingerprint);
        }

        @Override
        public void close() {
            commit();
        }
    }
}
