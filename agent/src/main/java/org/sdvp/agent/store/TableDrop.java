package org.sdvp.agent.store;

import java.sql.SQLException;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.EntryTable;

/** Deletes a table that belongs to nothing any more. */
record TableDrop(EntryTable table) implements CommitPart {
    @Override
    public boolean write(Database database) throws SQLException {
        table.drop(database);
        return false;
    }

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}

    @Override
    public void repaired(Database database) {}

    @Override
    public void keptInMemory() {}
}
