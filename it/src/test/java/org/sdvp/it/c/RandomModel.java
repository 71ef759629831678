package org.sdvp.it.c;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogControl;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ReportControl;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.SettingControl;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** Models by chance with everything that a model can have, the same again for the same seed. */
final class RandomModel {
    private static final BasicType[] TYPES = BasicType.values();
    private static final long UNSIGNED = 0xffff_ffffL;

    private final Random random;

    RandomModel(long seed) {
        random = new Random(seed);
    }

    ServerModel model() {
        return new ServerModel(
                "*/ \"?" + text(20, 0x20, 0x2ff),
                IntStream.rangeClosed(1, 1 + random.nextInt(3))
                        .mapToObj(i -> device("LD" + i))
                        .toList());
    }

    private LogicalDevice device(String name) {
        List<LogicalNode> nodes = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            nodes.add(
                    i == 0
                            ? new LogicalNode("", "LLN0", "", objects(2), blocks())
                            : new LogicalNode(chance() ? "p" : "", "GGIO", "" + i, objects(2), blocks()));
        }
        return new LogicalDevice(name, nodes);
    }

    private List<DataObject> objects(int levels) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> object("Do" + i, levels))
                .toList();
    }

    private DataObject object(String name, int levels) {
        List<DataNode> children = new ArrayList<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            children.add(levels > 0 && random.nextInt(5) == 0 ? object("sub" + i, levels - 1) : attribute("da" + i));
        }
        return new DataObject(name, "CDC" + random.nextInt(3), children);
    }

    private DataAttribute attribute(String name) {
        DataType type = type(3);
        return new DataAttribute(
                name,
                one(FunctionalConstraint.values()),
                type,
                some(EnumSet.of(TriggerOption.DCHG, TriggerOption.QCHG, TriggerOption.DUPD)),
                chance() ? Optional.of(value(type)) : Optional.empty());
    }

    private DataType type(int levels) {
        BasicType basic = one(TYPES);
        return switch (basic) {
            case STRUCTURE -> levels == 0 ? new DataType.Basic(BasicType.INT8) : structure(levels - 1);
            case ARRAY ->
                levels == 0
                        ? new DataType.Basic(BasicType.BOOLEAN)
                        : new DataType.Array(1 + random.nextInt(4), type(levels - 1));
            case ENUMERATED -> enumeration();
            default -> new DataType.Basic(basic);
        };
    }

    private DataType structure(int levels) {
        return new DataType.Structure(IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new DataType.Member("m" + i, type(levels)))
                .toList());
    }

    private DataType enumeration() {
        Map<Integer, String> literals = new TreeMap<>(Map.of(chance() ? Integer.MIN_VALUE : 1, "\"\\??/\u00b5"));
        for (int i = 0; i < random.nextInt(5); i++) {
            literals.put(random.nextInt(), text(12, 0x20, 0xff));
        }
        return new DataType.Enumeration("Kind" + random.nextInt(2), literals);
    }

    private DataValue value(DataType type) {
        BasicType basic = type.basicType();
        return switch (basic.kind()) {
            case BOOLEAN -> DataValue.Bool.of(chance());
            case INTEGER -> new DataValue.Int(basic, integer(type));
            case FLOAT32 -> new DataValue.Float32(chance() ? Float.MIN_VALUE : Float.intBitsToFloat(random.nextInt()));
            case FLOAT64 -> new DataValue.Float64(chance() ? -0.0 : Double.longBitsToDouble(random.nextLong()));
            case OCTETS -> octets(basic);
            case TEXT ->
                new DataValue.Text(basic, text(basic.size(), ' ', basic == BasicType.UNICODE_STRING ? 0xd7ff : '~'));
            case BITS -> new DataValue.Bits(basic, random.nextInt(1 << basic.size()));
            case ENTRY_TIME -> new EntryTime(random.nextInt(0x10000), random.nextInt(86_400_000));
            case TIMESTAMP ->
                new Timestamp(random.nextLong() & UNSIGNED, random.nextInt(0x100_0000), random.nextInt(0x100));
            case QUALITY -> new Quality(random.nextInt(1 << 13));
            case STRUCTURE ->
                new DataValue.Structure(((DataType.Structure) type)
                        .members().stream().map(member -> value(member.type())).toList());
            case ARRAY ->
                new DataValue.Array(IntStream.range(0, ((DataType.Array) type).size())
                        .mapToObj(i -> value(((DataType.Array) type).element()))
                        .toList());
        };
    }

    private long integer(DataType type) {
        if (type instanceof DataType.Enumeration enumeration) {
            return List.copyOf(enumeration.literals().keySet())
                    .get(random.nextInt(enumeration.literals().size()));
        }
        return chance() ? type.basicType().min() : type.basicType().max();
    }

    private DataValue octets(BasicType type) {
        byte[] octets = new byte[type == BasicType.ENTRY_ID ? type.size() : random.nextInt(type.size() + 1)];
        random.nextBytes(octets);
        return new DataValue.Octets(type, octets);
    }

    private String text(int most, int first, int last) {
        return random.ints(random.nextInt(most + 1), first, last + 1)
                .filter(c -> c < 0x7f || c > 0x9f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private ControlBlocks blocks() {
        if (chance()) {
            return ControlBlocks.NONE;
        }
        return new ControlBlocks(
                List.of(new DataSet(
                        "Set", List.of(Fcda.parse("LD1/LLN0.Do0[ST]"), Fcda.parse("LD1/LLN0.Do1.da(2)[MX]")))),
                List.of(report("Rep", true), report("Live", false)),
                List.of(new LogControl("Lcb", dataSet(), "Log", chance(), chance(), any(), number())),
                List.of("Log", "Other"),
                chance() ? Optional.of(new SettingControl(255, 7, random.nextInt(0x10000))) : Optional.empty());
    }

    private ReportControl report(String name, boolean buffered) {
        return new ReportControl(
                name,
                buffered,
                text(40, ' ', '~'),
                dataSet(),
                number(),
                some(EnumSet.allOf(ReportField.class)),
                number(),
                any(),
                number(),
                1 + random.nextInt(99),
                true);
    }

    private Optional<String> dataSet() {
        return chance() ? Optional.of("Set") : Optional.empty();
    }

    private long number() {
        return chance() ? UNSIGNED : random.nextInt(1000);
    }

    private Set<TriggerOption> any() {
        return some(EnumSet.allOf(TriggerOption.class));
    }

    private <E extends Enum<E>> Set<E> some(EnumSet<E> all) {
        all.removeIf(each -> chance());
        return all;
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private boolean chance() {
        return random.nextBoolean();
    }
}
