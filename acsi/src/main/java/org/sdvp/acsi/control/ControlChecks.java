package org.sdvp.acsi.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataObject;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.TypeMismatch;

/**
 * What a command has to pass, in this order: the control exists and its control model takes the service; the parameters
 * make sense by themselves; the value fits; the command is neither too old nor from the future; nobody has taken the control away (Loc, Beh,
 * Health, CmdBlk). Looks only at the model; whether the caller may do it has been asked before.
 */
final class ControlChecks {
    private final ModelValues values;
    private final ControlSettings settings;

    ControlChecks(ModelValues values, ControlSettings settings) {
        this.values = values;
        this.settings = settings;
    }

    /** How a control is configured; empty if there is no such control. */
    Optional<ControlConfiguration> configuration(ObjectReference control) {
        return values.model().dataNode(control).orElse(null) instanceof DataObject object
                ? ControlConfiguration.of(values, control, object, settings)
                : Optional.empty();
    }

    /** Why a control cannot be used with a service, if so. */
    Optional<Obstacle> usable(
            ServiceName service, ObjectReference control, Optional<ControlConfiguration> configuration) {
        if (!(values.model().dataNode(control).orElse(null) instanceof DataObject object)) {
            return Optional.of(new Obstacle(
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    Optional.empty(),
                    "expected a controllable data object, but there is no data object " + control));
        }
        if (configuration.isEmpty()) {
            return obstacle(
                    AddCause.NOT_SUPPORTED, control, "is no controllable data object: its class is " + object.cdc());
        }
        return takes(service, configuration.get())
                ? Optional.empty()
                : obstacle(
                        AddCause.NOT_SUPPORTED,
                        control,
                        "takes no " + service.text() + ": its ctlModel is "
                                + configuration.get().model().text()
                                + (service == ServiceName.TIME_ACTIVATED_OPERATE
                                                && !configuration.get().timeActivation()
                                        ? " and its Oper has no operTm"
                                        : ""));
    }

    private static boolean takes(ServiceName service, ControlConfiguration configuration) {
        ControlModel model = configuration.model();
        return switch (service) {
            case SELECT -> model == ControlModel.SBO_WITH_NORMAL_SECURITY;
            case SELECT_WITH_VALUE -> model == ControlModel.SBO_WITH_ENHANCED_SECURITY;
            case CANCEL ->
                model.isSelectBeforeOperate() || (model != ControlModel.STATUS_ONLY && configuration.timeActivation());
            case TIME_ACTIVATED_OPERATE -> model != ControlModel.STATUS_ONLY && configuration.timeActivation();
            default -> model != ControlModel.STATUS_ONLY;
        };
    }

    /** Why parameters cannot be passed on to the process now, if so. */
    Optional<Obstacle> command(ObjectReference control, Operate.Parameters parameters, Instant now) {
        DataObject object = (DataObject) values.model().dataNode(control).orElseThrow();
        return value(control, object, parameters.ctlVal())
                .or(() -> age(control, parameters, now))
                .or(() -> state(control, parameters));
    }

    /** Why a command whose time has come cannot be carried out after all, if so. */
    Optional<Obstacle> activated(ObjectReference control, Operate.Parameters parameters) {
        DataObject object = (DataObject) values.model().dataNode(control).orElseThrow();
        return value(control, object, parameters.ctlVal()).or(() -> state(control, parameters));
    }

    /** Why the time of a command for later is no good, if so. */
    Optional<Obstacle> activation(ObjectReference control, Instant operTm, Instant now) {
        if (!operTm.isAfter(now)) {
            return obstacle(
                    AddCause.TIME_LIMIT_OVER, control, "needs an operTm in the future, but " + operTm + " is over");
        }
        return operTm.isAfter(now.plus(settings.maxActivationDelay()))
                ? obstacle(
                        AddCause.INCONSISTENT_PARAMETERS,
                        control,
                        "needs an operTm at most "
                                + settings.maxActivationDelay().toHours() + " h ahead, but got " + operTm)
                : Optional.empty();
    }

    /** Why a control cannot be selected now, whatever is wanted of it. */
    Optional<Obstacle> selectable(ObjectReference control) {
        LogicalNodeState state = new LogicalNodeState(values, control);
        if (control.name().equals("Mod")) {
            return Optional.empty();
        }
        BehaviourMode mode = state.mode();
        return mode == BehaviourMode.ON || mode == BehaviourMode.TEST ? free(control, state) : badMode(control, mode);
    }

    /** Why an originator may not issue commands, if so; the cause is for the service to say. */
    static Optional<String> badOrigin(ObjectReference control, Originator origin) {
        return switch (origin.orCat()) {
            case NOT_SUPPORTED, PROCESS ->
                Optional.of(control + " expected an originator category 1 to 7, but got "
                        + origin.orCat().code());
            case BAY_CONTROL,
                    STATION_CONTROL,
                    REMOTE_CONTROL,
                    AUTOMATIC_BAY,
                    AUTOMATIC_STATION,
                    AUTOMATIC_REMOTE,
                    MAINTENANCE -> Optional.empty();
        };
    }

