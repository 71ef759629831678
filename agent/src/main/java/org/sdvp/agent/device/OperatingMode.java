package org.sdvp.agent.device;

/** Who decides when the compressor may run: the strategies of the SDVP box. */
public enum OperatingMode {
    /** Nobody but the machine's own thermostat; stop commands from afar are refused. */
    ALWAYS_ON("alwayson"),
    /** A local plan after the spot price. */
    SPOT_PRICE("spotprice"),
    /** A local plan after the share of wind power. */
    WIND_POWER("windpower"),
    /** A local plan after the carbon dioxide of the electricity. */
    CO2("CO2"),
    /** A service provider: stop and start from afar are obeyed. */
    EXTERN("extern");

    private final String sdvpName;

    OperatingMode(String sdvpName) {
        this.sdvpName = sdvpName;
    }

    /** The name the SDVP box uses. */
    public String sdvpName() {
        return sdvpName;
    }
}
