package org.sdvp.agent.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.agent.store.record.EntryCodec.Linked;

/** Puts a page together, link by link, and finds the gaps. */
final class ReportPage {
    private final long after;
    private final int limit;
    private final Predicate<ReportEntry> hidden;
    private final List<ReportEntry> entries = new ArrayList<>();
    private long cursor;
    private boolean gapBefore;
    private boolean full;

    /**
     * An empty page.
     *
     * @param after the entry asked for
     * @param limit most entries
     * @param hidden tells entries that were dropped; they are links of the chain, but not shown
     */
    ReportPage(long after, int limit, Predicate<ReportEntry> hidden) {
        this.after = after;
        this.limit = limit;
        this.hidden = hidden;
        this.cursor = after;
    }

    /** Takes the next entry, if it belongs here. */
    void add(Linked next) {
        if (full) {
            return;
        }
        boolean gap = next.previous() > cursor;
        if (entries.size() == limit || (gap && !entries.isEmpty())) {
            full = true;
            return;
        }
        gapBefore |= gap;
        cursor = next.entry().entryId().value();
        if (!hidden.test(next.entry())) {
            entries.add(next.entry());
        }
    }

    /** Whether it takes no more. */
    boolean isFull() {
        return full;
    }

    /**
     * There are no more entries.
     *
     * @param last id that the next entry would follow
     */
    void end(long last) {
        if (!full && entries.isEmpty()) {
            gapBefore |= last > cursor;
        }
    }

    /** The page. */
    ReportBuffer.Page page() {
        return new ReportBuffer.Page(gapBefore && after != 0, entries);
    }
}
