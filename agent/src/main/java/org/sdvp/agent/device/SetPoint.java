package org.sdvp.agent.device;

/** What can be wanted of a heat pump, in °C. */
public enum SetPoint {
    /** Lowest room temperature the people in the house accept: below it heating is asked for. */
    COMFORT_MIN(HeatPumpSignal.COMFORT_MIN),
    /** Highest room temperature they accept: above it heating is not asked for. */
    COMFORT_MAX(HeatPumpSignal.COMFORT_MAX),
    /** Wanted temperature of the hot water in the tank. */
    HOT_WATER(HeatPumpSignal.HOT_WATER_SET_POINT);

    private final HeatPumpSignal signal;

    SetPoint(HeatPumpSignal signal) {
        this.signal = signal;
    }

    /** The signal that gives the set point back. */
    public HeatPumpSignal signal() {
        return signal;
    }
}
