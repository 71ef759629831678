package org.sdvp.acsi.service;

/** What GetServerDirectory lists (IEC 61850-7-2 clause 7.3.2). */
public enum ObjectClass {
    /** Logical devices. */
    LOGICAL_DEVICE,
    /** Files. */
    FILE
}
