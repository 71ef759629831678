package org.sdvp.operator.selftest;

/** What became of a check. */
public enum Verdict {
    /** The device did what the standard says. */
    PASS,
    /** It did not. */
    FAIL,
    /** It was not tried: the reason says why. */
    SKIP
}
