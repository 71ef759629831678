package org.sdvp.acsi.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.TypeMismatch;

/**
 * What a command has to pass, in this order: the control exists and its control model takes Operate; the parameters make
 * sense by themselves; the value fits; the command is not too old; nobody has taken the control away (Loc, Beh, Health,
 * CmdBlk). Looks only at the model; whether the caller may do it has been asked before.
 */
final class ControlChecks {
    private final ModelValues values;

    ControlChecks(ModelValues values) {
        this.values = values;
    }

    /**
     * Why an Operate cannot be passed on to the process, if so.
     *
     * @param now the own clock
     * @param maxAge greatest age of the command
     */
    Optional<Refusal> refuse(Operate.Request request, Instant now, Duration maxAge) {
        ObjectReference control = request.control();
        Operate.Parameters parameters = request.parameters();
        if (!(values.model().dataNode(control).orElse(null) instanceof DataObject object)) {
            return Optional.of(Refusal.of(
                    ServiceName.OPERATE,
                    ServiceError.INSTANCE_NOT_AVAILABLE,
                    "expected a controllable data object, but there is no data object " + control));
        }
        return controlModel(control, object)
                .or(() -> origin(control, parameters.origin()))
                .or(() -> value(control, object, parameters.ctlVal()))
                .or(() -> age(control, parameters, now, maxAge))
                .or(() -> state(control, parameters));
    }

    private Optional<Refusal> controlModel(ObjectReference control, DataObject object) {
        Optional<ControlModel> model = values.model()
                .select(new Fcda(control.child("ctlModel"), FunctionalConstraint.CF))
                .map(selection -> ControlModel.of(
                        (long) ControlValue.number(values.get(selection)).orElse(0)));
        if (model.isEmpty() || ControlValue.typeOf(object).isEmpty()) {
            return refused(
                    AddCause.NOT_SUPPORTED, control, "is no controllable data object: its class is " + object.cdc());
        }
        return switch (model.get()) {
            case DIRECT_WITH_NORMAL_SECURITY -> Optional.empty();
            case SBO_WITH_NORMAL_SECURITY, SBO_WITH_ENHANCED_SECURITY ->
                refused(
                        AddCause.OBJECT_NOT_SELECTED,
                        control,
                        "must be selected before Operate: its ctlModel is "
                                + model.get().text());
            case STATUS_ONLY, DIRECT_WITH_ENHANCED_SECURITY ->
                refused(
                        AddCause.NOT_SUPPORTED,
                        control,
                        "takes no Operate: its ctlModel is " + model.get().text() + ", expected "
                                + ControlModel.DIRECT_WITH_NORMAL_SECURITY.text());
        };
    }

    private static Optional<Refusal> origin(ObjectReference control, Originator origin) {
        return switch (origin.orCat()) {
            case NOT_SUPPORTED, PROCESS ->
                refused(
                        AddCause.INCONSISTENT_PARAMETERS,
                        control,
                        "expected an originator category 1 to 7, but got "
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

    private Optional<Refusal> value(ObjectReference control, DataObject object, DataValue ctlVal) {
        DataType type = ControlValue.typeOf(object).orElseThrow();
        Optional<TypeMismatch> mismatch = type.mismatch(ctlVal);
        if (mismatch.isPresent()) {
            String detail = control + ": ctlVal: " + mismatch.get().message();
            return Optional.of(
                    mismatch.get().kind() == TypeMismatch.Kind.TYPE
                            ? ControlRefusal.of(ServiceError.TYPE_CONFLICT, AddCause.INCONSISTENT_PARAMETERS, detail)
                            : ControlRefusal.of(AddCause.INVALID_POSITION, detail));
        }
        OptionalDouble number = ControlValue.number(ctlVal);
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            return refused(AddCause.INVALID_POSITION, control, "ctlVal must be a finite number, but is " + ctlVal);
        }
        return ValueRange.violation(values, control, ctlVal)
                .flatMap(why -> refused(AddCause.INVALID_POSITION, control, "ctlVal " + why));
    }

    private static Optional<Refusal> age(
            ObjectReference control, Operate.Parameters parameters, Instant now, Duration maxAge) {
        Duration age = Duration.between(parameters.t().instant(), now);
        return age.compareTo(maxAge) <= 0
                ? Optional.empty()
                : refused(
                        AddCause.TIME_LIMIT_OVER,
                        control,
                        "the command must be at most " + maxAge.toSeconds() + " s old, but its T, " + parameters.t()
                                + ", is " + age.toSeconds() + " s ago");
    }

    private Optional<Refusal> state(ObjectReference control, Operate.Parameters parameters) {
        LogicalNodeState state = new LogicalNodeState(values, control);
        // LocSta gives the control away and takes it back: else a device that is locked could only be unlocked on the
        // spot.
        if (state.isLocal()
                && isFromOutside(parameters.origin())
                && !control.name().equals("LocSta")) {
            return refused(
                    AddCause.BLOCKED_BY_SWITCHING_HIERARCHY,
                    control,
                    "Loc is true: only commands from the place itself are taken, but the category is "
                            + parameters.origin().orCat().code());
        }
        if (control.name().equals("Mod")) {
            // Else a node that is off could never be switched on again.
            return Optional.empty();
        }
        return mode(control, state.mode(), parameters.test())
                .or(() -> state.isInAlarm()
                        ? refused(AddCause.BLOCKED_BY_HEALTH, control, "Health must be Ok or Warning, but is Alarm")
                        : Optional.empty())
                .or(() -> state.isCommandBlocked() && !control.name().equals("CmdBlk")
                        ? refused(AddCause.BLOCKED_BY_COMMAND, control, "CmdBlk must be false, but is true")
                        : Optional.empty());
    }

    private static Optional<Refusal> mode(ObjectReference control, LogicalNodeState.Mode mode, boolean test) {
        boolean testing = mode == LogicalNodeState.Mode.TEST;
        if (!testing && mode != LogicalNodeState.Mode.ON) {
            return refused(AddCause.BLOCKED_BY_MODE, control, "Beh must be on or test, but is " + mode.text());
        }
        return testing == test
                ? Optional.empty()
                : refused(
                        AddCause.BLOCKED_BY_MODE,
                        control,
                        "Test must be " + testing + " while Beh is " + mode.text() + ", but is " + test);
    }

    // With Loc set, only the bay level may control (IEC 61850-7-4, Loc); maintenance is done on the spot.
    private static boolean isFromOutside(Originator origin) {
        return switch (origin.orCat()) {
            case STATION_CONTROL, REMOTE_CONTROL, AUTOMATIC_STATION, AUTOMATIC_REMOTE -> true;
            case NOT_SUPPORTED, BAY_CONTROL, AUTOMATIC_BAY, MAINTENANCE, PROCESS -> false;
        };
    }

    private static Optional<Refusal> refused(AddCause cause, ObjectReference control, String why) {
        return Optional.of(ControlRefusal.of(cause, control + " " + why));
    }
}