    private Optional<Obstacle> value(ObjectReference control, DataObject object, DataValue ctlVal) {
        DataType type = ControlValue.typeOf(object).orElseThrow();
        Optional<TypeMismatch> mismatch = type.mismatch(ctlVal);
        if (mismatch.isPresent()) {
            String detail = control + ": ctlVal: " + mismatch.get().message();
            return Optional.of(
                    mismatch.get().kind() == TypeMismatch.Kind.TYPE
                            ? new Obstacle(
                                    ServiceError.TYPE_CONFLICT, Optional.of(AddCause.INCONSISTENT_PARAMETERS), detail)
                            : Obstacle.of(AddCause.INVALID_POSITION, detail));
        }
        OptionalDouble number = ControlValue.number(ctlVal);
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            return obstacle(AddCause.INVALID_POSITION, control, "ctlVal must be a finite number, but is " + ctlVal);
        }
        return ValueRange.violation(values, control, ctlVal)
                .flatMap(why -> obstacle(AddCause.INVALID_POSITION, control, "ctlVal " + why));
    }

    private Optional<Obstacle> age(ObjectReference control, Operate.Parameters parameters, Instant now) {
        Duration maxAge = settings.maxCommandAge();
        Duration age = Duration.between(parameters.t().instant(), now);
        if (age.compareTo(maxAge.negated()) < 0) {
            return obstacle(
                    AddCause.INCONSISTENT_PARAMETERS,
                    control,
                    "the T of a command must be at most " + maxAge.toSeconds() + " s ahead of this clock, but "
                            + parameters.t() + " is " + age.negated().toSeconds() + " s ahead: compare the clocks");
        }
        return age.compareTo(maxAge) <= 0
                ? Optional.empty()
                : obstacle(
                        AddCause.TIME_LIMIT_OVER,
                        control,
                        "the command must be at most " + maxAge.toSeconds() + " s old, but its T, " + parameters.t()
                                + ", is " + age.toSeconds() + " s ago: send it again, or compare the clocks");
    }

    private Optional<Obstacle> state(ObjectReference control, Operate.Parameters parameters) {
        LogicalNodeState state = new LogicalNodeState(values, control);
        // LocSta gives the control away and takes it back: else a device that is locked could only be unlocked on the
        // spot.
        if (state.isLocal()
                && isFromOutside(parameters.origin())
                && !control.name().equals("LocSta")) {
            return obstacle(
                    AddCause.BLOCKED_BY_SWITCHING_HIERARCHY,
                    control,
                    "Loc is true: only commands from the place itself are taken, but the category is "
                            + parameters.origin().orCat().code());
        }
        if (control.name().equals("Mod")) {
            // Else a node that is off could never be switched on again.
            return Optional.empty();
        }
        return mode(control, state.mode(), parameters.test()).or(() -> free(control, state));
    }

    private static Optional<Obstacle> free(ObjectReference control, LogicalNodeState state) {
        if (state.isInAlarm()) {
            return obstacle(AddCause.BLOCKED_BY_HEALTH, control, "Health must be Ok or Warning, but is Alarm");
        }
        return state.isCommandBlocked() && !control.name().equals("CmdBlk")
                ? obstacle(AddCause.BLOCKED_BY_COMMAND, control, "CmdBlk must be false, but is true")
                : Optional.empty();
    }

    private static Optional<Obstacle> mode(ObjectReference control, BehaviourMode mode, boolean test) {
        boolean testing = mode == BehaviourMode.TEST;
        if (!testing && mode != BehaviourMode.ON) {
            return badMode(control, mode);
        }
        return testing == test
                ? Optional.empty()
                : obstacle(
                        AddCause.BLOCKED_BY_MODE,
                        control,
                        "Test must be " + testing + " while Beh is " + mode.text() + ", but is " + test);
    }

    private static Optional<Obstacle> badMode(ObjectReference control, BehaviourMode mode) {
        return obstacle(AddCause.BLOCKED_BY_MODE, control, "Beh must be on or test, but is " + mode.text());
    }

    // With Loc set, only the bay level may control (IEC 61850-7-4, Loc); maintenance is done on the spot.
    private static boolean isFromOutside(Originator origin) {
        return switch (origin.orCat()) {
            case STATION_CONTROL, REMOTE_CONTROL, AUTOMATIC_STATION, AUTOMATIC_REMOTE -> true;
            case NOT_SUPPORTED, BAY_CONTROL, AUTOMATIC_BAY, MAINTENANCE, PROCESS -> false;
        };
    }

    private static Optional<Obstacle> obstacle(AddCause cause, ObjectReference control, String why) {
        return Optional.of(Obstacle.of(cause, control + " " + why));
    }
}
