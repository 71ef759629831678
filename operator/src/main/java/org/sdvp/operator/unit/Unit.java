package org.sdvp.operator.unit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;

/**
 * The unit of a data object's numbers, as its configuration attributes tell it (IEC 61850-7-3: {@code units}, and {@code
 * pulsQty} of counters).
 *
 * @param symbol such as {@code °C}; empty if none is known
 * @param below names from the data object down to the value it was asked for; empty for the data object
 */
public record Unit(String symbol, String below) {
    private static final String ANGLE = "ang";

    // Where the literal of IEC 61850-7-3 is a word and not the symbol.
    private static final Map<String, String> COMMON = Map.of("Watts", "W", "deg", "°", "ohm", "Ω", "none", "");

    // The attributes of the common data classes that units applies to.
    private static final Set<String> MEASURED = Set.of(
            "mag",
            "instMag",
            "cVal",
            "instCVal",
            "subMag",
            "subCVal",
            "mxVal",
            "stVal",
            "actVal",
            "frVal",
            "setMag",
            "setVal",
            "minVal",
            "maxVal",
            "stepSize",
            "ctlVal");

    /** The unit of a part of the value; empty if the part is no quantity. */
    public String of(Leaf leaf) {
        String path = below.isEmpty() || leaf.path().isEmpty() ? below + leaf.path() : below + "." + leaf.path();
        int dot = path.indexOf('.');
        boolean measured = MEASURED.contains(dot < 0 ? path : path.substring(0, dot));
        return measured && !path.endsWith("." + ANGLE) && isNumber(leaf.type().basicType()) ? symbol : "";
    }

    private static boolean isNumber(BasicType type) {
        return switch (type.kind()) {
            case FLOAT32, FLOAT64 -> true;
            case INTEGER -> type != BasicType.ENUMERATED;
            default -> false;
        };
    }

    /**
     * The symbol that a value of the attribute {@code units} means.
     *
     * @param type structure with the members SIUnit and, where there is one, multiplier; enumerations named as in
     *     IEC 61850-7-3
     * @param value of that type
     */
    public static String symbol(DataType type, DataValue value) {
        String unit = "";
        String multiplier = "";
        for (Leaf leaf : Leaf.of(type, value)) {
            if (leaf.type() instanceof DataType.Enumeration enumeration
                    && leaf.value() instanceof DataValue.Int ordinal) {
                String literal = enumeration.literal(ordinal.value()).orElse("");
                unit = leaf.path().equals("SIUnit") ? literal : unit;
                multiplier = leaf.path().equals("multiplier") ? literal : multiplier;
            }
        }
        return multiplier + COMMON.getOrDefault(unit, unit);
    }

    /**
     * The symbol of what a counter counts in steps of a quantity.
     *
     * @param symbol of the quantity; may be empty
     * @param pulsQty the quantity of one step (IEC 61850-7-3, BCR); empty if the device tells none
     */
    public static String counted(String symbol, Optional<DataValue> pulsQty) {
        return pulsQty.filter(value -> value instanceof DataValue.Float32 step && step.value() != 1f)
                .map(step -> "× " + step + " " + symbol)
                .orElse(symbol);
    }
}
