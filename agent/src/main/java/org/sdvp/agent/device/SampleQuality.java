package org.sdvp.agent.device;

/** How far a reading may be trusted. The cases are those of the quality type of IEC 61850-7-3 that a driver can know. */
public enum SampleQuality {
    /** Read just now by a sensor that works. */
    GOOD(Validity.GOOD),
    /** The sensor has not answered for several periods; the value is its last one. */
    OLD_DATA(Validity.QUESTIONABLE),
    /** The sensor answered with a value that it cannot measure; the value is the last possible one. */
    OUT_OF_RANGE(Validity.QUESTIONABLE),
    /** The sensor is known to be broken, or a value computed from it is asked for. */
    FAILURE(Validity.INVALID);

    private final Validity validity;

    SampleQuality(Validity validity) {
        this.validity = validity;
    }

    /** The validity that goes with this detail. */
    public Validity validity() {
        return validity;
    }

    /** Validity as IEC 61850-7-3 has it. */
    public enum Validity {
        /** To be used. */
        GOOD,
        /** Not to be used. */
        INVALID,
        /** To be used with care. */
        QUESTIONABLE
    }
}
