package org.sdvp.centre.fleet;

/** How far to trust a value: validity of its Quality (IEC 61850-7-3 6.2), and what comes of its time. */
public enum Trust {
    /** Good. */
    GOOD,
    /** Questionable: it may be old, out of range or substituted. */
    QUESTIONABLE,
    /** Invalid: not to be used. */
    INVALID,
    /** Its own time cannot be: before 2000, or more than an hour ahead of the centre; stored at the time it came. */
    CLOCK
}
