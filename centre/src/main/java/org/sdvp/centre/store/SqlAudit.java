package org.sdvp.centre.store;

import java.util.List;
import org.sdvp.centre.account.AuditEntry;
import org.sdvp.centre.account.AuditStore;
import org.sdvp.centre.store.database.Columns;
import org.sdvp.centre.store.database.Database;
import org.sdvp.centre.store.database.GroupCommit;
import org.sdvp.centre.store.database.Micros;
import org.sdvp.centre.store.database.Texts;

/** The audit trail. */
final class SqlAudit implements AuditStore {
    private final Database database;
    private final GroupCommit commits;

    SqlAudit(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void add(AuditEntry entry) {
        commits.write(
                "store an audit entry",
                handle -> handle.createUpdate("INSERT INTO audit (at, tenant, who, address, what, target, result)"
                                + " VALUES (:at, :tenant, :who, :address, :what, :target, :result)")
                        .bind("at", Micros.of(entry.at()))
                        .bind("tenant", Texts.clean(entry.tenant()))
                        .bind("who", Texts.clean(entry.who()))
                        .bind("address", Texts.clean(entry.address()))
                        .bind("what", Texts.clean(entry.what()))
                        .bind("target", Texts.clean(entry.on()))
                        .bind("result", Texts.clean(entry.result()))
                        .execute());
    }

    @Override
    public List<AuditEntry> entries(String tenant, long before, int limit) {
        return tenant.isEmpty() ? List.of() : read(tenant, before, limit);
    }

    private List<AuditEntry> read(String tenant, long before, int limit) {
        return database.read(
                "read the audit trail",
                handle -> handle.createQuery("SELECT id, at, tenant, who, address, what, target, result FROM audit"
                                + " WHERE tenant = ? AND id < ? ORDER BY id DESC LIMIT ?")
                        .bind(0, tenant)
                        .bind(1, before)
                        .bind(2, limit)
                        .map((row, context) -> new AuditEntry(
                                row.getLong(1),
                                Columns.time(row, 2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)))
                        .list());
    }
}
