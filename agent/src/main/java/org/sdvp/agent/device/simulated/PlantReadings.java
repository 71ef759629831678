package org.sdvp.agent.device.simulated;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.agent.device.SignalValue.Count;
import org.sdvp.agent.device.SignalValue.Flag;
import org.sdvp.agent.device.SignalValue.Real;
import org.sdvp.agent.device.simulated.Machine.HeatUse;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/** Looks into a plant: what each sensor would see, and the states its controller knows. */
final class PlantReadings {

    /** The signals that come from controller and meters, not from a sensor. */
    static final Set<HeatPumpSignal> STATES = Collections.unmodifiableSet(EnumSet.of(
            HeatPumpSignal.ELECTRIC_POWER,
            HeatPumpSignal.ELECTRIC_ENERGY,
            HeatPumpSignal.HEAT_ENERGY,
            HeatPumpSignal.COMPRESSOR_RUNNING,
            HeatPumpSignal.RUNNING_STATUS,
            HeatPumpSignal.OPERATING_MODE,
            HeatPumpSignal.RUNNING_HOURS,
            HeatPumpSignal.STARTS,
            HeatPumpSignal.START_INHIBITED,
            HeatPumpSignal.START_INHIBIT_REMAINING,
            HeatPumpSignal.STOP_INHIBIT_REMAINING,
            HeatPumpSignal.RUN_PERMITTED,
            HeatPumpSignal.LOCAL_CONTROL,
            HeatPumpSignal.COMFORT_MIN,
            HeatPumpSignal.COMFORT_MAX,
            HeatPumpSignal.HOT_WATER_SET_POINT));

    private static final double PER_HOUR_SHOWN = 100;

    private final HeatPumpPlant plant;

    PlantReadings(HeatPumpPlant plant) {
        this.plant = plant;
    }

    /** Simulated time, s. */
    double time() {
        return plant.time();
    }

    /** Power by the pulse meter, W. */
    double electricPower() {
        return plant.electricMeter().power();
    }

    /** Whether heat is made just now. */
    boolean makesHeat() {
        return plant.machine().use() != HeatUse.NONE;
    }

    /** What a sensor sees, in its own unit (°C, l/min, W). */
    double truth(HeatPumpSignal sensor) {
        return switch (sensor) {
            case OUTDOOR_TEMPERATURE -> plant.outside().air();
            case ROOM_TEMPERATURE -> plant.house().air();
            case HEATING_FORWARD_TEMPERATURE -> plant.pipes().forward();
            case HEATING_RETURN_TEMPERATURE -> plant.pipes().back();
            case HEATING_FLOW -> heatingFlow();
            case TANK_CHARGING_POWER -> heatFor(HeatUse.HOT_WATER);
            case DOMESTIC_WATER_FLOW -> plant.draws().massFlow() * 60;
            case COLD_WATER_TEMPERATURE -> plant.pipes().coldIn();
            case HOT_WATER_TEMPERATURE -> plant.pipes().hotOut();
            case TANK_TOP_TEMPERATURE -> plant.tank().top();
            case TANK_BOTTOM_TEMPERATURE -> plant.tank().bottom();
            default -> throw new IllegalArgumentException(sensor + " is not measured by a sensor");
        };
    }

    private double heatFor(HeatUse use) {
        return plant.machine().use() == use ? plant.machine().heat() : 0;
    }

    private double heatingFlow() {
        return heatFor(HeatUse.HEATING) / (HeatPumpProduct.SPREAD * HotWaterTank.WATER) * 60;
    }

    /** A state or counter. */
    SignalValue state(HeatPumpSignal signal) {
        return switch (signal) {
            case ELECTRIC_POWER -> new Real(Math.rint(electricPower()));
            case ELECTRIC_ENERGY -> new Count(plant.electricMeter().pulses());
            case HEAT_ENERGY -> new Count(plant.heatMeter().pulses());
            case COMPRESSOR_RUNNING -> new Flag(plant.compressor().running());
            case RUNNING_STATUS -> new SignalValue.Status(plant.machine().status());
            case OPERATING_MODE -> new SignalValue.Mode(plant.panel().mode());
            case RUNNING_HOURS -> new Real(hours(plant.compressor().runSeconds()));
            case STARTS -> new Count(plant.compressor().starts());
            case START_INHIBITED -> new Flag(plant.compressor().startRemaining() > 0);
            case START_INHIBIT_REMAINING ->
                new Real(Math.ceil(plant.compressor().startRemaining()));
            case STOP_INHIBIT_REMAINING -> new Real(Math.ceil(plant.compressor().stopRemaining()));
            case RUN_PERMITTED -> new Flag(plant.panel().permitted());
            case LOCAL_CONTROL -> new Flag(plant.panel().local());
            case COMFORT_MIN, COMFORT_MAX, HOT_WATER_SET_POINT -> new Real(setPoint(signal));
            default -> throw new IllegalArgumentException(signal + " is not a state");
        };
    }

    private static double hours(double seconds) {
        return Math.floor(seconds / 3600 * PER_HOUR_SHOWN) / PER_HOUR_SHOWN;
    }

    private double setPoint(HeatPumpSignal signal) {
        if (signal == SetPoint.HOT_WATER.signal()) {
            return plant.panel().hotWater();
        }
        return signal == SetPoint.COMFORT_MIN.signal()
                ? plant.panel().comfortMin()
                : plant.panel().comfortMax();
    }
}
