package org.sdvp.heatpump.firmware;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.value.DataType;

/** Where an update stands: FirmwareStateKind, the type of LFWU1.UpdSt. */
public enum FirmwareState {
    /** 1: no update has come yet, or the last one was cancelled. */
    NONE,
    /** 2: parts come, or are waited for. */
    DOWNLOADING,
    /** 3: every octet has come and is on disk; it is being checked. */
    DOWNLOADED,
    /** 4: signature, hash, product and version are as they must be; it can be installed. */
    VERIFIED,
    /** 5: it is being unpacked, or runs on trial. */
    INSTALLING,
    /** 6: it runs, and has come online. */
    INSTALLED,
    /** 7: it was refused, or did not come online and was rolled back; the reason is told beside. */
    FAILED;

    /** The ordinal in FirmwareStateKind. */
    public int code() {
        return ordinal() + 1;
    }

    /** The literal in FirmwareStateKind, such as {@code installing}. */
    public String literal() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of an ordinal.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FirmwareState of(long code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("a state of firmware is 1 to " + values().length + ", not " + code);
        }
        return values()[(int) code - 1];
    }

    /** The enumeration FirmwareStateKind. */
    public static DataType.Enumeration type() {
        Map<Integer, String> literals = new TreeMap<>();
        for (FirmwareState state : values()) {
            literals.put(state.code(), state.literal());
        }
        return new DataType.Enumeration("FirmwareStateKind", literals);
    }
}
