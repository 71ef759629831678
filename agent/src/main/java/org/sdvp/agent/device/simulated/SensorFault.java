package org.sdvp.agent.device.simulated;

/** How a sensor can fail. */
public enum SensorFault {
    /** Its wire is broken: the box knows, the reading is invalid. */
    BROKEN,
    /** It does not answer any more: the last reading stays, and is marked old after three periods. */
    SILENT
}
