package org.sdvp.heatpump;

/** What a caller is to a heat pump: the brief's three roster groups. */
public enum HeatPumpRole {
    /** The maker: totals and how the machine does, nothing of how the people in the house live. */
    VENDOR("Vendor"),
    /** The aggregator: the whole information model. */
    SERVICE_PROVIDER("Service Provider"),
    /** The home owner: measured values and set points. */
    USER("User");

    private final String title;

    HeatPumpRole(String title) {
        this.title = title;
    }

    /** Its name for people, in the pages of the model. */
    public String title() {
        return title;
    }
}
