package org.sdvp.model;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Values and types by chance, the same again for the same seed. */
public final class RandomValues {
    private final Random random;

    public RandomValues(long seed) {
        this.random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Any value of a type. */
    public DataValue value(DataType type) {
        BasicType basic = type.basicType();
        return switch (basic) {
            case BOOLEAN -> new DataValue.Bool(random.nextBoolean());
            case INT8, INT16, INT32, INT64, INT8U, INT16U, INT32U -> new DataValue.Int(basic, integer(basic));
            case ENUMERATED -> {
                List<Integer> ordinals =
                        List.copyOf(((DataType.Enumeration) type).literals().keySet());
                yield new DataValue.Int(basic, ordinals.get(below(ordinals.size())));
            }
            case FLOAT32 -> new DataValue.Float32(Float.intBitsToFloat(random.nextInt()));
            case FLOAT64 -> new DataValue.Float64(Double.longBitsToDouble(random.nextLong()));
            case OCTET_STRING -> new DataValue.Octets(basic, octets(below(65)));
            case ENTRY_ID -> new DataValue.Octets(basic, octets(8));
            case VISIBLE_STRING, OBJECT_REFERENCE, CURRENCY -> new DataValue.Text(basic, text(basic, 0x20, 0x7e));
            case UNICODE_STRING -> new DataValue.Text(basic, text(basic, 0xa0, 0xd7ff));
            case ENTRY_TIME -> new EntryTime(below(0x10000), below(86_400_000));
            case TIMESTAMP -> new Timestamp(random.nextInt() & 0xffff_ffffL, below(0x100_0000), below(0x100));
            case QUALITY -> new Quality(below(1 << 13));
            case DBPOS, TCMD, CHECK, TRG_OPS, OPT_FLDS -> new DataValue.Bits(basic, below(1 << basic.size()));
            case STRUCTURE ->
                new DataValue.Structure(((DataType.Structure) type)
                        .members().stream().map(member -> value(member.type())).toList());
            case ARRAY -> {
                DataType.Array array = (DataType.Array) type;
                yield new DataValue.Array(IntStream.range(0, array.size())
                        .mapToObj(i -> value(array.element()))
                        .toList());
            }
        };
    }

    private long integer(BasicType type) {
        return switch (below(4)) {
            case 0 -> type.min();
            case 1 -> type.max();
            default ->
                type == BasicType.INT64
                        ? random.nextLong()
                        : type.min() + (long) (random.nextDouble() * (type.max() - type.min()));
        };
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private String text(BasicType type, int first, int last) {
        return random.ints(below(type.size() + 1), first, last + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
