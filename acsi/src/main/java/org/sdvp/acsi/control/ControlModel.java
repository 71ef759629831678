package org.sdvp.acsi.control;

/** How a controllable data object is controlled (IEC 61850-7-3, CtlModelKind), numbered by {@link #code()}. */
public enum ControlModel {
    /** 0: it cannot be controlled. */
    STATUS_ONLY,
    /** 1: Operate at once, the answer is all there is. */
    DIRECT_WITH_NORMAL_SECURITY,
    /** 2: Select, then Operate. */
    SBO_WITH_NORMAL_SECURITY,
    /** 3: Operate at once, CommandTermination tells the end. */
    DIRECT_WITH_ENHANCED_SECURITY,
    /** 4: SelectWithValue, Operate, CommandTermination. */
    SBO_WITH_ENHANCED_SECURITY;

    private static final ControlModel[] BY_CODE = values();

    /** The standard's number. */
    public int code() {
        return ordinal();
    }

    /** The standard's name, such as {@code status-only}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether it must be selected before Operate. */
    public boolean isSelectBeforeOperate() {
        return this == SBO_WITH_NORMAL_SECURITY || this == SBO_WITH_ENHANCED_SECURITY;
    }

    /** Whether a CommandTermination follows. */
    public boolean isEnhanced() {
        return this == DIRECT_WITH_ENHANCED_SECURITY || this == SBO_WITH_ENHANCED_SECURITY;
    }

    /** The control model of a number; what the standard does not define is status-only. */
    public static ControlModel of(long code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[(int) code] : STATUS_ONLY;
    }
}
