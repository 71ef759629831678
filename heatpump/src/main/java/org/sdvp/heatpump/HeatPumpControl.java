package org.sdvp.heatpump;

/** What can be changed about a heat pump by Operate; each is one controllable data object of the model. */
public enum HeatPumpControl {
    /** Lowest room temperature wanted; APC, °C. */
    COMFORT_MIN,
    /** Highest room temperature wanted; APC, °C. */
    COMFORT_MAX,
    /** Hot-water temperature wanted; APC, °C. */
    HOT_WATER,
    /** Start (true) or stop (false); SPC. */
    PERMIT_RUN,
    /** The {@link HeatPumpMode}; ENC. */
    OPERATING_MODE,
    /** Lock (true) or unlock commands from afar; SPC. */
    CONTROL_PLACE
}
