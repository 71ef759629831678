package org.sdvp.agent.device.simulated;

import org.sdvp.agent.device.simulated.catalogue.HeatPumpProduct;

/**
 * The pipe sensors: they follow the water while it flows and cool to the room while it stands. They hold no heat worth
 * counting, so they are no part of the energy balance.
 */
final class Pipes {

    private static final double FLOWING = 8;
    private static final double STANDING = 1200;

    private final double flowing;
    private final double standing;
    private double forward;
    private double back;
    private double coldIn;
    private double hotOut;

    /** Pipes that are looked at each {@code dt} s and begin at the room's temperature. */
    Pipes(double dt, double room) {
        this.flowing = 1 - Math.exp(-dt / FLOWING);
        this.standing = 1 - Math.exp(-dt / STANDING);
        this.forward = room;
        this.back = room;
        this.coldIn = room;
        this.hotOut = room;
    }

    /** The heating pipes after a step: mean and flow temperature of the water, moving or not. */
    void heating(HeatingCircuit circuit, boolean moves, double room) {
        double spread = HeatPumpProduct.SPREAD / 2;
        forward = follow(forward, moves, circuit.temperature() + spread, room);
        back = follow(back, moves, circuit.temperature() - spread, room);
    }

    /** The domestic pipes after a step. */
    void domestic(HotWaterTank tank, HotWaterUse use, double room) {
        boolean moves = use.massFlow() > 0;
        coldIn = follow(coldIn, moves, use.coldWater(), room);
        hotOut = follow(hotOut, moves, tank.top(), room);
    }

    private double follow(double old, boolean moves, double water, double room) {
        return moves ? old + flowing * (water - old) : old + standing * (room - old);
    }

    double forward() {
        return forward;
    }

    double back() {
        return back;
    }

    double coldIn() {
        return coldIn;
    }

    double hotOut() {
        return hotOut;
    }
}
