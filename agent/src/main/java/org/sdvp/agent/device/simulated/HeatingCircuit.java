package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.simulated.HouseProfile.EmitterKind;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/**
 * Water, radiators or floor as one mass at the mean temperature of the water. While the heat pump heats, the circulation
 * pump holds the spread of flow and return at {@link HeatPumpProduct#SPREAD}; else it rests.
 */
final class HeatingCircuit {

    /** Outdoor temperature for which emitters are laid out, °C. */
    static final double DESIGN_OUTDOOR = -12;
    /** Room temperature for which they are laid out, °C. */
    static final double DESIGN_ROOM = 21;

    private static final double RADIATOR_EXPONENT = 1.3;
    private static final double RADIATOR_CAPACITY_PER_WATT = 180;
    private static final double FLOOR_CAPACITY_PER_AREA = 70e3;

    private final double conductance;
    private final double exponent;
    private final double capacity;
    private double temperature;

    HeatingCircuit(HouseProfile.Dwelling dwelling, double startTemperature) {
        double power = dwelling.building().lossCoefficient() * (DESIGN_ROOM - DESIGN_OUTDOOR);
        double excess = dwelling.emitters().designFlow() - HeatPumpProduct.SPREAD / 2 - DESIGN_ROOM;
        boolean radiators = dwelling.emitters().kind() == EmitterKind.RADIATORS;
        this.exponent = radiators ? RADIATOR_EXPONENT : 1;
        this.conductance = power / Math.pow(excess, exponent);
        this.capacity = radiators
                ? RADIATOR_CAPACITY_PER_WATT * power
                : FLOOR_CAPACITY_PER_AREA * dwelling.building().floorArea();
        this.temperature = startTemperature;
    }

    /** Exponent of the heat given over the temperature difference. */
    double exponent() {
        return exponent;
    }

    /** Mean temperature of the water, °C. */
    double temperature() {
        return temperature;
    }

    /** Temperature a running heat pump sends out, °C. */
    double flowTemperature() {
        return temperature + HeatPumpProduct.SPREAD / 2;
    }

    /** Heat stored, J above 0 °C. */
    double stored() {
        return capacity * temperature;
    }

    /** Heat given to a room just now, W; negative if the room is warmer. */
    double emission(double room) {
        double difference = temperature - room;
        return exponent == 1
                ? conductance * difference
                : Math.copySign(conductance * Math.pow(Math.abs(difference), exponent), difference);
    }

    /** Lets time pass: {@code dt} s with this heat in and out, W. */
    void step(double dt, double heatIn, double heatOut) {
        temperature += dt * (heatIn - heatOut) / capacity;
    }
}
