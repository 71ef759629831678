package org.sdvp.heatpump;

import java.util.Optional;

/**
 * A signal of the machine that the model has a place for. Units here are those a driver reports in; the place may have
 * another, see {@link SignalPlace#value(double)}.
 */
public enum HeatPumpSignal {
    /** Air temperature outside, °C. */
    OUTDOOR_TEMPERATURE,
    /** Air temperature in the room, °C. */
    ROOM_TEMPERATURE,
    /** Water sent to the heating, °C. */
    HEATING_FORWARD_TEMPERATURE,
    /** Water back from the heating, °C. */
    HEATING_RETURN_TEMPERATURE,
    /** Water sent round the heating, m³/s. */
    HEATING_FLOW,
    /** Heat to the house, W. */
    HEATING_POWER,
    /** Heat to the hot-water tank, W. */
    TANK_CHARGING_POWER,
    /** Heat taken from the hot-water tank at the taps, W. */
    TANK_DRAW_POWER,
    /** Accumulating tank, °C. */
    ACCUMULATION_TEMPERATURE,
    /** Water drawn through the hot-water tank, m³/s. */
    DOMESTIC_WATER_FLOW,
    /** Water that enters the hot-water tank, °C. */
    COLD_WATER_TEMPERATURE,
    /** Water that leaves the hot-water tank, °C. */
    HOT_WATER_TEMPERATURE,
    /** Top of the hot-water tank, °C. */
    TANK_TOP_TEMPERATURE,
    /** Bottom of the hot-water tank, °C. */
    TANK_BOTTOM_TEMPERATURE,
    /** Electric power of the whole machine, W. */
    ELECTRIC_POWER,
    /** Electric energy since the meter was mounted, Wh. */
    ELECTRIC_ENERGY,
    /** Heat given since the meter was mounted, Wh. */
    HEAT_ENERGY,
    /** Heat power divided by electric power. */
    COP,
    /** Whether the compressor runs. */
    COMPRESSOR_RUNNING,
    /** The {@link HeatPumpRun}. */
    RUNNING_STATUS,
    /** The {@link HeatPumpMode}. */
    OPERATING_MODE,
    /** Hours the compressor has run. */
    RUNNING_HOURS,
    /** How often the compressor has started. */
    STARTS,
    /** Whether the compressor must not start yet. */
    START_INHIBITED,
    /** Rest of the minimum off time, s. */
    START_INHIBIT_REMAINING,
    /** Rest of the minimum run time, s. */
    STOP_INHIBIT_REMAINING,
    /** Whether the machine may run. */
    RUN_PERMITTED,
    /** Whether commands from afar are locked out. */
    LOCAL_CONTROL,
    /** Lowest room temperature wanted, °C. */
    COMFORT_MIN,
    /** Highest room temperature wanted, °C. */
    COMFORT_MAX,
    /** Hot-water temperature wanted, °C. */
    HOT_WATER_SET_POINT;

    /** The signal of a name; empty if the model has no place for such a signal. */
    public static Optional<HeatPumpSignal> named(String name) {
        for (HeatPumpSignal signal : values()) {
            if (signal.name().equals(name)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}
