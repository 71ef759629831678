package org.sdvp.model.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of {@link ValueText} for everything that is neither structure nor array. */
final class LeafText {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern REAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,4})?");
    private static final List<String> DBPOS = List.of("intermediate", "off", "on", "bad");
    private static final List<String> TCMD = List.of("stop", "lower", "higher", "reserved");
    private static final String ISO_EXAMPLE = "2026-11-23T06:30:00Z";

    private LeafText() {}

    static DataValue parse(DataType type, String text) {
        BasicType basic = type.basicType();
        return switch (basic) {
            case BOOLEAN -> bool(text);
            case INT8, INT16, INT32, INT64, INT8U, INT16U, INT32U -> integer(basic, text);
            case ENUMERATED -> ordinal((DataType.Enumeration) type, text);
            case FLOAT32 -> float32(text);
            case FLOAT64 -> float64(text);
            case OCTET_STRING, ENTRY_ID -> octets(basic, text);
            case VISIBLE_STRING, UNICODE_STRING, OBJECT_REFERENCE, CURRENCY -> new DataValue.Text(basic, text);
            case ENTRY_TIME -> entryTime(text);
            case TIMESTAMP -> TimestampText.parse(text);
            case QUALITY -> quality(text);
            case DBPOS -> bits(basic, DBPOS, text);
            case TCMD -> bits(basic, TCMD, text);
            case CHECK, TRG_OPS, OPT_FLDS -> bits(basic, List.of(), text);
            case STRUCTURE, ARRAY -> throw new IllegalArgumentException(type.label() + " is no leaf");
        };
    }

    static String print(DataType type, DataValue value) {
        return switch (type.basicType()) {
            case ENUMERATED -> literal((DataType.Enumeration) type, ((DataValue.Int) value).value());
            case DBPOS -> DBPOS.get(((DataValue.Bits) value).bits());
            case TCMD -> TCMD.get(((DataValue.Bits) value).bits());
            case TIMESTAMP -> TimestampText.print((Timestamp) value);
            default -> value.toString();
        };
    }

    private static DataValue bool(String text) {
        return switch (text) {
            case "true" -> DataValue.Bool.TRUE;
            case "false" -> DataValue.Bool.FALSE;
            default -> throw expected("BOOLEAN, true or false", text);
        };
    }

    private static DataValue integer(BasicType type, String text) {
        String range = type + ", " + type.min() + " to " + type.max();
        if (!INTEGER.matcher(text).matches()) {
            throw expected(range, text);
        }
        try {
            return new DataValue.Int(type, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw expected(range, text);
        }
    }

    private static DataValue ordinal(DataType.Enumeration type, String text) {
        Optional<Integer> ordinal = type.ordinal(text);
        if (ordinal.isEmpty()) {
            ordinal = ignoringCase(type, text);
        }
        if (ordinal.isEmpty() && INTEGER.matcher(text).matches() && text.length() < 12) {
            long number = Long.parseLong(text);
            ordinal = type.literal(number).map(literal -> (int) number);
        }
        return ordinal.map(found -> new DataValue.Int(BasicType.ENUMERATED, found))
                .orElseThrow(() -> expected("a literal or ordinal of " + type.name() + " " + type.literals(), text));
    }

    private static Optional<Integer> ignoringCase(DataType.Enumeration type, String text) {
        List<Integer> found = type.literals().entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(text))
                .map(entry -> entry.getKey())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    // A literal that could be taken for an ordinal, for nothing or for another literal would not read back.
    private static String literal(DataType.Enumeration type, long ordinal) {
        return type.literal(ordinal)
                .filter(literal ->
                        !literal.isEmpty() && !INTEGER.matcher(literal).matches())
                .filter(literal -> type.ordinal(literal).equals(Optional.of((int) ordinal)))
                .orElse(Long.toString(ordinal));
    }

    private static DataValue float32(String text) {
        return switch (text) {
            case "NaN" -> new DataValue.Float32(Float.NaN);
            case "Infinity" -> new DataValue.Float32(Float.POSITIVE_INFINITY);
            case "-Infinity" -> new DataValue.Float32(Float.NEGATIVE_INFINITY);
            default -> {
                float number = REAL.matcher(text).matches() ? Float.parseFloat(text) : Float.NaN;
                if (!Float.isFinite(number)) {
                    throw expected("FLOAT32 such as 21.5, at most " + Float.MAX_VALUE, text);
                }
                yield new DataValue.Float32(number);
            }
        };
    }

    private static DataValue float64(String text) {
        return switch (text) {
            case "NaN" -> new DataValue.Float64(Double.NaN);
            case "Infinity" -> new DataValue.Float64(Double.POSITIVE_INFINITY);
            case "-Infinity" -> new DataValue.Float64(Double.NEGATIVE_INFINITY);
            default -> {
                double number = REAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
                if (!Double.isFinite(number)) {
                    throw expected("FLOAT64 such as 21.5, at most " + Double.MAX_VALUE, text);
                }
                yield new DataValue.Float64(number);
            }
        };
    }

    private static DataValue octets(BasicType type, String text) {
        try {
            return new DataValue.Octets(type, HexFormat.of().parseHex(text));
        } catch (NumberFormatException e) {
            throw expected(type + " in hexadecimal such as 00ff", text);
        } catch (IllegalArgumentException e) {
            boolean odd = text.length() % 2 != 0;
            throw odd ? expected(type + " in hexadecimal such as 00ff, two digits an octet", text) : e;
        }
    }

    private static DataValue entryTime(String text) {
        try {
            Instant instant = Instant.parse(text);
            EntryTime time = EntryTime.of(instant);
            if (!time.instant().equals(instant)) {
                throw expected("ENTRY_TIME, to the millisecond", text);
            }
            return time;
        } catch (DateTimeException | ArithmeticException e) {
            throw expected("ENTRY_TIME such as " + ISO_EXAMPLE, text);
        }
    }

    private static DataValue quality(String text) {
        String[] words = text.split(" ", -1);
        @Nullable Quality quality = null;
        for (Quality.Validity validity : Quality.Validity.values()) {
            if (Quality.word(validity).equals(words[0])) {
                quality = Quality.of(validity);
            }
        }
        for (int i = 1; i < words.length && quality != null; i++) {
            quality = withFlag(quality, words[i]);
        }
        if (quality == null) {
            throw expected(
                    "QUALITY: good, invalid, reserved or questionable, then any of "
                            + List.of(Quality.Flag.values()).stream()
                                    .map(Quality::word)
                                    .toList(),
                    text);
        }
        return quality;
    }

    private static @Nullable Quality withFlag(Quality quality, String word) {
        for (Quality.Flag flag : Quality.Flag.values()) {
            if (Quality.word(flag).equals(word)) {
                return quality.with(flag, true);
            }
        }
        return null;
    }

    private static DataValue bits(BasicType type, List<String> words, String text) {
        if (words.contains(text)) {
            return new DataValue.Bits(type, words.indexOf(text));
        }
        if (text.length() != type.size() || !text.chars().allMatch(c -> c == '0' || c == '1')) {
            String form = words.isEmpty() ? "" : "one of " + words + " or ";
            throw expected(type + ", " + form + type.size() + " bits", text);
        }
        return new DataValue.Bits(type, Integer.parseInt(text, 2));
    }

    static IllegalArgumentException expected(String what, String text) {
        return new IllegalArgumentException("expected " + what + ", but got \"" + text + "\"");
    }
}
