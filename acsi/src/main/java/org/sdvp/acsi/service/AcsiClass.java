package org.sdvp.acsi.service;

/** What GetLogicalNodeDirectory lists (IEC 61850-7-2 clause 10.2.2, ACSIClass), in the order of its numbers. */
public enum AcsiClass {
    /** 0: data objects. */
    DATA_OBJECT,
    /** 1: data sets. */
    DATA_SET,
    /** 2: buffered report control blocks. */
    BRCB,
    /** 3: unbuffered report control blocks. */
    URCB,
    /** 4: log control blocks. */
    LCB,
    /** 5: logs. */
    LOG,
    /** 6: setting group control blocks. */
    SGCB
}
