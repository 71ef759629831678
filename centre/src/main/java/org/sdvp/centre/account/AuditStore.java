package org.sdvp.centre.account;

import java.util.List;

/** Keeps the audit trail. Every method throws {@link org.sdvp.centre.fleet.FleetStoreException} while the database is away. */
public interface AuditStore {
    /** Adds an entry; its id is not used. */
    void add(AuditEntry entry);

    /** Entries of a tenant with a number below one, newest first. Those of no tenant are shown to none. */
    List<AuditEntry> entries(String tenant, long before, int limit);
}
