package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.RunningStatus;
import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/**
 * The heat pump itself: decides each step what to do and how much, and knows what that takes and gives.
 *
 * <p>Hot water goes before rooms. A regulated compressor starts from the fit's power and corrects for the error of the
 * flow temperature; for hot water it runs as fast as it may. Within a minimum run time forced upon it, it runs as slowly
 * as it may for what it ran for last. Where the fit's COP is 1 or less the rod takes over; a compressor that must finish
 * its minimum run time there counts as no better than a rod.
 */
final class Machine {

    private static final double GAIN_PER_KELVIN = 0.3;
    private static final double HIGHEST_FLOW = 65;

    private final HeatPumpProduct product;
    private final ControlPanel panel;
    private final Compressor compressor;
    private HeatUse use = HeatUse.NONE;
    private HeatUse wanted = HeatUse.NONE;
    private boolean rod;
    private double electric;
    private double heat;
    private double cop = 1;

    Machine(HeatPumpProduct product, ControlPanel panel, Compressor compressor) {
        this.product = product;
        this.panel = panel;
        this.compressor = compressor;
        this.electric = product.rating().standby();
    }

    /**
     * Decides for the next {@code dt} s.
     *
     * @param outside air and source
     * @param demand what the thermostats ask for
     * @param conditions where the heat would go
     */
    void step(double dt, Outside outside, HeatUse demand, Conditions conditions) {
        wanted = panel.permitted() ? demand : HeatUse.NONE;
        HeatUse next = wanted != HeatUse.NONE ? wanted : compressor.running() ? use : HeatUse.NONE;
        double flow = flow(next, conditions);
        double published = next == HeatUse.NONE ? 0 : product.cop(outside.source(), flow, outside.air());
        boolean pays = published > 1;
        compressor.step(dt, wanted != HeatUse.NONE && pays && flow <= HIGHEST_FLOW);
        rod = wanted != HeatUse.NONE && !pays && !compressor.running();
        use = compressor.running() || rod ? next : HeatUse.NONE;
        if (compressor.running()) {
            cop = Math.max(1, published);
            electric = compressorPower(outside, flow, conditions);
            heat = cop * electric;
        } else {
            cop = 1;
            electric = rod ? product.rating().heat() : product.rating().standby();
            heat = rod ? electric : 0;
        }
    }

    private double flow(HeatUse target, Conditions conditions) {
        return switch (target) {
            case NONE -> 0;
            case HEATING -> conditions.circuit().flowTemperature();
            case HOT_WATER -> conditions.tank().flowTemperature(use == HeatUse.HOT_WATER ? heat : 0);
        };
    }

    private double compressorPower(Outside outside, double flow, Conditions conditions) {
        double max = product.electricMax(outside.source(), flow, outside.air());
        if (!product.type().regulated()) {
            return max;
        }
        double min = HeatPumpProduct.MIN_MODULATION * max;
        if (wanted == HeatUse.NONE) {
            return min;
        }
        if (use == HeatUse.HOT_WATER) {
            return max;
        }
        double start = product.electricFit(outside.source(), flow, outside.air());
        double correction = GAIN_PER_KELVIN * max * (conditions.thermostat().wantedFlow() - flow);
        return Math.min(max, Math.max(min, Math.max(0, start) + correction));
    }

    /** What it is doing. */
    RunningStatus status() {
        if (rod) {
            return RunningStatus.HEATING_ROD;
        }
        if (compressor.running()) {
            return use == HeatUse.HOT_WATER ? RunningStatus.HOT_WATER : RunningStatus.HEATING;
        }
        if (!panel.permitted()) {
            return RunningStatus.STOPPED;
        }
        return wanted == HeatUse.NONE ? RunningStatus.STANDBY : RunningStatus.WAITING;
    }

    /** Where the heat goes now. */
    HeatUse use() {
        return use;
    }

    /** Whether the rod heats now. */
    boolean rod() {
        return rod;
    }

    /** Electric power taken now, W. */
    double electric() {
        return electric;
    }

    /** Heat given now, W. */
    double heat() {
        return heat;
    }

    /** Heat given over electricity taken while the compressor runs, else 1. */
    double cop() {
        return cop;
    }

    /** What heat is wanted for. */
    enum HeatUse {
        /** Nothing. */
        NONE,
        /** The rooms. */
        HEATING,
        /** The hot-water tank; goes before the rooms. */
        HOT_WATER
    }

    /** Where heat can go. */
    record Conditions(HeatingCircuit circuit, HotWaterTank tank, SpaceThermostat thermostat) {}
}
