package org.sdvp.agent.schedule;

import java.util.Locale;

/** SchdSt of FSCH (IEC 61850-7-4, ScheduleStateKind), numbered by {@link #code()}. */
public enum ScheduleState {
    /** 1: not enabled; its settings may be changed. */
    NOT_READY,
    /** 2: enabled and sound, but no start is to come. */
    START_TIME_REQUIRED,
    /** 3: waits for its start. */
    READY,
    /** 4: one of its entries is in force. */
    RUNNING;

    /** The standard's number. */
    public int code() {
        return ordinal() + 1;
    }

    /** In words, such as {@code start time required}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The state of a number; not ready if the standard does not define it. */
    public static ScheduleState of(long code) {
        return code >= 1 && code <= values().length ? values()[(int) code - 1] : NOT_READY;
    }

    /** Whether interval, values, priority and reuse may not be changed (IEC TR 61850-90-10). */
    public boolean locksSettings() {
        return this == READY || this == RUNNING;
    }
}
