package org.sdvp.operator.selftest.bench;

/** Test families of the UCA International Users Group's test procedures for IEC 61850 servers. */
public enum Family {
    /** Associations. */
    ASSOCIATION("sAss"),
    /** Directories, definitions, reading and writing. */
    SERVER("sSrv"),
    /** Data sets. */
    DATA_SET("sDset"),
    /** Unbuffered reporting. */
    REPORT("sRp"),
    /** Buffered reporting. */
    BUFFERED_REPORT("sBr"),
    /** Logs. */
    LOG("sLog"),
    /** Control. */
    CONTROL("sCtl"),
    /** Setting groups. */
    SETTING_GROUP("sSg"),
    /** Files. */
    FILE("sFt");

    private final String code;

    Family(String code) {
        this.code = code;
    }

    /** Its name, such as {@code sRp}. */
    public String code() {
        return code;
    }
}
