package org.sdvp.agent.device.simulated.catalogue;

/** The groups of the hplib database: where the heat comes from and whether the compressor's speed is regulated. */
public enum MachineType {
    /** Group 1: outdoor air, regulated. */
    AIR_REGULATED(Source.AIR, true),
    /** Group 2: brine, regulated. */
    BRINE_REGULATED(Source.BRINE, true),
    /** Group 3: ground water, regulated. */
    WATER_REGULATED(Source.WATER, true),
    /** Group 4: outdoor air, on or off. */
    AIR_ON_OFF(Source.AIR, false),
    /** Group 5: brine, on or off. */
    BRINE_ON_OFF(Source.BRINE, false),
    /** Group 6: ground water, on or off. */
    WATER_ON_OFF(Source.WATER, false);

    private final Source source;
    private final boolean regulated;

    MachineType(Source source, boolean regulated) {
        this.source = source;
        this.regulated = regulated;
    }

    /**
     * The type with a number in the database.
     *
     * @throws IllegalArgumentException if the number is not 1 to 6
     */
    static MachineType ofGroup(int group) {
        if (group < 1 || group > values().length) {
            throw new IllegalArgumentException("A heat pump group is 1 to 6, not " + group);
        }
        return values()[group - 1];
    }

    /** Where the heat comes from. */
    public Source source() {
        return source;
    }

    /** Whether the compressor can run at part load. */
    public boolean regulated() {
        return regulated;
    }

    /** Where a heat pump takes its heat from. */
    public enum Source {
        /** Outdoor air. */
        AIR,
        /** A brine circuit in the ground. */
        BRINE,
        /** Ground water. */
        WATER
    }
}
