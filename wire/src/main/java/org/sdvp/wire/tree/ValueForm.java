package org.sdvp.wire.tree;

import java.util.List;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.text.BitDigits;
import org.sdvp.wire.text.DecimalReader;
import org.sdvp.wire.text.Decimals;
import org.sdvp.wire.xml.WireError;

/** Values: {@code type} and {@code value}, which is a list of values for structures and arrays. */
final class ValueForm {
    /** A value of any type. */
    static final Form<DataValue> VALUE = level(1);

    private static final int QUALITY_BITS = 13;
    private static final Form<BasicType> TYPE = Form.text(BasicType::name, ValueForm::type);
    private static final String VALUE_MEMBER = "value";

    private ValueForm() {}

    /** Reads the members of a value, which may stand beside others. */
    static DataValue read(FieldsReader in) {
        return read(in, 1);
    }

    private static Form<DataValue> level(int level) {
        return Form.fields(ValueForm::write, in -> read(in, level));
    }

    private static void write(DataValue value, FieldsWriter out) {
        BasicType type = value.type();
        out.put("type", TYPE, type);
        if (type == BasicType.STRUCTURE || type == BasicType.ARRAY) {
            out.list(VALUE_MEMBER, VALUE, parts(value));
        } else {
            out.put(VALUE_MEMBER, leaf(type), value);
        }
    }

    private static List<DataValue> parts(DataValue value) {
        return value instanceof DataValue.Structure structure
                ? structure.members()
                : ((DataValue.Array) value).elements();
    }

    private static DataValue read(FieldsReader in, int level) {
        BasicType type = in.get("type", TYPE);
        if (type != BasicType.STRUCTURE && type != BasicType.ARRAY) {
            return in.get(VALUE_MEMBER, leaf(type));
        }
        if (level > DataValue.MAX_LEVELS) {
            throw in.node()
                    .fault(
                            WireError.LIMIT_EXCEEDED,
                            "expected at most " + DataValue.MAX_LEVELS
                                    + " levels of structures and arrays, but there are more");
        }
        List<DataValue> parts = in.list(VALUE_MEMBER, level(level + 1));
        return type == BasicType.STRUCTURE ? new DataValue.Structure(parts) : new DataValue.Array(parts);
    }

    private static Form<DataValue> leaf(BasicType type) {
        return Form.of(ValueForm::leaf, node -> leaf(type, node));
    }

    private static Tree leaf(DataValue value) {
        return switch (value.type().kind()) {
            case BOOLEAN -> new Tree.Truth(((DataValue.Bool) value).value());
            case INTEGER -> new Tree.Whole(((DataValue.Int) value).value());
            case FLOAT32 -> new Tree.Real(Decimals.text(((DataValue.Float32) value).value()));
            case FLOAT64 -> new Tree.Real(Decimals.text(((DataValue.Float64) value).value()));
            case OCTETS -> new Tree.Bytes(Octets.of(((DataValue.Octets) value).octets()), Tree.Spelling.HEXADECIMAL);
            case TEXT -> new Tree.Text(((DataValue.Text) value).value());
            case BITS ->
                new Tree.Text(BitDigits.text(
                        ((DataValue.Bits) value).bits(), value.type().size()));
            case ENTRY_TIME -> Leaves.ENTRY_TIME.write((EntryTime) value);
            case TIMESTAMP -> Leaves.TIMESTAMP.write((Timestamp) value);
            case QUALITY -> new Tree.Text(BitDigits.text(((Quality) value).bits(), QUALITY_BITS));
            case STRUCTURE, ARRAY -> throw new IllegalArgumentException(value.type() + " is no leaf");
        };
    }

    private static DataValue leaf(BasicType type, TreeNode node) {
        return switch (type.kind()) {
            case BOOLEAN -> DataValue.Bool.of(node.truth());
            case INTEGER -> new DataValue.Int(type, node.whole(type.min(), type.max()));
            case FLOAT32 -> new DataValue.Float32(DecimalReader.float32(node.real()));
            case FLOAT64 -> new DataValue.Float64(DecimalReader.float64(node.real()));
            case OCTETS ->
                new DataValue.Octets(
                        type, node.octets(Tree.Spelling.HEXADECIMAL).bytes());
            case TEXT -> new DataValue.Text(type, node.text());
            case BITS -> new DataValue.Bits(type, BitDigits.parse(node.text(), type.size()));
            case ENTRY_TIME -> Leaves.ENTRY_TIME.read(node);
            case TIMESTAMP -> Leaves.TIMESTAMP.read(node);
            case QUALITY -> new Quality(BitDigits.parse(node.text(), QUALITY_BITS));
            case STRUCTURE, ARRAY -> throw new IllegalArgumentException(type + " is no leaf");
        };
    }

    /** The type of a name. */
    static BasicType type(String name) {
        for (BasicType type : BasicType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("expected a type such as FLOAT32, but got \"" + name + "\"");
    }
}
