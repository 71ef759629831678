package org.sdvp.acsi.service;

/** Category of who issues a control (IEC 61850-7-3 clause 6.8, originator category), numbered by {@link #code()}. */
public enum OrCat {
    /** 0: not known; refused in a control. */
    NOT_SUPPORTED,
    /** 1: an operator at the bay. */
    BAY_CONTROL,
    /** 2: an operator at the station. */
    STATION_CONTROL,
    /** 3: an operator from outside. */
    REMOTE_CONTROL,
    /** 4: a program at the bay. */
    AUTOMATIC_BAY,
    /** 5: a program at the station. */
    AUTOMATIC_STATION,
    /** 6: a program outside. */
    AUTOMATIC_REMOTE,
    /** 7: a service tool. */
    MAINTENANCE,
    /** 8: the process itself. */
    PROCESS;

    /** The standard's number. */
    public int code() {
        return ordinal();
    }

    /**
     * The category of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OrCat of(int code) {
        if (code < 0 || code > 8) {
            throw new IllegalArgumentException("an originator category is 0 to 8, not " + code);
        }
        return values()[code];
    }
}
