package org.sdvp.acsi.report;

import org.sdvp.model.ObjectReference;

/** The port that opens the buffers of a server's BRCBs. */
public interface ReportBufferStore {
    /**
     * Opens the buffer of a BRCB instance, with what it held when it was last open; if it does not exist, an empty one.
     * Each is opened once at a time.
     *
     * @param brcb reference of the instance, such as {@code HP1/LLN0.Meas01}
     * @param fingerprint of the settings under which entries are made (RptID, data set with its members and their types,
     *     triggers and periods): a text of at most 64 characters. A buffer that was last purged or opened under another
     *     is emptied, since its entries would be read against the wrong data set; {@link ReportBuffer#highest()} stays.
     * @param listener hears what becomes durable from now on; not what was durable before
     * @throws java.io.UncheckedIOException naming the buffer and what to do, if nothing can be kept there
     */
    ReportBuffer open(ObjectReference brcb, String fingerprint, ReportBuffer.DurableListener listener);
}
