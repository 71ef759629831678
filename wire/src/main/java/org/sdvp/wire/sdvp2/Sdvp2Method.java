package org.sdvp.wire.sdvp2;

import java.util.Optional;

/** The methods of SDVP2, named after services of MMS. */
public enum Sdvp2Method {
    /** What there is below a reference. */
    GET_NAME_LIST("GetNameList"),
    /** What a reference is made of. */
    GET_VARIABLE_ACCESS_ATTRIBUTES("GetVariableAccessAttributes"),
    /** One value. */
    READ("Read"),
    /** Changes one value. */
    WRITE("Write"),
    /** Whether the box is alive. */
    WATCHDOG("Watchdog");

    private final String text;

    Sdvp2Method(String text) {
        this.text = text;
    }

    /** The methodName. */
    public String text() {
        return text;
    }

    /** The method of a methodName, in just these letters; empty if there is none. */
    public static Optional<Sdvp2Method> named(String name) {
        for (Sdvp2Method method : values()) {
            if (method.text.equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
