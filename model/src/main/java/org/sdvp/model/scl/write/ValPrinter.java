package org.sdvp.model.scl.write;

import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.ValueText;

/** Values as the text of Val (IEC 61850-6 clause 9.5.4.5). */
final class ValPrinter {
    private static final int QUALITY_BITS = 13;

    private ValPrinter() {}

    /** A value that is neither structure nor array. */
    static String print(DataType type, DataValue value) {
        return switch (type.basicType()) {
            case ENUMERATED -> literal((DataType.Enumeration) type, ((DataValue.Int) value).value());
            case QUALITY ->
                Integer.toBinaryString((1 << QUALITY_BITS) | ((Quality) value).bits())
                        .substring(1);
            case FLOAT32, FLOAT64 -> value.toString().replace("Infinity", "INF");
            default -> ValueText.print(type, value);
        };
    }

    // Two ordinals may share a literal, and it would not be told which was meant.
    private static String literal(DataType.Enumeration type, long ordinal) {
        return type.literal(ordinal)
                .filter(literal -> literal.equals(literal.strip()))
                .filter(literal ->
                        type.ordinal(literal).filter(found -> found == ordinal).isPresent())
                .orElse(Long.toString(ordinal));
    }
}
