package org.sdvp.acsi.service;

/** Why a control was refused or ended badly (IEC 61850-7-2 clause 20.5.2.9, AddCause), numbered by {@link #code()}. */
public enum AddCause {
    /** 0: no further information. */
    UNKNOWN,
    /** 1: the control model or the option is not supported. */
    NOT_SUPPORTED,
    /** 2: local operation has been chosen (Loc). */
    BLOCKED_BY_SWITCHING_HIERARCHY,
    /** 3: selection was not possible. */
    SELECT_FAILED,
    /** 4: the position asked for does not exist. */
    INVALID_POSITION,
    /** 5: it is there already. */
    POSITION_REACHED,
    /** 6: a parameter is being changed. */
    PARAMETER_CHANGE_IN_EXECUTION,
    /** 7: the end of the range is reached. */
    STEP_LIMIT,
    /** 8: Mod or Beh does not allow it. */
    BLOCKED_BY_MODE,
    /** 9: something in the process prevents it. */
    BLOCKED_BY_PROCESS,
    /** 10: interlocking. */
    BLOCKED_BY_INTERLOCKING,
    /** 11: synchrocheck. */
    BLOCKED_BY_SYNCHROCHECK,
    /** 12: another command is running. */
    COMMAND_ALREADY_IN_EXECUTION,
    /** 13: Health does not allow it. */
    BLOCKED_BY_HEALTH,
    /** 14: only one of several may be operated. */
    ONE_OF_N_CONTROL,
    /** 15: cancelled by a client. */
    ABORTION_BY_CANCEL,
    /** 16: not done in time. */
    TIME_LIMIT_OVER,
    /** 17: a trip came in between. */
    ABORTION_BY_TRIP,
    /** 18: operate without select. */
    OBJECT_NOT_SELECTED,
    /** 19: selected already. */
    OBJECT_ALREADY_SELECTED,
    /** 20: the caller has no right. */
    NO_ACCESS_AUTHORITY,
    /** 21: ended, but went too far. */
    ENDED_WITH_OVERSHOOT,
    /** 22: ended, but differs too much. */
    ABORTION_DUE_TO_DEVIATION,
    /** 23: the link was lost. */
    ABORTION_BY_COMMUNICATION_LOSS,
    /** 24: CmdBlk is set. */
    BLOCKED_BY_COMMAND,
    /** 25: nothing prevented it; success. */
    NONE,
    /** 26: parameters differ from those of the select, or contradict each other. */
    INCONSISTENT_PARAMETERS,
    /** 27: another client has it. */
    LOCKED_BY_OTHER_CLIENT;

    private static final AddCause[] BY_CODE = values();

    /** The standard's number. */
    public int code() {
        return ordinal();
    }

    /** The standard's name, such as {@code blocked-by-process}. */
    public String text() {
        return this == ONE_OF_N_CONTROL
                ? "1-of-n-control"
                : name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The one ServiceError that fits it, in a refusal as in a bad end. */
    public ServiceError error() {
        return switch (this) {
            case NOT_SUPPORTED, NO_ACCESS_AUTHORITY -> ServiceError.ACCESS_VIOLATION;
            case OBJECT_NOT_SELECTED -> ServiceError.CONTROL_MUST_BE_SELECTED;
            case LOCKED_BY_OTHER_CLIENT -> ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT;
            case COMMAND_ALREADY_IN_EXECUTION -> ServiceError.INSTANCE_IN_USE;
            case INVALID_POSITION, STEP_LIMIT -> ServiceError.PARAMETER_VALUE_INAPPROPRIATE;
            case INCONSISTENT_PARAMETERS -> ServiceError.PARAMETER_VALUE_INCONSISTENT;
            case UNKNOWN -> ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT;
            case BLOCKED_BY_SWITCHING_HIERARCHY,
                    SELECT_FAILED,
                    POSITION_REACHED,
                    PARAMETER_CHANGE_IN_EXECUTION,
                    BLOCKED_BY_MODE,
                    BLOCKED_BY_PROCESS,
                    BLOCKED_BY_INTERLOCKING,
                    BLOCKED_BY_SYNCHROCHECK,
                    BLOCKED_BY_HEALTH,
                    ONE_OF_N_CONTROL,
                    ABORTION_BY_CANCEL,
                    TIME_LIMIT_OVER,
                    ABORTION_BY_TRIP,
                    OBJECT_ALREADY_SELECTED,
                    ENDED_WITH_OVERSHOOT,
                    ABORTION_DUE_TO_DEVIATION,
                    ABORTION_BY_COMMUNICATION_LOSS,
                    BLOCKED_BY_COMMAND,
                    NONE -> ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE;
        };
    }

    /**
     * The cause of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AddCause of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("an AddCause is 0 to " + (BY_CODE.length - 1) + ", not " + code);
        }
        return BY_CODE[code];
    }
}
