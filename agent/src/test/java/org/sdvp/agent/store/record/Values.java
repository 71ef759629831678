package org.sdvp.agent.store.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.Fcda;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Values and entries by chance, the same again for the same seed. */
public final class Values {
    private final Random random;

    public Values(long seed) {
        random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    public DataValue value() {
        return value(3);
    }

    private DataValue value(int depth) {
        BasicType[] types = BasicType.values();
        BasicType type = types[random.nextInt(depth == 0 ? types.length - 2 : types.length)];
        return switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.of(random.nextBoolean());
            case INTEGER -> new DataValue.Int(type, integer(type));
            case FLOAT32 -> new DataValue.Float32(Float.intBitsToFloat(random.nextInt()));
            case FLOAT64 -> new DataValue.Float64(Double.longBitsToDouble(random.nextLong()));
            case TEXT -> new DataValue.Text(type, text(type));
            case OCTETS -> {
                byte[] octets = new byte[type == BasicType.ENTRY_ID ? 8 : random.nextInt(65)];
                random.nextBytes(octets);
                yield new DataValue.Octets(type, octets);
            }
            case BITS -> new DataValue.Bits(type, random.nextInt(1 << type.size()));
            case ENTRY_TIME -> time();
            case TIMESTAMP ->
                new Timestamp(random.nextInt() & 0xffff_ffffL, random.nextInt(1 << 24), random.nextInt(256));
            case QUALITY -> new Quality(random.nextInt(1 << 13));
            case STRUCTURE -> new DataValue.Structure(several(depth - 1));
            case ARRAY -> new DataValue.Array(several(depth - 1));
        };
    }

    private List<DataValue> several(int depth) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(depth)).toList();
    }

    private long integer(BasicType type) {
        return switch (random.nextInt(3)) {
            case 0 -> type.min();
            case 1 -> type.max();
            default -> Math.max(type.min(), Math.min(type.max(), random.nextLong() >> random.nextInt(64)));
        };
    }

    private String text(BasicType type) {
        boolean ascii = type != BasicType.UNICODE_STRING;
        return random.ints(random.nextInt(type.size() + 1), ascii ? 0x20 : 0xa0, ascii ? 0x7f : 0xd800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public EntryTime time() {
        return new EntryTime(random.nextInt(1 << 16), random.nextInt(86_400_000));
    }

    public ReportEntry report(long id) {
        List<ReportEntry.Member> members = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.add(new ReportEntry.Member(random.nextInt(1000), value(), reasons()));
        }
        ReportEntry.Kind[] kinds = ReportEntry.Kind.values();
        return new ReportEntry(new EntryId(id), time(), kinds[random.nextInt(kinds.length)], members);
    }

    public LogEntry log(long id) {
        List<LogEntry.Member> members = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.add(new LogEntry.Member(
                    Fcda.parse("HP1/GGIO1.AnIn" + random.nextInt(20) + ".mag.f[MX]"), value(), reasons()));
        }
        return new LogEntry(new EntryId(id), time(), members);
    }

    private Set<TriggerOption> reasons() {
        Set<TriggerOption> reasons = EnumSet.noneOf(TriggerOption.class);
        for (TriggerOption option : TriggerOption.values()) {
            if (random.nextBoolean()) {
                reasons.add(option);
            }
        }
        return reasons;
    }
}
