package org.sdvp.agent.device;

/** Why a command was refused or takes effect late. */
public enum CommandReason {
    /** Nothing to say: accepted and in effect. */
    NONE,
    /** The value lies outside {@link HeatPumpDriver#range}. */
    OUT_OF_RANGE,
    /** The value would turn the comfort set points round (minimum above maximum). */
    INCONSISTENT,
    /** The machine is under local control. */
    LOCAL_CONTROL,
    /** The mode the machine is in does not let others stop it. */
    BLOCKED_BY_MODE,
    /** A stop, in effect once the compressor's minimum run time is over. */
    MINIMUM_RUN_TIME,
    /** A start, in effect once the compressor's minimum off time is over. */
    MINIMUM_OFF_TIME,
    /** The machine cannot do this at all. */
    NOT_SUPPORTED,
    /** The machine does not answer, or the driver is closed. */
    DEVICE_UNAVAILABLE
}
