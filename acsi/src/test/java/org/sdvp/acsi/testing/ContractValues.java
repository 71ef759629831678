package org.sdvp.acsi.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** For every basic type the values at its edges, and some by chance. */
final class ContractValues {
    private static final String BEYOND_BMP = new String(Character.toChars(0x1f525));
    private static final float[] FLOATS = {
        0f,
        -0f,
        1f,
        -1f,
        0.1f,
        21.5f,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY
    };
    private static final double[] DOUBLES = {
        0d,
        -0d,
        1d,
        -1d,
        0.1d,
        Math.PI,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final Random random;

    ContractValues(long seed) {
        random = new Random(seed);
    }

    /** Values for the attribute of a type in {@link ContractModel}. */
    List<DataValue> of(BasicType type) {
        return switch (type.kind()) {
            case BOOLEAN -> List.of(DataValue.Bool.TRUE, DataValue.Bool.FALSE);
            case INTEGER -> integers(type);
            case FLOAT32 -> floats();
            case FLOAT64 -> doubles();
            case OCTETS -> octets(type);
            case TEXT -> texts(type);
            case BITS -> bits(type);
            case ENTRY_TIME ->
                List.of(new EntryTime(0, 0), new EntryTime(0xffff, 86_399_999), new EntryTime(15_000, 1));
            case TIMESTAMP -> timestamps();
            case QUALITY -> qualities();
            case STRUCTURE -> List.of(vector(Float.NaN, -0f), vector(random.nextFloat(), 1f));
            case ARRAY -> List.of(new DataValue.Array(List.of(ordinal(-1), ordinal(0), ordinal(127))), ones());
        };
    }

    private List<DataValue> integers(BasicType type) {
        LongStream edges = type == BasicType.ENUMERATED
                ? LongStream.of(-1, 0, 1, 127)
                : LongStream.of(type.min(), type.max(), 0, 1, type.max() - 1, type.min() + 1, type.max() / 3);
        return edges.mapToObj(value -> (DataValue) new DataValue.Int(type, value))
                .toList();
    }

    private List<DataValue> floats() {
        List<DataValue> all = new ArrayList<>();
        for (float value : FLOATS) {
            all.add(new DataValue.Float32(value));
        }
        for (int i = 0; i < 20; i++) {
            all.add(new DataValue.Float32(Float.intBitsToFloat(random.nextInt())));
        }
        return all;
    }

    private List<DataValue> doubles() {
        List<DataValue> all = new ArrayList<>();
        for (double value : DOUBLES) {
            all.add(new DataValue.Float64(value));
        }
        for (int i = 0; i < 20; i++) {
            all.add(new DataValue.Float64(Double.longBitsToDouble(random.nextLong())));
        }
        return all;
    }

    private List<DataValue> octets(BasicType type) {
        byte[] longest = new byte[type.size()];
        random.nextBytes(longest);
        List<DataValue> all = new ArrayList<>(List.of(new DataValue.Octets(type, longest)));
        if (type == BasicType.OCTET_STRING) {
            all.add(new DataValue.Octets(type, new byte[0]));
            all.add(new DataValue.Octets(type, new byte[] {0, -1}));
        }
        return all;
    }

    private static List<DataValue> texts(BasicType type) {
        List<String> texts = new ArrayList<>(List.of("", "x".repeat(type.size())));
        if (type.size() > 3) {
            texts.addAll(List.of(" a  b ", "<&>\"'", "]]>", "~!{}|\\"));
        }
        if (type == BasicType.UNICODE_STRING) {
            texts.addAll(List.of(
                    BEYOND_BMP.repeat(type.size()),
                    "\u00e6\u00f8\u00e5 \u20ac",
                    "\t\n\r\r\n",
                    "\u0085\u2028\ufffd",
                    " "));
        }
        return texts.stream()
                .map(text -> (DataValue) new DataValue.Text(type, text))
                .toList();
    }

    private static List<DataValue> bits(BasicType type) {
        List<DataValue> all =
                new ArrayList<>(List.of(new DataValue.Bits(type, 0), new DataValue.Bits(type, (1 << type.size()) - 1)));
        for (int i = 0; i < type.size(); i++) {
            all.add(new DataValue.Bits(type, 1 << i));
        }
        return all;
    }

    private List<DataValue> timestamps() {
        List<DataValue> all = new ArrayList<>(
                List.of(new Timestamp(0, 0, 0), new Timestamp(0xffff_ffffL, 0xff_ffff, 0xff), new Timestamp(1, 1, 1)));
        for (int i = 0; i < 20; i++) {
            all.add(new Timestamp(random.nextInt() & 0xffff_ffffL, random.nextInt(0x100_0000), random.nextInt(0x100)));
        }
        return all;
    }

    private List<DataValue> qualities() {
        List<DataValue> all = new ArrayList<>(List.of(new Quality(0), new Quality(0x1fff)));
        for (int i = 0; i < 13; i++) {
            all.add(new Quality(1 << i));
        }
        for (int i = 0; i < 20; i++) {
            all.add(new Quality(random.nextInt(1 << 13)));
        }
        return all;
    }

    private static DataValue vector(float mag, float ang) {
        return DataValue.Structure.of(
                DataValue.Structure.of(new DataValue.Float32(mag)), DataValue.Structure.of(new DataValue.Float32(ang)));
    }

    private static DataValue ones() {
        return new DataValue.Array(List.of(ordinal(1), ordinal(1), ordinal(1)));
    }

    private static DataValue ordinal(int value) {
        return new DataValue.Int(BasicType.ENUMERATED, value);
    }
}
