package org.sdvp.agent.device.simulated;

/** A compressor that is protected: once on it runs its minimum time, once off it rests its minimum time. */
final class Compressor {

    private final double minimumRun;
    private final double minimumOff;
    private boolean running;
    private double inState;
    private double runSeconds;
    private long starts;

    /** A compressor at rest that may start at once; times in s. */
    Compressor(double minimumRun, double minimumOff) {
        this.minimumRun = minimumRun;
        this.minimumOff = minimumOff;
        this.inState = minimumOff;
    }

    /** Starts or stops as wanted, if the minimum times allow; then it stays so for {@code dt} s. */
    void step(double dt, boolean wanted) {
        if (wanted && !running && startRemaining() == 0) {
            running = true;
            inState = 0;
            starts++;
        } else if (!wanted && running && stopRemaining() == 0) {
            running = false;
            inState = 0;
        }
        inState += dt;
        if (running) {
            runSeconds += dt;
        }
    }

    /** Whether it runs. */
    boolean running() {
        return running;
    }

    /** What is left of the minimum off time, s; 0 while it runs or when it may start. */
    double startRemaining() {
        return running ? 0 : Math.max(0, minimumOff - inState);
    }

    /** What is left of the minimum run time, s; 0 while it rests or when it may stop. */
    double stopRemaining() {
        return running ? Math.max(0, minimumRun - inState) : 0;
    }

    /** Time it has run since the beginning, s. */
    double runSeconds() {
        return runSeconds;
    }

    /** How often it has started. */
    long starts() {
        return starts;
    }
}
