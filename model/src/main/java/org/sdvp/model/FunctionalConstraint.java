package org.sdvp.model;

/** What a data attribute is for, and so which services may touch it (IEC 61850-7-2 annex B, 8-1 for the mapping ones). */
public enum FunctionalConstraint {
    /** Status information: read only. */
    ST,
    /** Measurands: read only. */
    MX,
    /** Settings outside setting groups: read and write. */
    SP,
    /** Substitution: read and write. */
    SV,
    /** Configuration: read and write. */
    CF,
    /** Description: read and write. */
    DC,
    /** Settings of the active setting group: read only. */
    SG,
    /** Settings of the group being edited: only through the setting-group services. */
    SE,
    /** Service response: read only. */
    SR,
    /** Operate received: read only. */
    OR,
    /** Blocking: read and write. */
    BL,
    /** Extended definition, name spaces: read only. */
    EX,
    /** Control: only through the control services. */
    CO;

    /** Whether SetDataValues may write attributes with this constraint. */
    public boolean isWritable() {
        return switch (this) {
            case SP, SV, CF, DC, BL -> true;
            case ST, MX, SG, SE, SR, OR, EX, CO -> false;
        };
    }

    /** Whether GetDataValues may read attributes with this constraint. */
    public boolean isReadable() {
        return this != SE && this != CO;
    }
}
