package org.sdvp.wire.vectors;

import java.util.HexFormat;
import java.util.List;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Values of vectors, as {@code vectors/README.md} says: the type's name and the value as text, or a list of values. */
public final class ValueJson {
    private ValueJson() {}

    /** Reads a value. */
    public static DataValue read(StrictJson json) {
        try (json) {
            BasicType type = BasicType.valueOf(json.text("type"));
            return switch (type.kind()) {
                case STRUCTURE -> new DataValue.Structure(parts(json));
                case ARRAY -> new DataValue.Array(parts(json));
                default -> leaf(type, json.text("value"));
            };
        }
    }

    private static List<DataValue> parts(StrictJson json) {
        return json.objects("value").stream().map(ValueJson::read).toList();
    }

    private static DataValue leaf(BasicType type, String text) {
        return switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.of(text.equals("true"));
            case INTEGER -> new DataValue.Int(type, Long.parseLong(text));
            case FLOAT32 -> new DataValue.Float32(Float.parseFloat(number(text)));
            case FLOAT64 -> new DataValue.Float64(Double.parseDouble(number(text)));
            case OCTETS -> new DataValue.Octets(type, HexFormat.of().parseHex(text));
            case TEXT -> new DataValue.Text(type, text);
            case BITS -> new DataValue.Bits(type, Integer.parseInt(text, 2));
            case ENTRY_TIME -> entryTime(text);
            case TIMESTAMP -> timestamp(text);
            case QUALITY -> new Quality(Integer.parseInt(text, 2));
            case STRUCTURE, ARRAY -> throw new IllegalArgumentException(type + " is no leaf");
        };
    }

    /** Reads a time stamp: seconds, fraction in units of 2^-24 s, time quality; all decimal. */
    static Timestamp timestamp(String text) {
        String[] words = text.split(" ");
        return new Timestamp(Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    /** Reads an entry time: days since 1984, milliseconds since midnight; decimal. */
    static EntryTime entryTime(String text) {
        String[] words = text.split(" ");
        return new EntryTime(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    private static String number(String text) {
        return text.replace("INF", "Infinity");
    }
}
