package org.sdvp.centre.fleet.twin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values of a heat pump that stand in the list of devices: each is one data attribute of its model. */
public enum Shown {
    /** Air temperature outside. */
    OUTDOOR("OutdSTMP1.Tmp.mag.f[MX]"),
    /** Air temperature in the room. */
    ROOM("RoomSTMP1.Tmp.mag.f[MX]"),
    /** Top of the hot-water tank. */
    TANK("TankTopSTMP1.Tmp.mag.f[MX]"),
    /** Electric power of the whole machine. */
    POWER("MMXN1.Watt.mag.f[MX]"),
    /** Heat to the house. */
    HEAT("HeatMHET1.HeatOut.mag.f[MX]"),
    /** Heat to the hot-water tank. */
    TANK_HEAT("TankMHET1.HeatOut.mag.f[MX]"),
    /** Coefficient of performance. */
    COP("DHTP1.Cop.mag.f[MX]"),
    /** Operational mode it is in. */
    MODE("DHTP1.OpModSt.stVal[ST]"),
    /** Running status. */
    RUN("DHTP1.RunSt.stVal[ST]"),
    /** Lowest room temperature wanted. */
    COMFORT_MIN("ComfMinFSPT1.SptVal.mxVal.f[MX]"),
    /** Highest room temperature wanted. */
    COMFORT_MAX("ComfMaxFSPT1.SptVal.mxVal.f[MX]"),
    /** Hot-water temperature wanted. */
    HOT_WATER("HotWtrFSPT1.SptVal.mxVal.f[MX]"),
    /** Whether it may run. */
    PERMITTED("KPMP1.OpCtl.stVal[ST]"),
    /** Electric energy since the meter was mounted. */
    ENERGY("MMTR1.TotWh.actVal[ST]"),
    /** Whether the machine works. */
    HEALTH("LPHD1.PhyHealth.stVal[ST]");

    private static final Map<String, Shown> BY_PATH = new HashMap<>();

    static {
        for (Shown shown : values()) {
            BY_PATH.put(shown.path, shown);
        }
    }

    private final String path;
    private final String key;

    Shown(String path) {
        this.path = path;
        StringBuilder words = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            words.append(words.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        this.key = words.toString();
    }

    /** Its name in JSON: {@code comfortMin}. */
    public String key() {
        return key;
    }

    /** Its reference without logical device: {@code RoomSTMP1.Tmp.mag.f[MX]}. */
    public String path() {
        return path;
    }

    /** Which one a reference is; empty if it is none. */
    public static Optional<Shown> of(String reference) {
        return Optional.ofNullable(BY_PATH.get(reference.substring(reference.indexOf('/') + 1)));
    }
}
