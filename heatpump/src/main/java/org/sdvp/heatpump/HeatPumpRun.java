package org.sdvp.heatpump;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.value.DataType;

/** What a heat pump is doing: HeatPumpRunKind. */
public enum HeatPumpRun {
    /** 1: held off by a stop command. */
    STOPPED,
    /** 2: ready, no heat wanted. */
    STANDBY,
    /** 3: heat wanted, but the minimum off time is not over. */
    WAITING,
    /** 4: the compressor runs for the heating. */
    HEATING,
    /** 5: the compressor runs for the hot-water tank. */
    HOT_WATER,
    /** 6: the heating rod alone runs. */
    HEATING_ROD;

    /** The ordinal in HeatPumpRunKind. */
    public int code() {
        return ordinal() + 1;
    }

    /** The literal in HeatPumpRunKind, such as {@code hot-water}. */
    public String literal() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The enumeration HeatPumpRunKind. */
    public static DataType.Enumeration type() {
        Map<Integer, String> literals = new TreeMap<>();
        for (HeatPumpRun run : values()) {
            literals.put(run.code(), run.literal());
        }
        return new DataType.Enumeration("HeatPumpRunKind", literals);
    }
}
