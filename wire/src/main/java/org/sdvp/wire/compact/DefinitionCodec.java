package org.sdvp.wire.compact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/**
 * Definitions of data objects and attributes. A data object is {@code do}, an attribute {@code da}, a member of a
 * structure {@code m}, the element of an array {@code el}; the last three have the type tag {@code t}, a name of
 * {@link ValueName}, and hold the parts of the type: members of a structure, the element of an array, {@code l} for the
 * literals of an enumeration.
 */
final class DefinitionCodec {
    private static final String DATA_OBJECT = "do";
    private static final String DATA_ATTRIBUTE = "da";
    private static final String MEMBER = "m";
    private static final String ELEMENT = "el";
    private static final String LITERAL = "l";
    private static final String NAME = "n";
    private static final String CDC = "cdc";
    private static final String TYPE = "t";
    private static final String ENUMERATION = "enum";
    private static final String SIZE = "size";
    private static final String ORDINAL = "o";
    private static final int MAX_NAME = 64;
    private static final int MAX_ENUMERATION_NAME = 255;
    private static final int MAX_ARRAY = 1_000_000;

    private DefinitionCodec() {}

    static void encode(DataNode node, XmlSink out) {
        if (node instanceof DataObject object) {
            out.start(DATA_OBJECT).attribute(NAME, object.name()).attribute(CDC, object.cdc());
            object.children().forEach(child -> encode(child, out));
        } else {
            DataAttribute attribute = (DataAttribute) node;
            out.start(DATA_ATTRIBUTE)
                    .attribute(NAME, attribute.name())
                    .attribute(References.FC, attribute.fc().name());
            putType(attribute.type(), out);
        }
        out.end();
    }

    private static void putType(DataType type, XmlSink out) {
        out.attribute(TYPE, ValueName.of(type.basicType()));
        switch (type.basicType()) {
            case STRUCTURE -> {
                for (DataType.Member member : ((DataType.Structure) type).members()) {
                    out.start(MEMBER).attribute(NAME, member.name());
                    putType(member.type(), out);
                    out.end();
                }
            }
            case ARRAY -> {
                DataType.Array array = (DataType.Array) type;
                out.attribute(SIZE, Integer.toString(array.size())).start(ELEMENT);
                putType(array.element(), out);
                out.end();
            }
            case ENUMERATED -> {
                DataType.Enumeration enumeration = (DataType.Enumeration) type;
                out.attribute(ENUMERATION, enumeration.name());
                enumeration
                        .literals()
                        .forEach((ordinal, literal) -> out.start(LITERAL)
                                .attribute(ORDINAL, ordinal.toString())
                                .text(literal)
                                .end());
            }
            default -> {}
        }
    }

    static DataNode decode(XmlElement element) {
        return decode(element, 1);
    }

    private static DataNode decode(XmlElement element, int level) {
        checkLevel(element, level);
        ElementReader in = new ElementReader(element);
        return switch (element.name()) {
            case DATA_OBJECT -> dataObject(in, level);
            case DATA_ATTRIBUTE -> dataAttribute(in, level);
            default ->
                throw new Fault(
                        WireError.UNEXPECTED_ELEMENT,
                        element,
                        "expected <do> or <da>, but got <" + element.name() + ">");
        };
    }

    private static DataObject dataObject(ElementReader in, int level) {
        String name = in.name(NAME, MAX_NAME);
        String cdc = in.name(CDC, MAX_NAME);
        List<DataNode> children = new ArrayList<>();
        while (in.hasNext()) {
            children.add(decode(in.next(), level + 1));
        }
        in.end();
        try {
            return new DataObject(name, cdc, children);
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(in.element(), e);
        }
    }

    private static DataAttribute dataAttribute(ElementReader in, int level) {
        String name = in.name(NAME, MAX_NAME);
        FunctionalConstraint fc = References.constraint(in);
        DataType type = type(in, level + 1);
        in.end();
        return new DataAttribute(name, fc, type, Set.of(), Optional.empty());
    }

    private static DataType type(ElementReader in, int level) {
        checkLevel(in.element(), level);
        String tag = in.required(TYPE);
        BasicType type = ValueName.type(tag)
                .orElseThrow(
                        () -> in.badAttribute(TYPE, "expected the name of a value such as f, but got \"" + tag + "\""));
        return switch (type) {
            case STRUCTURE -> structure(in, level);
            case ARRAY -> array(in, level);
            case ENUMERATED -> enumeration(in);
            default -> new DataType.Basic(type);
        };
    }

    private static DataType structure(ElementReader in, int level) {
        List<DataType.Member> members = new ArrayList<>();
        while (in.hasNext()) {
            ElementReader member = new ElementReader(in.next(MEMBER));
            members.add(new DataType.Member(member.name(NAME, MAX_NAME), type(member, level + 1)));
            member.end();
        }
        return new DataType.Structure(members);
    }

    private static DataType array(ElementReader in, int level) {
        int size = in.number(SIZE, 1, MAX_ARRAY);
        ElementReader element = new ElementReader(in.next(ELEMENT));
        DataType type = type(element, level + 1);
        element.end();
        return new DataType.Array(size, type);
    }

    private static DataType enumeration(ElementReader in) {
        String name = in.name(ENUMERATION, MAX_ENUMERATION_NAME);
        Map<Integer, String> literals = new TreeMap<>();
        do {
            ElementReader literal = new ElementReader(in.next(LITERAL));
            int ordinal = literal.number(ORDINAL, Integer.MIN_VALUE, Integer.MAX_VALUE);
            if (literals.put(ordinal, literal.text()) != null) {
                throw literal.badAttribute(ORDINAL, "the ordinal " + ordinal + " comes twice");
            }
            literal.end();
        } while (in.hasNext());
        return new DataType.Enumeration(name, literals);
    }

    private static void checkLevel(XmlElement element, int level) {
        if (level > DataNode.MAX_LEVELS) {
            throw new Fault(
                    WireError.LIMIT_EXCEEDED,
                    element,
                    "expected at most " + DataNode.MAX_LEVELS + " levels, but there are more");
        }
    }
}
