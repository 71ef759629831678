package org.sdvp.agent.device;

import org.sdvp.agent.device.SignalValue.Kind;

/** Everything a heat pump and its measuring box may report: what the tables of the information model need. */
public enum HeatPumpSignal {
    /** Air temperature outside. */
    OUTDOOR_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Air temperature in the room that the thermostat watches. */
    ROOM_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Temperature of the water sent to the heating. */
    HEATING_FORWARD_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Temperature of the water that comes back from the heating. */
    HEATING_RETURN_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Water sent round the heating. */
    HEATING_FLOW(Kind.REAL, SignalUnit.CUBIC_METRE_PER_SECOND),
    /** Heat from the heat pump to the house, computed from flow and temperatures. */
    HEATING_POWER(Kind.REAL, SignalUnit.WATT),
    /** Heat from the heat pump to the hot-water tank. */
    TANK_CHARGING_POWER(Kind.REAL, SignalUnit.WATT),
    /** Heat taken from the hot-water tank at the taps, computed from flow and temperatures. */
    TANK_DRAW_POWER(Kind.REAL, SignalUnit.WATT),
    /** Heat into an accumulation tank of the heating. */
    ACCUMULATION_CHARGING_POWER(Kind.REAL, SignalUnit.WATT),
    /** Heat from an accumulation tank to the house. */
    ACCUMULATION_DRAW_POWER(Kind.REAL, SignalUnit.WATT),
    /** Temperature in an accumulation tank. */
    ACCUMULATION_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Water drawn through the hot-water tank. */
    DOMESTIC_WATER_FLOW(Kind.REAL, SignalUnit.CUBIC_METRE_PER_SECOND),
    /** Water that enters the hot-water tank. */
    COLD_WATER_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Water that leaves the hot-water tank. */
    HOT_WATER_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Top of the hot-water tank. */
    TANK_TOP_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Bottom of the hot-water tank. */
    TANK_BOTTOM_TEMPERATURE(Kind.REAL, SignalUnit.CELSIUS),
    /** Electric power of the whole machine. */
    ELECTRIC_POWER(Kind.REAL, SignalUnit.WATT),
    /** Electric energy since the meter was mounted: its pulses, 1 Wh each. */
    ELECTRIC_ENERGY(Kind.COUNT, SignalUnit.WATT_HOUR),
    /** Heat given to house and hot-water tank since the meter was mounted. */
    HEAT_ENERGY(Kind.COUNT, SignalUnit.WATT_HOUR),
    /** Heat power divided by electric power just now; 0 while no heat is made. */
    COP(Kind.REAL, SignalUnit.NONE),
    /** Whether the compressor runs. */
    COMPRESSOR_RUNNING(Kind.FLAG, SignalUnit.NONE),
    /** What the machine is doing. */
    RUNNING_STATUS(Kind.STATUS, SignalUnit.NONE),
    /** The mode it is in. */
    OPERATING_MODE(Kind.MODE, SignalUnit.NONE),
    /** Hours the compressor has run. */
    RUNNING_HOURS(Kind.REAL, SignalUnit.HOUR),
    /** How often the compressor has started. */
    STARTS(Kind.COUNT, SignalUnit.NONE),
    /** Whether the compressor must not start yet, its minimum off time not being over. */
    START_INHIBITED(Kind.FLAG, SignalUnit.NONE),
    /** What is left of the minimum off time; 0 when a start is free. */
    START_INHIBIT_REMAINING(Kind.REAL, SignalUnit.SECOND),
    /** What is left of the minimum run time; 0 when a stop takes effect at once. */
    STOP_INHIBIT_REMAINING(Kind.REAL, SignalUnit.SECOND),
    /** Whether the machine may run, that is, has not been stopped by command. */
    RUN_PERMITTED(Kind.FLAG, SignalUnit.NONE),
    /** Whether commands from afar are locked out. */
    LOCAL_CONTROL(Kind.FLAG, SignalUnit.NONE),
    /** Set point {@link SetPoint#COMFORT_MIN}. */
    COMFORT_MIN(Kind.REAL, SignalUnit.CELSIUS),
    /** Set point {@link SetPoint#COMFORT_MAX}. */
    COMFORT_MAX(Kind.REAL, SignalUnit.CELSIUS),
    /** Set point {@link SetPoint#HOT_WATER}. */
    HOT_WATER_SET_POINT(Kind.REAL, SignalUnit.CELSIUS);

    private final Kind kind;
    private final SignalUnit unit;

    HeatPumpSignal(Kind kind, SignalUnit unit) {
        this.kind = kind;
        this.unit = unit;
    }

    /** The kind of value each sample of this signal has. */
    public Kind kind() {
        return kind;
    }

    /** The unit of the value. */
    public SignalUnit unit() {
        return unit;
    }
}
