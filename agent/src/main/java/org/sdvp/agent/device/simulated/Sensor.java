package org.sdvp.agent.device.simulated;

import org.jspecify.annotations.Nullable;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SampleQuality;

/** One sensor as a box has it: read on its own period, with noise, an error of its own, a resolution and a range. */
final class Sensor {

    private static final int MISSED_TILL_OLD = 3;

    private final HeatPumpSignal signal;
    private final Grade grade;
    private final long seed;
    private final double error;
    private @Nullable SensorFault fault;
    private long lastBeat = Long.MIN_VALUE;
    private double reading;
    private SampleQuality quality = SampleQuality.OLD_DATA;

    Sensor(HeatPumpSignal signal, Grade grade, long seed) {
        this.signal = signal;
        this.grade = grade;
        this.seed = SeededNoise.mix(seed, 1000 + signal.ordinal());
        this.error = grade.offset * SeededNoise.normal(this.seed, -1);
    }

    /**
     * Reads, if its period has come round.
     *
     * @param time simulated, s
     * @param truth what there is to be measured
     * @return whether there is something new to report
     */
    boolean read(double time, double truth) {
        long beat = (long) Math.floor(time / grade.period);
        if (beat == lastBeat) {
            return false;
        }
        if (lastBeat == Long.MIN_VALUE) {
            reading = clean(truth, beat);
        }
        boolean silent = fault == SensorFault.SILENT;
        if (silent && beat - lastBeat < MISSED_TILL_OLD) {
            return false;
        }
        lastBeat = beat;
        if (silent) {
            quality = SampleQuality.OLD_DATA;
        } else if (fault == SensorFault.BROKEN) {
            quality = SampleQuality.FAILURE;
        } else {
            double raw = clean(truth, beat);
            reading = Math.min(Math.max(raw, grade.lowest), grade.highest);
            quality = raw == reading ? SampleQuality.GOOD : SampleQuality.OUT_OF_RANGE;
        }
        return true;
    }

    private double clean(double truth, long beat) {
        double noisy = truth + grade.noise * SeededNoise.normal(seed, beat) + error;
        double rounded = Math.rint(noisy / grade.resolution) * grade.resolution;
        boolean nothing = truth == 0 && grade.zero > 0;
        return nothing || Math.abs(rounded) < grade.zero ? 0 : rounded;
    }

    void fault(@Nullable SensorFault newFault) {
        fault = newFault;
        // Looked at again on the very next beat, so that the fault or its end shows without waiting a period.
        if (newFault != SensorFault.SILENT && lastBeat != Long.MIN_VALUE) {
            lastBeat--;
        }
    }

    HeatPumpSignal signal() {
        return signal;
    }

    /** The last reading. */
    double reading() {
        return reading;
    }

    /** How far to trust it. */
    SampleQuality quality() {
        return quality;
    }

    /** What a kind of sensor is like; periods, ranges and the cut-off are those of the SDVP box. */
    enum Grade {
        /** A resistor in a pocket of the tank or on a pipe, °C. */
        PT1000(1, 0.05, 0.03, 0.15, -45, 100, 0),
        /** The temperature side of a vortex flow sensor, °C. */
        VORTEX_TEMPERATURE(1, 0.1, 0.06, 0.25, -45, 100, 0),
        /** A room or outdoor sensor on a field bus, °C. */
        BUS_TEMPERATURE(30, 0.1, 0.05, 0.2, -45, 100, 0),
        /** A vortex flow sensor, l/min; shows nothing below 0.3. */
        VORTEX_FLOW(1, 0.05, 0.08, 0.05, 0, 40, 0.3),
        /** A figure the heat pump's own controller gives, W. */
        CONTROLLER_POWER(10, 10, 5, 0, 0, 50_000, 0.5);

        private final double period;
        private final double resolution;
        private final double noise;
        private final double offset;
        private final double lowest;
        private final double highest;
        private final double zero;

        Grade(double... figures) {
            this.period = figures[0];
            this.resolution = figures[1];
            this.noise = figures[2];
            this.offset = figures[3];
            this.lowest = figures[4];
            this.highest = figures[5];
            this.zero = figures[6];
        }

        /** Simulated time between two readings, s. */
        double period() {
            return period;
        }
    }
}
