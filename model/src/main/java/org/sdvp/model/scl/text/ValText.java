package org.sdvp.model.scl.text;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.ValueText;

/** The text of Val (IEC 61850-6 clause 9.5.4.5) as a value: the standard's forms, and some that are often met. */
public final class ValText {
    private static final int QUALITY_BITS = 13;
    private static final Pattern ORDINAL = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern LOOSE_REAL = Pattern.compile("(?<sign>[+-]?)(?<whole>[0-9]{0,40})(?<point>[.,]?)"
            + "(?<part>[0-9]{0,60})(?<exponent>([eE][+-]?[0-9]{1,4})?)");
    private static final Pattern WHOLE_WITH_POINT = Pattern.compile("-?[0-9]{1,19}\\.0{1,20}");
    private static final Pattern QUALITY = Pattern.compile("[01]{13}");
    private static final Pattern LOCAL_TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("([0-9A-Fa-f]{2})*");

    private ValText() {}

    /**
     * Reads a value that is neither structure nor array.
     *
     * @param oddity told of a form that is not the standard's
     * @return empty if the text is empty and the type has no empty value
     * @throws IllegalArgumentException saying what was expected, if it is no value of the type
     */
    public static Optional<DataValue> parse(DataType type, String raw, Consumer<String> oddity) {
        if (type.basicType().kind() == BasicType.Kind.TEXT) {
            return Optional.of(ValueText.parse(type, oneLine(type.basicType(), raw, oddity)));
        }
        String text = raw.strip();
        if (!text.equals(raw) && !text.isEmpty()) {
            oddity.accept("the value \"" + text + "\" has white space around it; left it out");
        }
        if (type instanceof DataType.Enumeration enumeration) {
            return ordinal(enumeration, text, oddity);
        }
        if (text.isEmpty() && type.basicType() != BasicType.OCTET_STRING) {
            oddity.accept("expected a value of " + type.label() + ", but it is empty; left it out");
            return Optional.empty();
        }
        return Optional.of(ValueText.parse(type, standardForm(type.basicType(), text, oddity)));
    }

    // Val is a normalized string, in which a line break counts as a blank, but here only indents.
    private static String oneLine(BasicType type, String raw, Consumer<String> oddity) {
        if (type == BasicType.UNICODE_STRING || raw.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
            return raw;
        }
        String text = raw.strip().replaceAll("\\s+", " ");
        oddity.accept("the value \"" + text + "\" has line breaks or tabs; took each for a blank, none at the ends");
        return text;
    }

    private static Optional<DataValue> ordinal(DataType.Enumeration type, String text, Consumer<String> oddity) {
        Optional<DataValue> exact = type.ordinal(text).map(found -> new DataValue.Int(BasicType.ENUMERATED, found));
        if (exact.isPresent()) {
            return exact;
        }
        if (text.isEmpty()) {
            oddity.accept("expected a literal of " + type.name() + ", but it is empty; left it out");
            return Optional.empty();
        }
        // Literals of another case are not taken: M and m are both multipliers.
        Optional<Integer> ordinal = Optional.of(text)
                .filter(each -> ORDINAL.matcher(each).matches())
                .map(Integer::valueOf)
                .filter(each -> type.literals().containsKey(each));
        if (ordinal.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a literal of " + type.name() + " " + type.literals() + ", but got \"" + text + "\"");
        }
        oddity.accept("expected a literal of " + type.name() + ", but got the ordinal " + text + "; took "
                + type.literal(ordinal.get()).orElse(""));
        return Optional.of(new DataValue.Int(BasicType.ENUMERATED, ordinal.get()));
    }

    private static String standardForm(BasicType type, String text, Consumer<String> oddity) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(text, oddity);
            case FLOAT32, FLOAT64 -> real(text, oddity);
            case INTEGER -> integer(text, oddity);
            case BITS -> bits(text);
            case QUALITY -> quality(text);
            case TIMESTAMP, ENTRY_TIME -> time(text, oddity);
            case OCTETS -> octets(text, oddity);
            case TEXT, STRUCTURE, ARRAY -> text;
        };
    }

    private static String bool(String text, Consumer<String> oddity) {
        return switch (text) {
            case "1" -> "true";
            case "0" -> "false";
            default -> {
                String lower = text.toLowerCase(java.util.Locale.ROOT);
                if (!lower.equals(text)) {
                    oddity.accept("expected true or false in small letters, but got \"" + text + "\"; took " + lower);
                }
                yield lower;
            }
        };
    }

    private static String real(String text, Consumer<String> oddity) {
        if (text.equals("INF") || text.equals("-INF")) {
            return text.replace("INF", "Infinity");
        }
        Matcher loose = LOOSE_REAL.matcher(text);
        if (!loose.matches()
                || (loose.group("whole").isEmpty() && loose.group("part").isEmpty())) {
            return text;
        }
        if (loose.group("point").equals(",")) {
            oddity.accept("expected a decimal point, but got \"" + text + "\"; took the comma for it");
        }
        return loose.group("sign").replace("+", "") + orZero(loose.group("whole")) + "." + orZero(loose.group("part"))
                + loose.group("exponent");
    }

    private static String orZero(String digits) {
        return digits.isEmpty() ? "0" : digits;
    }

    private static String integer(String text, Consumer<String> oddity) {
        if (WHOLE_WITH_POINT.matcher(text).matches()) {
            oddity.accept("expected a whole number, but got \"" + text + "\"; left out the decimals");
            return text.substring(0, text.indexOf('.'));
        }
        return text.startsWith("+") ? text.substring(1) : text;
    }

    // Edition 1 writes the two states that are none with "-state".
    private static String bits(String text) {
        return switch (text) {
            case "intermediate-state" -> "intermediate";
            case "bad-state" -> "bad";
            default -> text;
        };
    }

    private static String quality(String text) {
        return QUALITY.matcher(text).matches() ? new Quality(Integer.parseInt(text, 2)).toString() : text;
    }

    private static String time(String text, Consumer<String> oddity) {
        if (LOCAL_TIME.matcher(text).matches()) {
            oddity.accept("expected a time with zone, but got \"" + text + "\"; took it for UTC");
            return text + "Z";
        }
        return text;
    }

    private static String octets(String text, Consumer<String> oddity) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return text;
        }
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            oddity.accept("expected octets in hexadecimal, but got \"" + text + "\"; took it for base64");
            return HexFormat.of().formatHex(octets);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The text of a value that is neither structure nor array, in the standard's form. */
    public static String print(DataType type, DataValue value) {
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
