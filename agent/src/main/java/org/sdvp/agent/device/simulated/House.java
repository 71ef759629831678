package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.simulated.HouseProfile.Building;

/**
 * A house of two thermal masses, the air with the furniture and the walls and floors. Air loses through windows and
 * ventilation, walls through themselves; sun and people warm both. When it is too warm inside and cooler outside, people
 * open windows.
 */
final class House {

    private static final double AIR_CAPACITY_PER_AREA = 25e3;
    private static final double SURFACE_CONDUCTANCE_PER_AREA = 9;
    private static final double GLASS_AND_AIR_SHARE = 0.6;
    private static final double WINDOWS_OPEN_FROM = 24;
    private static final double WINDOWS_OPEN_SPAN = 2;
    private static final double OPEN_WINDOWS_PER_AREA = 4;
    private static final double GAIN_PER_AREA = 2;
    private static final double GAIN_PER_PERSON = 70;
    private static final double SUN_TO_AIR = 0.4;

    private final Building building;
    private final double gain;
    private final double airCapacity;
    private final double massCapacity;
    private final double surface;
    private double air;
    private double mass;

    House(Building building, int people, double startTemperature) {
        this.building = building;
        this.gain = GAIN_PER_AREA * building.floorArea() + GAIN_PER_PERSON * people * 0.6;
        this.airCapacity = AIR_CAPACITY_PER_AREA * building.floorArea();
        this.massCapacity = building.massCapacity() * building.floorArea();
        this.surface = SURFACE_CONDUCTANCE_PER_AREA * building.floorArea();
        this.air = startTemperature;
        this.mass = startTemperature - 0.5;
    }

    /** Air temperature, °C. */
    double air() {
        return air;
    }

    /** Temperature of walls and floors, °C. */
    double mass() {
        return mass;
    }

    /** Heat stored, J above 0 °C. */
    double stored() {
        return airCapacity * air + massCapacity * mass;
    }

    /**
     * Lets time pass.
     *
     * @param dt s
     * @param heat from emitters and tank, W
     * @param outside the weather
     * @param ledger gets loss, sun and inhabitants
     */
    void step(double dt, double heat, Outside outside, EnergyLedger ledger) {
        double airLoss = airConductance(outside.air()) * (air - outside.air());
        double massLoss = (1 - GLASS_AND_AIR_SHARE) * building.lossCoefficient() * (mass - outside.air());
        double sun = building.solarAperture() * outside.global();
        double toMass = surface * (air - mass);
        air += dt * (heat + gain + SUN_TO_AIR * sun - airLoss - toMass) / airCapacity;
        mass += dt * ((1 - SUN_TO_AIR) * sun + toMass - massLoss) / massCapacity;
        ledger.houseLoss += dt * (airLoss + massLoss);
        ledger.sun += dt * sun;
        ledger.inhabitants += dt * gain;
    }

    private double airConductance(double outdoor) {
        double closed = GLASS_AND_AIR_SHARE * building.lossCoefficient();
        if (air <= WINDOWS_OPEN_FROM || outdoor >= air) {
            return closed;
        }
        double open = Math.min(1, (air - WINDOWS_OPEN_FROM) / WINDOWS_OPEN_SPAN);
        return closed + open * OPEN_WINDOWS_PER_AREA * building.floorArea();
    }
}
