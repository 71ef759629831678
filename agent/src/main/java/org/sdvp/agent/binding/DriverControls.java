package org.sdvp.agent.binding;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.heatpump.HeatPumpControl;
import org.sdvp.heatpump.HeatPumpMode;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Gives Operate to the machine. The answer is the machine's: accepted, also if it takes effect later, or refused with the
 * AddCause of IEC 61850-7-2 that comes closest and the machine's own words. What has changed shows in mxVal or stVal when
 * the driver reports it. A test command is accepted and moves nothing.
 */
public final class DriverControls implements ControlHandler {
    private final HeatPumpModel model;
    private final HeatPumpDriver driver;
    private final CommandLog log;

    /** Hears what came of commands, to tell people. */
    public interface CommandLog {
        /** The machine does it, perhaps later. */
        void onAccepted(HeatPumpCommand command, Caller caller, CommandResult result);

        /** The machine does not. */
        void onRefused(HeatPumpCommand command, Caller caller, CommandResult result);
    }

    /**
     * Makes one.
     *
     * @param model tells which control is what
     * @param driver to the machine
     * @param log hears of every command
     */
    public DriverControls(HeatPumpModel model, HeatPumpDriver driver, CommandLog log) {
        this.model = model;
        this.driver = driver;
        this.log = log;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (parameters.test()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        HeatPumpCommand command = model.control(control)
                .map(which -> command(which, parameters.ctlVal()))
                .orElseThrow(() -> new ControlRefusedException(
                        AddCause.NOT_SUPPORTED, "the heat pump has nothing behind this control"));
        return driver.apply(command, origin(parameters, caller)).thenApply(result -> answer(command, caller, result));
    }

    private Optional<AddCause> answer(HeatPumpCommand command, Caller caller, CommandResult result) {
        if (result.accepted()) {
            log.onAccepted(command, caller, result);
            return Optional.empty();
        }
        log.onRefused(command, caller, result);
        throw new ControlRefusedException(addCause(result.reason()), result.detail());
    }

    private static HeatPumpCommand command(HeatPumpControl control, DataValue ctlVal) {
        return switch (control) {
            case COMFORT_MIN -> new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MIN, celsius(ctlVal));
            case COMFORT_MAX -> new HeatPumpCommand.ChangeSetPoint(SetPoint.COMFORT_MAX, celsius(ctlVal));
            case HOT_WATER -> new HeatPumpCommand.ChangeSetPoint(SetPoint.HOT_WATER, celsius(ctlVal));
            case PERMIT_RUN -> new HeatPumpCommand.PermitRun(truth(ctlVal));
            case OPERATING_MODE -> new HeatPumpCommand.SelectMode(mode(ctlVal));
            case CONTROL_PLACE -> new HeatPumpCommand.SelectControlPlace(truth(ctlVal));
        };
    }

    // By way of its text: the 21.3 that was meant, not the 21.299999237 that single precision makes of it.
    private static double celsius(DataValue ctlVal) {
        DataValue f = ((DataValue.Structure) ctlVal).members().get(0);
        return Double.parseDouble(Float.toString(((DataValue.Float32) f).value()));
    }

    private static boolean truth(DataValue ctlVal) {
        return ((DataValue.Bool) ctlVal).value();
    }

    private static OperatingMode mode(DataValue ctlVal) {
        return OperatingMode.valueOf(
                HeatPumpMode.of(((DataValue.Int) ctlVal).value()).name());
    }

    /**
     * Commands of schedules and of the home owner that say they are from the place itself are believed; those of others,
     * which have come over the net, are not, or a lock against them would hold nobody off.
     */
    private static CommandOrigin origin(Operate.Parameters parameters, Caller caller) {
        boolean saysLocal = switch (parameters.origin().orCat()) {
            case BAY_CONTROL, AUTOMATIC_BAY, MAINTENANCE -> true;
            default -> false;
        };
        boolean believed = LocalControls.isLocal(caller) || caller.roles().contains(Role.USER);
        return saysLocal && believed ? CommandOrigin.LOCAL : CommandOrigin.REMOTE;
    }

    private static AddCause addCause(CommandReason reason) {
        return switch (reason) {
            case OUT_OF_RANGE -> AddCause.INVALID_POSITION;
            case INCONSISTENT -> AddCause.INCONSISTENT_PARAMETERS;
            case LOCAL_CONTROL -> AddCause.BLOCKED_BY_SWITCHING_HIERARCHY;
            case BLOCKED_BY_MODE -> AddCause.BLOCKED_BY_MODE;
            case NOT_SUPPORTED -> AddCause.NOT_SUPPORTED;
            case DEVICE_UNAVAILABLE -> AddCause.BLOCKED_BY_HEALTH;
            case MINIMUM_RUN_TIME, MINIMUM_OFF_TIME -> AddCause.BLOCKED_BY_PROCESS;
            case NONE -> AddCause.UNKNOWN;
        };
    }
}
