package org.sdvp.agent.device.simulated;

/** Decides when the hot-water tank wants heat: from {@link #HYSTERESIS} below the set point until it is reached. */
final class TankThermostat {

    /** How far the tank may cool before it is heated again, K. */
    static final double HYSTERESIS = 6;

    private final ControlPanel panel;
    private boolean cold;

    TankThermostat(ControlPanel panel) {
        this.panel = panel;
    }

    /** Takes in the temperature at the tank's thermostat, °C. */
    void step(double temperature) {
        if (temperature < panel.hotWater() - HYSTERESIS) {
            cold = true;
        } else if (temperature >= panel.hotWater()) {
            cold = false;
        }
    }

    /** Whether heat is asked for. */
    boolean wantsHeat() {
        return cold;
    }
}
