package org.sdvp.acsi.service;

/** Why a server refused a service or one member of it (IEC 61850-7-2 clause 6.1.2.11), numbered by {@link #code()}. */
public enum ServiceError {
    /** 0: nothing is wrong; never sent as a refusal. */
    NO_ERROR,
    /** 1: no such instance. */
    INSTANCE_NOT_AVAILABLE,
    /** 2: somebody uses it. */
    INSTANCE_IN_USE,
    /** 3: the caller has no right, or the attribute cannot be accessed that way. */
    ACCESS_VIOLATION,
    /** 4: not now. */
    ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
    /** 5: a parameter is out of its range. */
    PARAMETER_VALUE_INAPPROPRIATE,
    /** 6: parameters contradict each other or the model. */
    PARAMETER_VALUE_INCONSISTENT,
    /** 7: the server does not have this class or service. */
    CLASS_NOT_SUPPORTED,
    /** 8: another client holds it. */
    INSTANCE_LOCKED_BY_OTHER_CLIENT,
    /** 9: select before operate. */
    CONTROL_MUST_BE_SELECTED,
    /** 10: the value has the wrong type. */
    TYPE_CONFLICT,
    /** 11: the answer does not fit the link. */
    FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
    /** 12: a limit of the server. */
    FAILED_DUE_TO_SERVER_CONSTRAINT;

    private static final ServiceError[] BY_CODE = values();

    /** The standard's number. */
    public int code() {
        return ordinal();
    }

    /** The standard's name, such as {@code instance-not-available}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * The error of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ServiceError of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("a ServiceError is 0 to " + (BY_CODE.length - 1) + ", not " + code);
        }
        return BY_CODE[code];
    }
}
