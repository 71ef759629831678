package org.sdvp.acsi.control;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/** Makes refusals of controls; each AddCause has the one ServiceError that fits it. */
public final class ControlRefusal {
    private ControlRefusal() {}

    /**
     * A refusal of a control service.
     *
     * @param service which
     * @param cause why
     * @param detail names the control, what was expected and what came
     */
    public static Refusal of(ServiceName service, AddCause cause, String detail) {
        return new Refusal(service, errorOf(cause), Optional.of(cause), detail);
    }

    /** The error that goes with a cause. */
    public static ServiceError errorOf(AddCause cause) {
        return switch (cause) {
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
}
