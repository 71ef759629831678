package org.sdvp.agent.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The native part of SQLite. It comes in a jar and has to be put into a file before it can be loaded: in the folder for
 * temporary files or, where nothing may be executed there, beside the database.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /**
     * Loads it, if it has not been.
     *
     * @param otherwise the folder to put it in if the usual one does not do
     * @throws IOException if it cannot be loaded from either
     */
    public static synchronized void load(Path otherwise) throws IOException {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception first) {
            String usual = System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"));
            LOG.info("SQLite cannot be loaded from {}; trying {}", usual, otherwise);
            System.setProperty(FOLDER, otherwise.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                e.addSuppressed(first);
                throw new IOException(
                        "SQLite cannot be loaded: no file may be executed in " + usual + " nor in " + otherwise
                                + ", or this machine is of a kind that the sqlite-jdbc library has no part for; name a folder"
                                + " with -D" + FOLDER + "=FOLDER",
                        e);
            }
        }
    }
}
