package org.sdvp.acsi;

/** What a caller is to a device; the brief's three roster groups. */
public enum Role {
    /** The maker: reads totals, updates firmware. */
    VENDOR,
    /** The aggregator: IEC 61850 by the whole information model. */
    SERVICE_PROVIDER,
    /** The home owner: set points and a few values. */
    USER
}
