package org.sdvp.model.c;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Initialisers of {@code sdvp_value_t}. */
final class ValueText {
    private ValueText() {}

    static String of(DataValue value) {
        return "{.type = SDVP_" + value.type() + ", " + content(value) + "}";
    }

    private static String content(DataValue value) {
        return switch (value.type().kind()) {
            case BOOLEAN -> ".is.boolean = " + ((DataValue.Bool) value).value();
            case INTEGER -> ".is.integer = " + CText.integer(((DataValue.Int) value).value());
            case FLOAT32 -> ".is.real = " + CText.real(((DataValue.Float32) value).value());
            case FLOAT64 -> ".is.real = " + CText.real(((DataValue.Float64) value).value());
            case TEXT -> text(((DataValue.Text) value).value());
            case OCTETS -> octets((DataValue.Octets) value);
            case BITS -> ".is.bits = " + ((DataValue.Bits) value).bits();
            case QUALITY -> ".is.bits = " + ((Quality) value).bits();
            case TIMESTAMP -> timestamp((Timestamp) value);
            case ENTRY_TIME -> entryTime((EntryTime) value);
            case STRUCTURE -> list(((DataValue.Structure) value).members());
            case ARRAY -> list(((DataValue.Array) value).elements());
        };
    }

    private static String text(String text) {
        return ".is.text = {.text = " + CText.string(text) + ", .length = "
                + text.getBytes(StandardCharsets.UTF_8).length + "}";
    }

    private static String octets(DataValue.Octets value) {
        byte[] octets = value.octets();
        if (value.type() == BasicType.ENTRY_ID) {
            return ".is.entry_id = UINT64_C(0x" + value + ")";
        }
        if (octets.length == 0) {
            return ".is.octets = {.octets = NULL, .length = 0}";
        }
        List<String> each = new ArrayList<>();
        for (byte octet : octets) {
            each.add("0x%02x".formatted(octet & 0xff));
        }
        return ".is.octets = {.octets = (const uint8_t[]){" + String.join(", ", each) + "}, .length = " + octets.length
                + "}";
    }

    private static String timestamp(Timestamp value) {
        return ".is.timestamp = {.seconds = " + value.secondSinceEpoch() + "u, .fraction = " + value.fractionOfSecond()
                + ", .quality = " + value.timeQuality() + "}";
    }

    private static String entryTime(EntryTime value) {
        return ".is.entry_time = {.days = " + value.daysSince1984() + ", .milliseconds = " + value.milliseconds() + "}";
    }

    private static String list(List<DataValue> items) {
        if (items.isEmpty()) {
            return ".is.list = {.items = NULL, .count = 0}";
        }
        return ".is.list = {.items = (const sdvp_value_t[]){"
                + items.stream().map(ValueText::of).collect(Collectors.joining(", ")) + "}, .count = " + items.size()
                + "}";
    }
}
