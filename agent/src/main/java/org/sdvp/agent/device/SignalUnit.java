package org.sdvp.agent.device;

/** Units of signals, chosen so that the agent need not convert. */
public enum SignalUnit {
    /** Degree Celsius. */
    CELSIUS("°C"),
    /** Cubic metre a second; a litre a minute is 1/60000 of it. */
    CUBIC_METRE_PER_SECOND("m3/s"),
    /** Watt. */
    WATT("W"),
    /** Watt hour, 3600 J. */
    WATT_HOUR("Wh"),
    /** Hour. */
    HOUR("h"),
    /** Second. */
    SECOND("s"),
    /** A plain number or no number at all. */
    NONE("");

    private final String symbol;

    SignalUnit(String symbol) {
        this.symbol = symbol;
    }

    /** How the unit is written; empty for {@link #NONE}. */
    public String symbol() {
        return symbol;
    }
}
