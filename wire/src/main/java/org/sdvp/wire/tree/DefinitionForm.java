package org.sdvp.wire.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.wire.xml.WireError;

/** Definitions of data objects and attributes, the answer to GetDataDefinition (IEC 61850-7-2 clause 12.3.4). */
final class DefinitionForm {
    /** A data object or data attribute with all that is below it. */
    static final Form<DataNode> DEFINITION = node(1);

    private static final int MAX_ARRAY = 1_000_000;
    private static final Form<String> NAME = Leaves.name(1, 64);
    private static final Form<String> ENUMERATION_NAME = Leaves.name(1, 255);
    private static final Form<Integer> SIZE = Leaves.number(1, MAX_ARRAY);
    private static final Form<BasicType> TYPE = Form.text(BasicType::name, ValueForm::type);
    private static final Form<Map.Entry<Integer, String>> LITERAL = Form.fields(
            (literal, out) -> out.put("ordinal", Leaves.number(Integer.MIN_VALUE, Integer.MAX_VALUE), literal.getKey())
                    .put("literal", Leaves.TEXT, literal.getValue()),
            in -> Map.entry(
                    in.get("ordinal", Leaves.number(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    in.get("literal", Leaves.TEXT)));

    private static final String DATA_OBJECT = "dataObject";
    private static final String DATA_ATTRIBUTE = "dataAttribute";
    private static final String TYPE_MEMBER = "type";

    private DefinitionForm() {}

    private static Form<DataNode> node(int level) {
        return Form.fields(DefinitionForm::write, in -> read(in, level));
    }

    private static void write(DataNode node, FieldsWriter out) {
        if (node instanceof DataObject object) {
            out.put(DATA_OBJECT, NAME, object.name())
                    .put("cdc", NAME, object.cdc())
                    .list("children", DEFINITION, object.children());
        } else {
            DataAttribute attribute = (DataAttribute) node;
            out.put(DATA_ATTRIBUTE, NAME, attribute.name())
                    .put("fc", Leaves.CONSTRAINT, attribute.fc())
                    .put(TYPE_MEMBER, type(1), attribute.type());
        }
    }

    private static DataNode read(FieldsReader in, int level) {
        checkLevel(in, level);
        if (in.has(DATA_OBJECT)) {
            return new DataObject(in.get(DATA_OBJECT, NAME), in.get("cdc", NAME), in.list("children", node(level + 1)));
        }
        return new DataAttribute(
                in.get(DATA_ATTRIBUTE, NAME),
                in.get("fc", Leaves.CONSTRAINT),
                in.get(TYPE_MEMBER, type(level + 1)),
                Set.of(),
                Optional.empty());
    }

    private static Form<DataType> type(int level) {
        return Form.fields(DefinitionForm::writeType, in -> readType(in, level));
    }

    private static void writeType(DataType type, FieldsWriter out) {
        out.put(TYPE_MEMBER, TYPE, type.basicType());
        switch (type.basicType()) {
            case STRUCTURE -> out.list("members", member(1), ((DataType.Structure) type).members());
            case ARRAY -> {
                DataType.Array array = (DataType.Array) type;
                out.put("size", SIZE, array.size()).put("element", type(1), array.element());
            }
            case ENUMERATED -> {
                DataType.Enumeration enumeration = (DataType.Enumeration) type;
                out.put("name", ENUMERATION_NAME, enumeration.name())
                        .put(
                                "literals",
                                Form.list(LITERAL),
                                List.copyOf(enumeration.literals().entrySet()));
            }
            default -> {}
        }
    }

    private static DataType readType(FieldsReader in, int level) {
        checkLevel(in, level);
        BasicType type = in.get(TYPE_MEMBER, TYPE);
        return switch (type) {
            case STRUCTURE -> new DataType.Structure(in.list("members", member(level + 1)));
            case ARRAY -> new DataType.Array(in.get("size", SIZE), in.get("element", type(level + 1)));
            case ENUMERATED -> new DataType.Enumeration(in.get("name", ENUMERATION_NAME), literals(in));
            default -> new DataType.Basic(type);
        };
    }

    private static Form<DataType.Member> member(int level) {
        return Form.fields(
                (member, out) -> out.put("name", NAME, member.name()).put(TYPE_MEMBER, type(level), member.type()),
                in -> new DataType.Member(in.get("name", NAME), in.get(TYPE_MEMBER, type(level))));
    }

    private static Map<Integer, String> literals(FieldsReader in) {
        Map<Integer, String> literals = new TreeMap<>();
        for (Map.Entry<Integer, String> literal : in.get("literals", Form.list(LITERAL, 1))) {
            if (literals.put(literal.getKey(), literal.getValue()) != null) {
                throw new IllegalArgumentException("the ordinal " + literal.getKey() + " comes twice");
            }
        }
        return literals;
    }

    private static void checkLevel(FieldsReader in, int level) {
        if (level > DataNode.MAX_LEVELS) {
            throw in.node()
                    .fault(
                            WireError.LIMIT_EXCEEDED,
                            "expected at most " + DataNode.MAX_LEVELS + " levels, but there are more");
        }
    }
}
