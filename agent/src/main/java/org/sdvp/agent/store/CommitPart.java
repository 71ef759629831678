package org.sdvp.agent.store;

import java.sql.SQLException;
import org.sdvp.agent.store.sqlite.Database;

/**
 * Something that has changes waiting for the disk: a buffer, a log, the settings. Its calls come one at a time. After
 * {@link #write} comes {@link #committed} or {@link #rolledBack}.
 */
interface CommitPart {
    /**
     * Writes what waits, oldest first, though not too much at once.
     *
     * @return whether there is more
     */
    boolean write(Database database) throws SQLException;

    /** Whether something waits that cannot be kept in memory, so that a disk that failed is to be tried right now. */
    default boolean insists() {
        return false;
    }

    /** What was written is on disk. */
    void committed();

    /** What was written is not on disk; it waits again. */
    void rolledBack();

    /** The file was damaged and has been made anew from what could be read: what is known of it has to be looked up again. */
    void repaired(Database database) throws SQLException;

    /** The disk does not take anything: what waits counts as kept, but for what must be refused then. */
    void keptInMemory();
}
