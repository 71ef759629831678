package org.sdvp.acsi.report;

import org.sdvp.model.ObjectReference;

/** Buffers in memory: for small devices without a disk, and for tests. Entries end with the process. */
public final class MemoryReportBufferStore implements ReportBufferStore {
    private final int capacity;

    /**
     * Sets the size.
     *
     * @param capacity of each buffer in entries, 1 or more
     */
    public MemoryReportBufferStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public ReportBuffer open(ObjectReference brcb, String fingerprint, ReportBuffer.DurableListener listener) {
        return new MemoryReportBuffer(capacity, listener);
    }
}
