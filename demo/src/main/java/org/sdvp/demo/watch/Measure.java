package org.sdvp.demo.watch;

import java.util.Arrays;
import java.util.List;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.HeatPumpSignal;
import org.sdvp.heatpump.SignalPlace;

/** What is read of each heat pump, with one GetDataValues for all of it. */
public enum Measure {
    /** Outdoor air, °C. */
    OUTDOOR(HeatPumpSignal.OUTDOOR_TEMPERATURE),
    /** Room air, °C. */
    ROOM(HeatPumpSignal.ROOM_TEMPERATURE),
    /** Top of the hot-water tank, °C. */
    TANK(HeatPumpSignal.TANK_TOP_TEMPERATURE),
    /** Water to the heating, °C. */
    FORWARD(HeatPumpSignal.HEATING_FORWARD_TEMPERATURE),
    /** Water from the heating, °C. */
    RETURN(HeatPumpSignal.HEATING_RETURN_TEMPERATURE),
    /** Electric power, W. */
    ELECTRIC(HeatPumpSignal.ELECTRIC_POWER),
    /** Heat to the house, W. */
    HEATING(HeatPumpSignal.HEATING_POWER),
    /** Heat to the tank, W. */
    CHARGING(HeatPumpSignal.TANK_CHARGING_POWER),
    /** Coefficient of performance. */
    COP(HeatPumpSignal.COP),
    /** What the machine is doing. */
    RUN(HeatPumpSignal.RUNNING_STATUS),
    /** Its mode. */
    MODE(HeatPumpSignal.OPERATING_MODE),
    /** Whether it may run. */
    PERMITTED(HeatPumpSignal.RUN_PERMITTED),
    /** Lowest room temperature wanted, °C. */
    COMFORT_MIN(HeatPumpSignal.COMFORT_MIN),
    /** Highest room temperature wanted, °C. */
    COMFORT_MAX(HeatPumpSignal.COMFORT_MAX),
    /** Hot-water temperature wanted, °C. */
    HOT_WATER(HeatPumpSignal.HOT_WATER_SET_POINT),
    /** Electric energy since the meter was mounted, Wh. */
    ENERGY(HeatPumpSignal.ELECTRIC_ENERGY);

    private static final HeatPumpModel MODEL = HeatPumpModel.create("HP1");
    private static final List<String> REFERENCES =
            Arrays.stream(values()).map(Measure::reference).toList();

    private final HeatPumpSignal signal;

    Measure(HeatPumpSignal signal) {
        this.signal = signal;
    }

    /** The references of all measures, in their order: data objects with functional constraint, without logical device. */
    public static List<String> references() {
        return REFERENCES;
    }

    /** The reference as {@code RoomSTMP1.Tmp[MX]}: there is one logical device, whatever its name. */
    public String reference() {
        SignalPlace place = MODEL.places(signal).get(0);
        String object = place.object().toString();
        return object.substring(object.indexOf('/') + 1) + "[" + place.value().fc() + "]";
    }
}
