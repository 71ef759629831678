package org.sdvp.model;

/**
 * What makes a report or log entry, and the reason that it then states (IEC 61850-7-2 clauses 6.1.2.12 and 6.1.3.11:
 * TrgOps, ReasonCode). Data attributes are marked with the first three only.
 */
public enum TriggerOption {
    /** Data change. */
    DCHG,
    /** Quality change. */
    QCHG,
    /** Data update: written, be it with the same value. */
    DUPD,
    /** Integrity: the period has run out. */
    INTEGRITY,
    /** General interrogation: a client asked. */
    GI;

    /** Whether a data attribute may be marked with it. */
    public boolean isOfAttributes() {
        return this == DCHG || this == QCHG || this == DUPD;
    }
}
