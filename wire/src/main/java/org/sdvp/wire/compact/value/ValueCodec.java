package org.sdvp.wire.compact.value;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.text.BitDigits;
import org.sdvp.wire.text.DecimalReader;
import org.sdvp.wire.text.Decimals;
import org.sdvp.wire.text.Hexadecimal;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/**
 * Values: one element each, named after the type by {@link ValueName}, the content as text. Structures and arrays hold
 * the elements of their members.
 */
public final class ValueCodec {
    /** Namespace of every element of the format. */
    public static final String NAMESPACE = "urn:sdvp:acsi:1";

    private static final HexFormat HEX = HexFormat.of();
    private static final String TIME_QUALITY = "q";

    private ValueCodec() {}

    /** Encodes a value, as a child of the element that is open. */
    public static void encode(DataValue value, XmlSink out) {
        encode(value, null, out);
    }

    /** Encodes a value that may stand in a series. */
    static void encode(DataValue value, @Nullable ValueSeries series, XmlSink out) {
        BasicType type = value.type();
        String name = ValueName.of(type);
        switch (type.kind()) {
            case BOOLEAN -> out.leaf(name, Boolean.toString(((DataValue.Bool) value).value()));
            case INTEGER -> out.leaf(name, Long.toString(((DataValue.Int) value).value()));
            case FLOAT32 -> out.leaf(name, Decimals.text(((DataValue.Float32) value).value()));
            case FLOAT64 -> out.leaf(name, Decimals.text(((DataValue.Float64) value).value()));
            case OCTETS -> out.leaf(name, Hexadecimal.text(((DataValue.Octets) value).octets()));
            case TEXT -> {
                out.start(name);
                TextForm.put(((DataValue.Text) value).value(), out);
                out.end();
            }
            case BITS -> out.leaf(name, value.toString());
            case ENTRY_TIME -> out.leaf(name, IsoTime.text((EntryTime) value));
            case TIMESTAMP -> timestamp((Timestamp) value, series, out);
            case QUALITY -> out.leaf(name, QualityText.text((Quality) value));
            case STRUCTURE -> composite(name, ((DataValue.Structure) value).members(), series, out);
            case ARRAY -> composite(name, ((DataValue.Array) value).elements(), series, out);
        }
    }

    private static void timestamp(Timestamp time, @Nullable ValueSeries series, XmlSink out) {
        out.start(ValueName.of(BasicType.TIMESTAMP));
        if (series == null || !series.repeats(time)) {
            if (time.timeQuality() != Timestamp.MILLISECOND) {
                out.attribute(TIME_QUALITY, HEX.toHexDigits((byte) time.timeQuality()));
            }
            out.text(IsoTime.text(time));
        }
        out.end();
    }

    private static void composite(String name, List<DataValue> parts, @Nullable ValueSeries series, XmlSink out) {
        out.start(name);
        for (int i = 0; i < parts.size(); i++) {
            encode(parts.get(i), series, out);
        }
        out.end();
    }

    /**
     * Decodes a value.
     *
     * @throws Fault UNEXPECTED_ELEMENT if the element is none of the value elements; any other fault in it
     */
    public static DataValue decode(XmlElement element) {
        return decode(element, null, 1);
    }

    /** Decodes a value that stands in a series. */
    static DataValue decode(XmlElement element, ValueSeries series) {
        return decode(element, series, 1);
    }

    private static DataValue decode(XmlElement element, @Nullable ValueSeries series, int level) {
        BasicType type = ValueName.type(element.name())
                .orElseThrow(() -> new Fault(
                        WireError.UNEXPECTED_ELEMENT,
                        element,
                        "expected a value such as <f>, but got <" + element.name() + ">"));
        try {
            return switch (type.kind()) {
                case BOOLEAN -> bool(ElementReader.leafText(element));
                case INTEGER -> integer(type, ElementReader.leafText(element));
                case FLOAT32 -> new DataValue.Float32(DecimalReader.float32(ElementReader.leafText(element)));
                case FLOAT64 -> new DataValue.Float64(DecimalReader.float64(ElementReader.leafText(element)));
                case OCTETS -> new DataValue.Octets(type, Hexadecimal.octets(ElementReader.leafText(element)));
                case TEXT -> new DataValue.Text(type, text(type, element));
                case BITS -> bits(type, ElementReader.leafText(element));
                case ENTRY_TIME -> IsoTime.entryTime(ElementReader.leafText(element));
                case TIMESTAMP -> timestamp(element, series);
                case QUALITY -> QualityText.parse(ElementReader.leafText(element));
                case STRUCTURE -> new DataValue.Structure(parts(element, series, level));
                case ARRAY -> new DataValue.Array(parts(element, series, level));
            };
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(element, e);
        }
    }

    private static DataValue bool(String text) {
        return switch (text) {
            case "true" -> DataValue.Bool.TRUE;
            case "false" -> DataValue.Bool.FALSE;
            default -> throw new IllegalArgumentException("expected true or false, but got \"" + text + "\"");
        };
    }

    private static DataValue integer(BasicType type, String text) {
        return new DataValue.Int(type, Numbers.integer(text, type.min(), type.max()));
    }

    private static DataValue bits(BasicType type, String text) {
        return new DataValue.Bits(type, BitDigits.parse(text, type.size()));
    }

    private static String text(BasicType type, XmlElement element) {
        // The others hold printable ASCII, which needs no other form.
        if (type != BasicType.UNICODE_STRING || element.attributeCount() == 0) {
            return ElementReader.leafText(element);
        }
        ElementReader in = new ElementReader(element);
        String text = TextForm.read(in);
        in.end();
        return text;
    }

    private static Timestamp timestamp(XmlElement element, @Nullable ValueSeries series) {
        if (series == null) {
            return timestamp(element);
        }
        if (element.text().isEmpty() && element.attributeCount() == 0) {
            ElementReader.leafText(element);
            return series.last();
        }
        Timestamp time = timestamp(element);
        series.repeats(time);
        return time;
    }

    private static Timestamp timestamp(XmlElement element) {
        if (element.attributeCount() == 0) {
            return IsoTime.timestamp(ElementReader.leafText(element), Timestamp.MILLISECOND);
        }
        ElementReader in = new ElementReader(element);
        Timestamp time = IsoTime.timestamp(in.text(), timeQuality(in));
        in.end();
        return time;
    }

    private static int timeQuality(ElementReader in) {
        String text = in.required(TIME_QUALITY);
        if (text.length() != 2 || !Hexadecimal.isHexadecimal(text)) {
            throw in.badAttribute(TIME_QUALITY, "expected two digits 0-9a-f, but got \"" + text + "\"");
        }
        return HexFormat.fromHexDigits(text);
    }

    private static List<DataValue> parts(XmlElement element, @Nullable ValueSeries series, int level) {
        if (level > DataValue.MAX_LEVELS) {
            throw new Fault(
                    WireError.LIMIT_EXCEEDED,
                    element,
                    "expected at most " + DataValue.MAX_LEVELS
                            + " levels of structures and arrays, but there are more");
        }
        ElementReader in = new ElementReader(element);
        DataValue[] parts = new DataValue[element.children().size()];
        int count = 0;
        while (in.hasNext()) {
            parts[count++] = decode(in.next(), series, level + 1);
        }
        in.end();
        // There are fewer if some are of foreign namespaces.
        return List.of(count == parts.length ? parts : Arrays.copyOf(parts, count));
    }
}
