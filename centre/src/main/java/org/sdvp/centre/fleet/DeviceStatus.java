package org.sdvp.centre.fleet;

/** Whether a device is there, from its presence (RFC 6121 4) and from whether it answers. */
public enum DeviceStatus {
    /** It has never been there since the centre knows of it. */
    AWAITED,
    /** Its presence is there and it answers or reports. */
    ONLINE,
    /** Its presence is there, but it answers nothing. */
    SILENT,
    /** It comes and goes too often for each time to be told. */
    FLAPPING,
    /** It was there and is gone. */
    OFFLINE,
    /** Not known, because the centre itself has lost its stream. */
    UNKNOWN
}
