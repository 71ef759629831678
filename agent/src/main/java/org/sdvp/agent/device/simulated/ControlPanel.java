package org.sdvp.agent.device.simulated;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandReason;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpCommand.ChangeSetPoint;
import org.sdvp.agent.device.HeatPumpCommand.PermitRun;
import org.sdvp.agent.device.HeatPumpCommand.SelectControlPlace;
import org.sdvp.agent.device.HeatPumpCommand.SelectMode;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.ValueRange;

/**
 * What the machine has been told, and the rules by which it lets itself be told.
 *
 * <p>A stop during the minimum run time is taken and takes effect when that time is over, as real controllers do: refused,
 * it would have to be sent again and again. While the machine is {@link OperatingMode#ALWAYS_ON}, stop and start from afar
 * are refused, and going to that mode lifts a stop. The local plans of the SDVP box need prices and forecasts this
 * machine has not got; those modes are refused.
 */
final class ControlPanel {

    private static final Set<OperatingMode> MODES = EnumSet.of(OperatingMode.ALWAYS_ON, OperatingMode.EXTERN);
    private static final ValueRange ROOM = new ValueRange(10, 28);
    private static final ValueRange TANK = new ValueRange(40, 58);

    private final Compressor compressor;
    private double comfortMin;
    private double comfortMax;
    private double hotWater;
    private OperatingMode mode;
    private boolean permitted = true;
    private boolean local;

    /**
     * A panel with the first wishes set.
     *
     * @throws IllegalArgumentException if one is out of range or the mode cannot be had
     */
    ControlPanel(HouseProfile.Wishes wishes, Compressor compressor) {
        this.compressor = compressor;
        this.comfortMin = inRange(SetPoint.COMFORT_MIN, wishes.comfortMin());
        this.comfortMax = inRange(SetPoint.COMFORT_MAX, wishes.comfortMax());
        this.hotWater = inRange(SetPoint.HOT_WATER, wishes.hotWater());
        if (!MODES.contains(wishes.mode())) {
            throw new IllegalArgumentException(
                    "A simulated heat pump has the modes " + MODES + ", not " + wishes.mode());
        }
        this.mode = wishes.mode();
    }

    private static double inRange(SetPoint target, double value) {
        ValueRange range = range(target);
        if (!range.contains(value)) {
            throw new IllegalArgumentException(
                    target + " must be " + range.min() + " to " + range.max() + " °C, not " + value);
        }
        return value;
    }

    static ValueRange range(SetPoint target) {
        return target == SetPoint.HOT_WATER ? TANK : ROOM;
    }

    static Set<OperatingMode> modes() {
        return EnumSet.copyOf(MODES);
    }

    /** Takes or refuses a command; a delay in the answer is simulated time. */
    CommandResult apply(HeatPumpCommand command, CommandOrigin origin) {
        if (local && origin == CommandOrigin.REMOTE && command.name() != HeatPumpCommand.Name.SELECT_CONTROL_PLACE) {
            return CommandResult.refused(
                    CommandReason.LOCAL_CONTROL,
                    "The heat pump is under local control; " + command + " came from afar");
        }
        return switch (command.name()) {
            case CHANGE_SET_POINT -> changeSetPoint((ChangeSetPoint) command);
            case PERMIT_RUN -> permitRun((PermitRun) command, origin);
            case SELECT_MODE -> selectMode((SelectMode) command);
            case SELECT_CONTROL_PLACE -> selectControlPlace((SelectControlPlace) command);
        };
    }

    private CommandResult changeSetPoint(ChangeSetPoint command) {
        double wanted = command.celsius();
        ValueRange range = range(command.target());
        if (!range.contains(wanted)) {
            return CommandResult.refused(
                    CommandReason.OUT_OF_RANGE,
                    command.target() + " must be " + range.min() + " to " + range.max() + " °C, not " + wanted);
        }
        switch (command.target()) {
            case COMFORT_MIN -> {
                if (wanted > comfortMax) {
                    return turnedRound(wanted, comfortMax);
                }
                comfortMin = wanted;
            }
            case COMFORT_MAX -> {
                if (wanted < comfortMin) {
                    return turnedRound(comfortMin, wanted);
                }
                comfortMax = wanted;
            }
            case HOT_WATER -> hotWater = wanted;
        }
        return CommandResult.ACCEPTED;
    }

    private static CommandResult turnedRound(double min, double max) {
        return CommandResult.refused(
                CommandReason.INCONSISTENT,
                "comfort_min would be " + min + " °C, above comfort_max of " + max + " °C; change the other first");
    }

    private CommandResult permitRun(PermitRun command, CommandOrigin origin) {
        if (origin == CommandOrigin.REMOTE && mode != OperatingMode.EXTERN) {
            return CommandResult.refused(
                    CommandReason.BLOCKED_BY_MODE,
                    "Stop and start from afar need the mode EXTERN; the heat pump is in " + mode);
        }
        permitted = command.run();
        double wait = permitted ? compressor.startRemaining() : compressor.stopRemaining();
        if (wait == 0) {
            return CommandResult.ACCEPTED;
        }
        return CommandResult.delayed(
                permitted ? CommandReason.MINIMUM_OFF_TIME : CommandReason.MINIMUM_RUN_TIME,
                Duration.ofMillis(Math.round(wait * 1000)),
                "In effect when the compressor's minimum " + (permitted ? "off" : "run") + " time is over");
    }

    private CommandResult selectMode(SelectMode command) {
        if (!MODES.contains(command.mode())) {
            return CommandResult.refused(
                    CommandReason.NOT_SUPPORTED, "This heat pump has the modes " + MODES + ", not " + command.mode());
        }
        mode = command.mode();
        if (mode == OperatingMode.ALWAYS_ON) {
            permitted = true;
        }
        return CommandResult.ACCEPTED;
    }

    private CommandResult selectControlPlace(SelectControlPlace command) {
        local = command.local();
        return CommandResult.ACCEPTED;
    }

    double comfortMin() {
        return comfortMin;
    }

    double comfortMax() {
        return comfortMax;
    }

    double hotWater() {
        return hotWater;
    }

    OperatingMode mode() {
        return mode;
    }

    boolean permitted() {
        return permitted;
    }

    boolean local() {
        return local;
    }
}
