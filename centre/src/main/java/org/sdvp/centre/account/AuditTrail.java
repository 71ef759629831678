package org.sdvp.centre.account;

import java.time.Clock;
import org.sdvp.centre.fleet.FleetStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who did what. An entry that cannot be stored is logged, so that it is not lost. */
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditStore store;
    private final Clock clock;

    /** One in a store. */
    public AuditTrail(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Somebody did something, or was kept from it.
     *
     * @param who did
     * @param what in a word or two
     * @param on at what; may be empty
     * @param result {@link AuditEntry#OK} or why not
     */
    public void add(Identity who, String what, String on, String result) {
        add(new AuditEntry(0, clock.instant(), who.tenant(), who.name(), who.address(), what, on, result));
    }

    /** Somebody who is not known for sure did something; the tenant is empty if there is none. */
    void add(Attempt attempt, String tenant, String what, String result) {
        add(new AuditEntry(0, clock.instant(), tenant, attempt.name(), attempt.address(), what, "", result));
    }

    private void add(AuditEntry entry) {
        try {
            store.add(entry);
        } catch (FleetStoreException e) {
            LOG.warn("the audit trail cannot be stored; kept here only: {}", entry, e);
        }
    }
}
