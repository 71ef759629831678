package org.sdvp.centre.fleet.alarm;

/**
 * What was found of one kind of alarm at one device.
 *
 * @param state whether it is worth an alarm
 * @param text for people, of what is bad
 */
record Finding(State state, String text) {
    /** Whether something is worth an alarm. */
    enum State {
        /** It is. */
        BAD,
        /** It is not. */
        GOOD,
        /** Nobody knows, or it has not been so for long enough. */
        OPEN
    }

    static final Finding GOOD = new Finding(State.GOOD, "");
    static final Finding OPEN = new Finding(State.OPEN, "");

    static Finding bad(String text) {
        return new Finding(State.BAD, text);
    }
}
