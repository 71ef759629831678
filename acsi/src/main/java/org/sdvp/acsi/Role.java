package org.sdvp.acsi;

/** What a caller is to a device; the brief's three roster groups. */
public enum Role {
    /** The maker: reads totals, updates firmware. */
    VENDOR("Vendor"),
    /** The aggregator: IEC 61850 by the whole information model. */
    SERVICE_PROVIDER("Service Provider"),
    /** The home owner: set points and a few values. */
    USER("User");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /**
     * The name of the brief's group, for people: {@code Service Provider}. Audit logs are kept with these words, and rosters
     * have them, so they stay as they are.
     */
    public String text() {
        return text;
    }
}
