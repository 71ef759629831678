package org.sdvp.wire.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Random values of every type: bounds, ordinary numbers and any bits, so that no form is left out. */
final class RandomValues {
    private static final String HARD = "<>&'\"\t\n\r ]x\u0085\u00e9\u4e2d\u2028\ufffd";
    private static final int EMOJI = 0x1f600;

    private final Random random;
    private Timestamp last = new Timestamp(0, 0, 0);

    RandomValues(Random random) {
        this.random = random;
    }

    DataValue next() {
        return next(4);
    }

    private DataValue next(int levels) {
        BasicType[] types = BasicType.values();
        BasicType type = types[random.nextInt(types.length)];
        return switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.of(random.nextBoolean());
            case INTEGER -> integer(type);
            case FLOAT32 -> new DataValue.Float32(float32());
            case FLOAT64 -> new DataValue.Float64(float64());
            case OCTETS -> octets(type);
            case TEXT -> new DataValue.Text(type, text(random.nextInt(type.size() + 1), type));
            case BITS -> new DataValue.Bits(type, random.nextInt(1 << type.size()));
            case ENTRY_TIME -> new EntryTime(random.nextInt(1 << 16), random.nextInt(86_400_000));
            case TIMESTAMP -> timestamp();
            case QUALITY -> random.nextBoolean() ? Quality.GOOD : new Quality(random.nextInt(1 << 13));
            case STRUCTURE -> new DataValue.Structure(parts(levels));
            case ARRAY -> new DataValue.Array(parts(levels));
        };
    }

    private List<DataValue> parts(int levels) {
        List<DataValue> parts = new ArrayList<>();
        for (int i = levels == 0 ? 0 : random.nextInt(5); i > 0; i--) {
            parts.add(next(levels - 1));
        }
        return parts;
    }

    private DataValue integer(BasicType type) {
        return new DataValue.Int(
                type,
                switch (random.nextInt(4)) {
                    case 0 -> type.min();
                    case 1 -> type.max();
                    case 2 -> random.nextInt(100);
                    default -> type == BasicType.INT64 ? random.nextLong() : random.nextLong(type.min(), type.max());
                });
    }

    private float float32() {
        return random.nextBoolean() ? Float.intBitsToFloat(random.nextInt()) : random.nextInt(-9999, 9999) / 100f;
    }

    private double float64() {
        return random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(-9999, 9999) / 100d;
    }

    private DataValue octets(BasicType type) {
        byte[] octets = new byte[type == BasicType.ENTRY_ID ? type.size() : random.nextInt(type.size() + 1)];
        random.nextBytes(octets);
        return new DataValue.Octets(type, octets);
    }

    /** Any time, often the one before. */
    Timestamp timestamp() {
        if (random.nextInt(3) > 0) {
            last = anyTime();
        }
        return last;
    }

    private Timestamp anyTime() {
        int fraction = random.nextBoolean() ? random.nextInt(1 << 24) : 0;
        int quality = random.nextBoolean() ? Timestamp.MILLISECOND : random.nextInt(256);
        return new Timestamp(random.nextLong(1L << 32), fraction, quality);
    }

    private String text(int length, BasicType type) {
        if (type == BasicType.UNICODE_STRING) {
            return text(length, true);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(0x20, 0x7f));
        }
        return text.toString();
    }

    /** Text of up to so many characters that XML can carry, with line ends of all kinds or with none of its own. */
    String text(int max, boolean carriageReturn) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(Math.max(1, max)); i > 0; i--) {
            int choice = random.nextInt(HARD.length() + 12);
            if (choice < HARD.length()) {
                text.append(HARD.charAt(choice));
            } else {
                text.appendCodePoint(choice == HARD.length() ? EMOJI : random.nextInt(0x20, 0x7f));
            }
        }
        return carriageReturn ? text.toString() : text.toString().replace('\r', '.');
    }
}
