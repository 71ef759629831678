package org.sdvp.agent.device.simulated;

/**
 * An energy meter with a pulse output of 1 Wh, as boxes count them. Power is read off the time between pulses; while
 * none comes, it is at most what would fit the wait, so that it falls after a stop as it does on a real box.
 */
final class PulseMeter {

    /** Energy of a pulse, J. */
    static final double PULSE = 3600;

    private double energy;
    private long pulses;
    private double lastPulse = Double.NaN;
    private double lastPower;
    private double now;

    /** Counts a power of so many W over {@code dt} s that end at a time. */
    void step(double dt, double power, double end) {
        double before = energy;
        energy += Math.max(0, power) * dt;
        now = end;
        long total = (long) Math.floor(energy / PULSE);
        if (total > pulses) {
            // Within the step the power is even, so the moment of the last pulse is known to a fraction of it.
            double at = end - dt + dt * (total * PULSE - before) / (energy - before);
            lastPower = Double.isNaN(lastPulse) ? power : (total - pulses) * PULSE / (at - lastPulse);
            lastPulse = at;
            pulses = total;
        }
    }

    /** Pulses counted. */
    long pulses() {
        return pulses;
    }

    /** Power in W; 0 before the first pulse. */
    double power() {
        return now > lastPulse ? Math.min(lastPower, PULSE / (now - lastPulse)) : lastPower;
    }
}
