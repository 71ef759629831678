package org.sdvp.model.cdc;

/** How a controllable data object is controlled: CtlModelKind of IEC 61850-7-3, numbered by {@link #code()}. */
public enum CtlModel {
    /** 0: not at all; it only has a status. */
    STATUS_ONLY,
    /** 1: by Operate alone, which is answered once the process was told. */
    DIRECT_WITH_NORMAL_SECURITY,
    /** 2: by Select, then Operate. */
    SBO_WITH_NORMAL_SECURITY,
    /** 3: by Operate alone, followed by CommandTermination once the process has obeyed or not. */
    DIRECT_WITH_ENHANCED_SECURITY,
    /** 4: by SelectWithValue, then Operate, followed by CommandTermination. */
    SBO_WITH_ENHANCED_SECURITY;

    /** The standard's number. */
    public int code() {
        return ordinal();
    }

    /**
     * The control model of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CtlModel of(long code) {
        if (code < 0 || code >= values().length) {
            throw new IllegalArgumentException("a control model is 0 to 4, not " + code);
        }
        return values()[(int) code];
    }

    /** Whether Operate may be asked for. */
    public boolean isControllable() {
        return this != STATUS_ONLY;
    }

    /** Whether it must be selected before. */
    public boolean isSelectBeforeOperate() {
        return this == SBO_WITH_NORMAL_SECURITY || this == SBO_WITH_ENHANCED_SECURITY;
    }

    /** Whether a CommandTermination follows. */
    public boolean isEnhanced() {
        return this == DIRECT_WITH_ENHANCED_SECURITY || this == SBO_WITH_ENHANCED_SECURITY;
    }
}
