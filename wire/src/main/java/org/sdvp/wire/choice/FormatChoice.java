package org.sdvp.wire.choice;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.sdvp2.Sdvp2Codec;

/**
 * What configurations name as formats: wire formats of the ACSI, and {@code sdvp2}, which is none of them, for it has no
 * associations and five services only.
 *
 * @param formats new ones, in the order of their names
 * @param sdvp2 whether {@code sdvp2} is named too; its place does not matter, it is the last resort
 */
public record FormatChoice(List<WireFormat> formats, boolean sdvp2) {
    /** Copies the list. */
    public FormatChoice {
        formats = List.copyOf(formats);
    }

    /**
     * Finds what is named.
     *
     * @throws IllegalArgumentException naming what there is, if a name is none of it, comes twice, or if there is none
     */
    public static FormatChoice named(List<String> names) {
        List<String> others = new ArrayList<>(names);
        boolean sdvp2 = others.remove(Sdvp2Codec.NAME);
        if (sdvp2 && others.isEmpty()) {
            return new FormatChoice(List.of(), true);
        }
        try {
            return new FormatChoice(WireFormats.named(others), sdvp2);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; " + Sdvp2Codec.NAME + " may be named once beside them", e);
        }
    }

    /** The names for an operator who has no wish: all formats, and {@code sdvp2}. */
    public static List<String> all() {
        List<String> names = new ArrayList<>(WireFormats.names());
        names.add(Sdvp2Codec.NAME);
        return List.copyOf(names);
    }
}
