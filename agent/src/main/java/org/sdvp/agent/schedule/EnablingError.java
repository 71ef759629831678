package org.sdvp.agent.schedule;

/** SchdEnaErr of FSCH: why a schedule was not enabled (IEC 61850-7-4, ScheduleEnablingErrorKind). */
public enum EnablingError {
    /** 1: nothing is wrong. */
    NONE(1),
    /** 2: NumEntr is not 1 to the number of values. */
    NUM_ENTR(2),
    /** 3: SchdIntv is not positive, or in no unit of time. */
    SCHD_INTV(3),
    /** 4: a value is not there, not a number, or out of the range of what is controlled. */
    VALUES(4),
    /** 5: the values are of several classes, or of one that does not fit what is controlled. */
    INCONSISTENT_CDC(5),
    /** 6: no start time is set that is still to come. */
    STR_TM(6),
    /** 99: something else. */
    OTHER(99);

    private final int code;

    EnablingError(int code) {
        this.code = code;
    }

    /** The standard's number. */
    public int code() {
        return code;
    }
}
