package org.sdvp.heatpump;

import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.value.DataType;

/** Who decides when the compressor may run: HeatPumpModeKind, the strategies of the SDVP v1 box. */
public enum HeatPumpMode {
    /** 1: nobody but the machine's own thermostat. */
    ALWAYS_ON("alwayson"),
    /** 2: a local plan after the spot price. */
    SPOT_PRICE("spotprice"),
    /** 3: a local plan after the share of wind power. */
    WIND_POWER("windpower"),
    /** 4: a local plan after the carbon dioxide of the electricity. */
    CO2("CO2"),
    /** 5: a service provider, by start and stop from afar. */
    EXTERN("extern");

    private final String literal;

    HeatPumpMode(String literal) {
        this.literal = literal;
    }

    /** The ordinal in HeatPumpModeKind. */
    public int code() {
        return ordinal() + 1;
    }

    /** The literal in HeatPumpModeKind, which is the name that SDVP v1 uses. */
    public String literal() {
        return literal;
    }

    /**
     * The mode of an ordinal.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static HeatPumpMode of(long code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("a mode is 1 to " + values().length + ", not " + code);
        }
        return values()[(int) code - 1];
    }

    /** The enumeration HeatPumpModeKind. */
    public static DataType.Enumeration type() {
        Map<Integer, String> literals = new TreeMap<>();
        for (HeatPumpMode mode : values()) {
            literals.put(mode.code(), mode.literal());
        }
        return new DataType.Enumeration("HeatPumpModeKind", literals);
    }
}
