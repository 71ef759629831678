package org.sdvp.wire.text;

import java.util.HexFormat;
import org.sdvp.acsi.service.EntryId;

/** Identifications of entries as sixteen hexadecimal digits. */
public final class EntryIds {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 16;

    private EntryIds() {}

    /** The digits. */
    public static String text(EntryId id) {
        return HEX.toHexDigits(id.value());
    }

    /**
     * Reads the digits.
     *
     * @throws IllegalArgumentException if there are not sixteen, or others than 0-9a-f
     */
    public static EntryId parse(String text) {
        if (text.length() != DIGITS || !Hexadecimal.isHexadecimal(text)) {
            throw new IllegalArgumentException("expected 16 digits 0-9a-f, but got \"" + text + "\"");
        }
        return new EntryId(HexFormat.fromHexDigitsToLong(text));
    }
}
