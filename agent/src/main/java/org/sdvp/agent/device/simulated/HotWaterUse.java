package org.sdvp.agent.device.simulated;

/** The tap: mixes hot water from the tank with cold to what people want, so that a hotter tank is drawn less. */
final class HotWaterUse implements HotWaterTank.Draw {

    private final DrawPattern pattern;
    private double massFlow;
    private double coldWater;
    private double heat;

    HotWaterUse(DrawPattern pattern) {
        this.pattern = pattern;
    }

    /** Moves to a time: what flows through the tank and what heat that carries off above cold water. */
    void moveTo(double time, Outside outside, double tankTop) {
        coldWater = outside.coldWater();
        double wanted = pattern.flow(time);
        double share = tankTop > DrawPattern.TAP ? (DrawPattern.TAP - coldWater) / (tankTop - coldWater) : 1;
        massFlow = wanted * share;
        heat = massFlow * HotWaterTank.WATER * (tankTop - coldWater);
    }

    @Override
    public double massFlow() {
        return massFlow;
    }

    @Override
    public double coldWater() {
        return coldWater;
    }

    /** Heat drawn, W above cold water. */
    double heat() {
        return heat;
    }
}
