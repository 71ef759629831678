package org.sdvp.agent.device;

/** What a heat pump is doing. */
public enum RunningStatus {
    /** Held off by a stop command. */
    STOPPED,
    /** Ready, no heat wanted. */
    STANDBY,
    /** Heat wanted, but the minimum off time is not over. */
    WAITING,
    /** Compressor runs for the heating. */
    HEATING,
    /** Compressor runs for the hot-water tank. */
    HOT_WATER,
    /** Heating rod alone runs, for the compressor would not pay. */
    HEATING_ROD
}
