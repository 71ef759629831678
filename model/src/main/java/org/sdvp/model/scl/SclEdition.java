package org.sdvp.model.scl;

/** Edition of IEC 61850-6 that an SCL file says it follows. */
public enum SclEdition {
    /** Edition 1, 2004: no version, or 2003. */
    EDITION_1,
    /** Edition 2, 2009: version 2007, revision A or B, release below 4. */
    EDITION_2,
    /** Edition 2.1, 2018: version 2007, revision B, release 4. */
    EDITION_2_1
}
