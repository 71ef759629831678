package org.sdvp.it.c;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ReportField;
import org.sdvp.model.ServerModel;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/** All of a model in lines, as {@code model-dump.c} prints the table in C: texts as hexadecimal, names of types as numbers. */
final class ModelDump {
    private final List<String> lines = new ArrayList<>();

    private ModelDump() {}

    static List<String> of(ServerModel model) {
        ModelDump dump = new ModelDump();
        dump.line("model", model.name());
        for (LogicalDevice device : model.logicalDevices()) {
            dump.line("device", device.name());
            for (LogicalNode node : device.logicalNodes()) {
                dump.line("node", node.name());
                node.dataObjects().forEach(dump::node);
                dump.blocks(node.blocks());
            }
        }
        return dump.lines;
    }

    private static String quoted(byte[] octets) {
        return "'" + HexFormat.of().formatHex(octets) + "'";
    }

    private static String quoted(String text) {
        return quoted(text.getBytes(StandardCharsets.UTF_8));
    }

    private void line(String what, String name) {
        lines.add(what + " " + quoted(name));
    }

    private void line(String what, Optional<String> name) {
        lines.add(what + " " + name.map(ModelDump::quoted).orElse("none"));
    }

    private void node(DataNode node) {
        if (node instanceof DataObject object) {
            line("object", object.name());
            line("cdc", object.cdc());
            object.children().forEach(this::node);
            line("end", object.name());
            return;
        }
        DataAttribute attribute = (DataAttribute) node;
        line("attribute", attribute.name());
        lines.add("fc " + (attribute.fc().ordinal() + 1) + " triggers " + triggers(attribute.trgOps()));
        type(attribute.type());
        attribute.initialValue().ifPresent(this::value);
    }

    private void type(DataType type) {
        switch (type.basicType()) {
            case ENUMERATED -> {
                DataType.Enumeration enumeration = (DataType.Enumeration) type;
                type(type, enumeration.literals().size());
                line("enumeration", enumeration.name());
                enumeration.literals().forEach((ordinal, literal) -> line(ordinal + " literal", literal));
            }
            case STRUCTURE -> {
                List<DataType.Member> members = ((DataType.Structure) type).members();
                type(type, members.size());
                members.forEach(member -> {
                    line("member", member.name());
                    type(member.type());
                });
            }
            case ARRAY -> {
                type(type, ((DataType.Array) type).size());
                lines.add("member none");
                type(((DataType.Array) type).element());
            }
            default -> type(type, 0);
        }
    }

    private void type(DataType type, int count) {
        lines.add("type " + type.basicType().ordinal() + " " + count);
    }

    private void value(DataValue value) {
        String start = "value " + value.type().ordinal() + " ";
        switch (value.type().kind()) {
            case STRUCTURE -> list(start, ((DataValue.Structure) value).members());
            case ARRAY -> list(start, ((DataValue.Array) value).elements());
            default -> lines.add(start + content(value));
        }
    }

    private void list(String start, List<DataValue> items) {
        lines.add(start + items.size());
        items.forEach(this::value);
    }

    private static String content(DataValue value) {
        return switch (value.type().kind()) {
            case BOOLEAN -> ((DataValue.Bool) value).value() ? "1" : "0";
            case FLOAT32 -> real(((DataValue.Float32) value).value());
            case FLOAT64 -> real(((DataValue.Float64) value).value());
            case TEXT -> quoted(((DataValue.Text) value).value()) + " 0";
            case OCTETS -> octets((DataValue.Octets) value);
            case BITS -> Integer.toString(((DataValue.Bits) value).bits());
            case QUALITY -> Integer.toString(((Quality) value).bits());
            case TIMESTAMP -> timestamp((Timestamp) value);
            case ENTRY_TIME -> entryTime((EntryTime) value);
            case INTEGER, STRUCTURE, ARRAY -> value.toString();
        };
    }

    private static String octets(DataValue.Octets value) {
        return switch (value.type()) {
            case ENTRY_ID -> value.toString();
            default -> quoted(value.octets());
        };
    }

    private static String timestamp(Timestamp value) {
        return value.secondSinceEpoch() + " " + value.fractionOfSecond() + " " + value.timeQuality();
    }

    private static String entryTime(EntryTime value) {
        return value.daysSince1984() + " " + value.milliseconds();
    }

    private static String real(double value) {
        return Double.isNaN(value) ? "NaN" : "%016x".formatted(Double.doubleToRawLongBits(value));
    }

    private void blocks(ControlBlocks blocks) {
        blocks.dataSets().forEach(set -> {
            line("dataset", set.name());
            set.members().forEach(member -> line("fcda", member.toString()));
        });
        blocks.reportControls().forEach(rcb -> {
            line(rcb.buffered() ? "brcb" : "urcb", rcb.name());
            line("rptid", rcb.rptId());
            line("datset", rcb.dataSet());
            lines.add(rcb.confRev() + " " + fields(rcb.optFlds()) + " " + rcb.bufTm() + " " + triggers(rcb.trgOps())
                    + " " + rcb.intgPd() + " " + rcb.instances() + " " + number(rcb.indexed()));
        });
        blocks.logControls().forEach(lcb -> {
            line("lcb", lcb.name());
            line("datset", lcb.dataSet());
            line("log", lcb.logName());
            lines.add(number(lcb.logEna()) + " " + number(lcb.reasonCode()) + " " + triggers(lcb.trgOps()) + " "
                    + lcb.intgPd());
        });
        blocks.logs().forEach(log -> line("logname", log));
        blocks.settingControl()
                .ifPresent(sgcb -> lines.add("sgcb " + sgcb.numOfSG() + " " + sgcb.actSG() + " " + sgcb.resvTms()));
    }

    private static int number(boolean truth) {
        return truth ? 1 : 0;
    }

    // Bit 0 of TRG_OPS is reserved and the most significant of six.
    private static int triggers(Set<TriggerOption> options) {
        return options.stream().mapToInt(option -> 0x10 >> option.ordinal()).sum();
    }

    private static int fields(Set<ReportField> fields) {
        return fields.stream().mapToInt(field -> 0x100 >> field.ordinal()).sum();
    }
}
