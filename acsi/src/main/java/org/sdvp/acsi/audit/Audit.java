package org.sdvp.acsi.audit;

/** The port where records go to. Safe for many threads; must not block and must not fail. */
@FunctionalInterface
public interface Audit {
    /** Takes a record. */
    void record(AuditRecord happened);

    /** Keeps nothing. */
    static Audit none() {
        return happened -> {};
    }
}
