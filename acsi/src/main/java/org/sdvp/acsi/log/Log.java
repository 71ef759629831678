package org.sdvp.acsi.log;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.value.EntryTime;

/**
 * The port to one log (IEC 61850-7-2 clause 17.3.4): a ring of entries that outlive the process where it is kept on
 * disk.
 *
 * <p>Rules for every implementation:
 *
 * <ul>
 *   <li><b>Order.</b> Entries come with rising {@link EntryId}s, below 2^63; their times may step back with the clock. What
 *       is read comes in the order of the ids, and an interval of time is not an interval of ids.
 *   <li><b>Durability.</b> {@link #append} returns at once, entries are kept in groups; an entry shows in
 *       {@link #status}, {@link #after} and {@link #between} from when it is safe, within a second.
 *   <li><b>Wrap-around.</b> There is a budget. An entry that does not fit pushes out the oldest ones; none is refused.
 *   <li><b>Damage.</b> Entries that cannot be read back are left out, which is said in the program's own log; the rest
 *       stays.
 *   <li><b>Full disk.</b> An implementation that cannot write goes on in memory and says so aloud.
 * </ul>
 *
 * <p>{@link #append} and {@link #close} are called by one thread at a time; the others by any, and they may read the
 * disk, so not by one that has to be quick.
 */
public interface Log extends AutoCloseable {
    /**
     * Keeps an entry.
     *
     * @param entry its id is above {@link #highest()}
     */
    void append(LogEntry entry);

    /**
     * The entries after one.
     *
     * @param entryId need not be in the log; {@link EntryId#NONE}: from the oldest
     * @param limit most entries to return, 1 or more
     */
    Page after(EntryId entryId, int limit);

    /**
     * The entries of a time interval, its ends included.
     *
     * @param start empty: from the oldest
     * @param stop empty: to the newest
     * @param after only entries after this one; {@link EntryId#NONE}: all
     * @param limit most entries to return, 1 or more
     */
    Page between(Optional<EntryTime> start, Optional<EntryTime> stop, EntryId after, int limit);

    /** Oldest and newest entry by their ids; empty if the log is. */
    Optional<Status> status();

    /** The highest id ever appended, which survives wrap-around and restart; {@link EntryId#NONE} if none was. */
    EntryId highest();

    /** Makes safe what was appended and lets go of files; nothing else may be called afterwards. */
    @Override
    void close();

    /**
     * Part of a log.
     *
     * @param entries by rising id
     * @param moreFollows whether the limit cut it short
     */
    record Page(List<LogEntry> entries, boolean moreFollows) {
        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The ends of a log.
     *
     * @param oldest id of the oldest entry
     * @param oldestTime its time
     * @param newest id of the newest entry
     * @param newestTime its time
     */
    record Status(EntryId oldest, EntryTime oldestTime, EntryId newest, EntryTime newestTime) {}
}
