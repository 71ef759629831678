package org.sdvp.model;

/** The optional fields of a report (IEC 61850-7-2 clause 17.2.3.2.2.1, OptFlds), in the order of their bits 1 to 8. */
public enum ReportField {
    /** Bit 1: sequence number. */
    SEQ_NUM,
    /** Bit 2: time of the entry. */
    TIME_STAMP,
    /** Bit 3: reason for inclusion of each member. */
    REASON,
    /** Bit 4: name of the data set. */
    DATA_SET,
    /** Bit 5: reference of each member. */
    DATA_REF,
    /** Bit 6: whether the buffer overflowed; buffered reports only. */
    BUF_OVFL,
    /** Bit 7: identification of the entry; buffered reports only. */
    ENTRY_ID,
    /** Bit 8: configuration revision. */
    CONF_REV;

    /** Whether only buffered reports have it. */
    public boolean isBufferedOnly() {
        return this == BUF_OVFL || this == ENTRY_ID;
    }
}
