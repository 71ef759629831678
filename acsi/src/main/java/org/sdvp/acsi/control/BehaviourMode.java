package org.sdvp.acsi.control;

import java.util.Optional;

/** How a logical node behaves (IEC 61850-7-4 clause 5.3 and annex A, BehaviourModeKind), numbered by {@link #code()}. */
public enum BehaviourMode {
    /** 1: works. */
    ON,
    /** 2: works, but reaches nothing outside. */
    BLOCKED,
    /** 3: under test: what it tells is marked so, and only test commands are taken. */
    TEST,
    /** 4: both of that. */
    TEST_BLOCKED,
    /** 5: does nothing, and what it tells is invalid. */
    OFF;

    /** The standard's number. */
    public int code() {
        return ordinal() + 1;
    }

    /** The standard's name, such as {@code test/blocked}. */
    public String text() {
        return this == TEST_BLOCKED ? "test/blocked" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it is under test, blocked or not. */
    public boolean isTest() {
        return this == TEST || this == TEST_BLOCKED;
    }

    /** The mode of a number; empty if the standard does not define it. */
    public static Optional<BehaviourMode> of(long code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[(int) code - 1]) : Optional.empty();
    }

    /**
     * What Beh of a logical node is when its own Mod and its device, LLN0, are in two modes: off wins, and test and
     * blocked add up.
     */
    public static BehaviourMode combined(BehaviourMode own, BehaviourMode device) {
        if (own == OFF || device == OFF) {
            return OFF;
        }
        boolean test = own.isTest() || device.isTest();
        boolean blocked = own.isBlocked() || device.isBlocked();
        if (test) {
            return blocked ? TEST_BLOCKED : TEST;
        }
        return blocked ? BLOCKED : ON;
    }

    private boolean isBlocked() {
        return this == BLOCKED || this == TEST_BLOCKED;
    }
}
