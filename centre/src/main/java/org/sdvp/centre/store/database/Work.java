package org.sdvp.centre.store.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * Something done in a transaction; it may be done again from its beginning if the transaction was undone.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it; gives what comes of it. */
    T in(Handle handle) throws SQLException;
}
