package org.sdvp.acsi.report;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.EntryId;

/**
 * The port to the buffer of one BRCB instance (IEC 61850-7-2 clause 17.2.3): an ordered queue of entries that outlive
 * their sending and, where it is kept on disk, the process.
 *
 * <p>Rules for every implementation:
 *
 * <ul>
 *   <li><b>Order.</b> Entries come with rising {@link EntryId}s. Calls take effect in the order they are made, on disk
 *       too.
 *   <li><b>Durability.</b> {@link #append} returns at once; entries are kept in groups. When a group is safe, the
 *       {@link DurableListener} hears the highest id of it. {@link #after}, {@link #contains}, {@link #oldest} and
 *       {@link #newest} see durable entries only, so nothing can be sent that a loss of power could unmake.
 *   <li><b>Overflow.</b> There is a limit. An entry that does not fit pushes out the oldest ones, sent or not; the
 *       buffer remembers how far it has lost entries and says so as {@link Page#gapBefore()}. It never refuses a new
 *       entry.
 *   <li><b>Damage.</b> Entries that cannot be read back (a truncated or altered file), and entries known to be lost with
 *       the power because the disk was full, are a gap likewise: never left out in silence.
 *   <li><b>Full disk.</b> An implementation that cannot write goes on in memory, tells the durable listener as if the
 *       entry were safe, and says aloud (its own health, its log) that it is not.
 * </ul>
 *
 * <p>Called by one thread at a time. Nothing here may wait for longer than a local disk read takes.
 */
public interface ReportBuffer extends AutoCloseable {
    /**
     * Keeps an entry.
     *
     * @param entry its id is above {@link #highest()}
     */
    void append(ReportEntry entry);

    /**
     * The durable entries after one, oldest first. Cheap at the end of the buffer, where it is asked most.
     *
     * @param entryId need not be in the buffer; {@link EntryId#NONE}: from the oldest
     * @param limit most entries to return, 1 or more
     * @return fewer than the limit, if there are no more, or a gap follows: a page has none inside
     */
    Page after(EntryId entryId, int limit);

    /** Whether a durable entry with this id is in the buffer. */
    boolean contains(EntryId entryId);

    /** The oldest durable entry. */
    Optional<EntryId> oldest();

    /** The newest durable entry. */
    Optional<EntryId> newest();

    /**
     * The highest id that was ever appended, durable or not. It survives purging, overflow and restart (but for ids that
     * had not become durable), so that no id is given twice.
     *
     * @return {@link EntryId#NONE} if there never was an entry
     */
    EntryId highest();

    /**
     * Drops the entries of general interrogations after an entry, since a newer one is about to replace them (7-2 clause
     * 17.2.3.2.2.10). That is no loss and leaves no gap. At once, {@link #after} and {@link #contains} no longer have
     * them, though the disk may have them until the next group is written: one that was sent after this could be the
     * EntryID a client comes back with, and must then be there.
     */
    void dropGeneralInterrogations(EntryId after);

    /**
     * Empties the buffer, also of entries that are not durable yet: of those the durable listener then need not hear.
     *
     * @param fingerprint of the settings under which entries will be made from now on, see {@link ReportBufferStore#open}
     */
    void purge(String fingerprint);

    /** Makes durable what was appended and lets go of files; nothing else may be called afterwards. */
    @Override
    void close();

    /**
     * Part of a buffer.
     *
     * @param gapBefore whether entries between the one asked for and the first of these (or the end of the buffer, if
     *     there are none) were lost: by overflow, by damage, or by purging; never true when asked from
     *     {@link EntryId#NONE}
     * @param entries oldest first
     */
    record Page(boolean gapBefore, List<ReportEntry> entries) {
        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** Hears what has become durable. */
    @FunctionalInterface
    interface DurableListener {
        /**
         * All entries up to one are durable. May be called from within {@link ReportBuffer#append} or by any thread,
         * never by two at a time; must not block and must not call the buffer.
         *
         * @param upTo the highest durable id
         */
        void onDurable(EntryId upTo);
    }
}
