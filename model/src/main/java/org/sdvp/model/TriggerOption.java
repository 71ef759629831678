package org.sdvp.model;

/** What a change of a data attribute may trigger (IEC 61850-7-2 clause 6.1.3.11, attribute TrgOp). */
public enum TriggerOption {
    /** Data change. */
    DCHG,
    /** Quality change. */
    QCHG,
    /** Data update: written, be it with the same value. */
    DUPD
}
