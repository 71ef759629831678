package org.sdvp.centre.acsi;

import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.PointValue;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;

/** How single values look in the centre. */
final class PointValues {
    private PointValues() {}

    /** A value of a type that it fits. */
    static PointValue of(DataType type, DataValue value) {
        String text = printable(ValueText.print(type, value));
        return switch (type.basicType().kind()) {
            case BOOLEAN -> PointValue.of(((DataValue.Bool) value).value() ? 1 : 0, text);
            case INTEGER -> PointValue.of((double) ((DataValue.Int) value).value(), text);
            case FLOAT32 -> number(((DataValue.Float32) value).value(), text);
            case FLOAT64 -> number(((DataValue.Float64) value).value(), text);
            case BITS -> PointValue.of(((DataValue.Bits) value).bits(), text);
            case OCTETS, TEXT, ENTRY_TIME, TIMESTAMP, QUALITY, STRUCTURE, ARRAY -> PointValue.of(text);
        };
    }

    // With what is no number nothing can be summed up or drawn.
    private static PointValue number(double value, String text) {
        return Double.isFinite(value) ? PointValue.of(value, text) : PointValue.of(text);
    }

    /** A text of a device, without what no database and no page wants to have. */
    static String printable(String text) {
        return text.codePoints().anyMatch(Character::isISOControl) ? text.replaceAll("\\p{Cntrl}", " ") : text;
    }

    /** How values of a type are to be shown. */
    static Point.Kind kind(DataType type, String cdc) {
        return switch (type.basicType().kind()) {
            case BOOLEAN -> Point.Kind.BOOLEAN;
            case INTEGER ->
                type instanceof DataType.Enumeration
                        ? Point.Kind.ENUMERATION
                        : cdc.equals("BCR") ? Point.Kind.COUNTER : Point.Kind.NUMBER;
            case FLOAT32, FLOAT64 -> Point.Kind.NUMBER;
            case BITS, OCTETS, TEXT, ENTRY_TIME, TIMESTAMP, QUALITY, STRUCTURE, ARRAY -> Point.Kind.TEXT;
        };
    }
}
