package org.sdvp.wire.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sdvp.model.value.Octets;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.text.Utf8;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

/**
 * Trees as values of XML-RPC, element {@code value}. XML-RPC has no number beyond 32 bits, no exponent, no NaN and no
 * character that XML has not; what it has not is written as a string of the same text, and text it cannot carry as its
 * octets. Nothing is lost: who reads a tree knows what it looks for.
 */
public final class RpcValue {
    /** Namespace of every element. */
    public static final String NAMESPACE = "jabber:iq:rpc";

    /** Name of the element of a value. */
    public static final String VALUE = "value";

    private static final String INT = "int";
    private static final String BOOLEAN = "boolean";
    private static final String DOUBLE = "double";
    private static final String STRING = "string";
    private static final String BASE64 = "base64";
    private static final String TIME = "dateTime.iso8601";
    private static final String ARRAY = "array";
    private static final String DATA = "data";
    private static final String STRUCT = "struct";
    private static final String MEMBER = "member";
    private static final String NAME = "name";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private RpcValue() {}

    /**
     * Writes a tree.
     *
     * @throws IllegalArgumentException if a text holds half of a surrogate pair
     */
    public static XmlElement write(Tree tree) {
        return XmlElement.of(NAMESPACE, VALUE).child(content(tree)).build();
    }

    private static XmlElement content(Tree tree) {
        return switch (tree.kind()) {
            case FIELDS -> struct((Tree.Fields) tree);
            case ITEMS -> array((Tree.Items) tree);
            case TEXT -> text(((Tree.Text) tree).text());
            case WHOLE -> whole(((Tree.Whole) tree).number());
            case TRUTH -> leaf(BOOLEAN, ((Tree.Truth) tree).truth() ? "1" : "0");
            case REAL -> real(((Tree.Real) tree).decimal());
            case BYTES -> leaf(BASE64, Base64Text.text(((Tree.Bytes) tree).octets()));
        };
    }

    private static XmlElement struct(Tree.Fields fields) {
        List<XmlElement> members = new ArrayList<>(fields.members().size());
        for (Map.Entry<String, Tree> member : fields.members().entrySet()) {
            members.add(XmlElement.of(NAMESPACE, MEMBER)
                    .child(NAME, member.getKey())
                    .child(write(member.getValue()))
                    .build());
        }
        return new XmlElement(NAMESPACE, STRUCT, Map.of(), members, "");
    }

    private static XmlElement array(Tree.Items list) {
        List<XmlElement> values = new ArrayList<>(list.items().size());
        for (Tree item : list.items()) {
            values.add(write(item));
        }
        XmlElement data = new XmlElement(NAMESPACE, DATA, Map.of(), values, "");
        return new XmlElement(NAMESPACE, ARRAY, Map.of(), List.of(data), "");
    }

    // A carriage return is a character of XML, but servers write it so that the next parser makes a line feed of it.
    private static XmlElement text(String text) {
        return text.indexOf('\r') < 0 && XmlCharacters.firstForbidden(text) < 0
                ? leaf(STRING, text)
                : leaf(BASE64, Base64Text.text(Octets.of(Utf8.octets(text))));
    }

    private static XmlElement whole(long number) {
        return number == (int) number ? leaf(INT, Long.toString(number)) : leaf(STRING, Long.toString(number));
    }

    // What has a letter is an exponent, NaN or INF.
    private static XmlElement real(String decimal) {
        if (decimal.chars().anyMatch(Character::isLetter)) {
            return leaf(STRING, decimal);
        }
        return leaf(DOUBLE, decimal.indexOf('.') < 0 ? decimal + ".0" : decimal);
    }

    private static XmlElement leaf(String type, String text) {
        return XmlElement.ofText(NAMESPACE, type, text);
    }

    /**
     * Reads a value.
     *
     * @throws Fault if the element is no value of XML-RPC, or one of a type that no message has
     */
    public static Tree read(XmlElement value) {
        return read(value, false);
    }

    /**
     * Reads a value as boxes of the SDVP2 project write it: an array may have several {@code data}, whose values follow
     * each other, or none, and there is {@code dateTime.iso8601}, which becomes its text.
     *
     * @throws Fault if the element is no value of that kind
     */
    public static Tree readLoosely(XmlElement value) {
        return read(value, true);
    }

    private static Tree read(XmlElement value, boolean loosely) {
        if (value.children().isEmpty()) {
            return new Tree.Text(ElementReader.leafText(value));
        }
        ElementReader in = new ElementReader(value);
        if (!in.hasNext()) {
            throw new Fault(WireError.MISSING, value, "expected a type such as <string>, but there is none");
        }
        XmlElement type = in.next();
        in.end();
        try {
            return switch (type.name()) {
                case STRUCT -> readStruct(type, loosely);
                case ARRAY -> readArray(type, loosely);
                case STRING -> new Tree.Text(ElementReader.leafText(type));
                case INT, "i4" -> new Tree.Whole(readInt(ElementReader.leafText(type)));
                case BOOLEAN -> new Tree.Truth(readBoolean(ElementReader.leafText(type)));
                case DOUBLE -> new Tree.Real(readDouble(ElementReader.leafText(type)));
                case BASE64 -> new Tree.Bytes(readBase64(ElementReader.leafText(type)), Tree.Spelling.BASE64);
                case TIME -> readTime(type, loosely);
                default -> throw unknown(type);
            };
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(type, e);
        }
    }

    private static Fault unknown(XmlElement type) {
        return new Fault(
                WireError.UNEXPECTED_ELEMENT,
                type,
                "expected struct, array, string, int, i4, boolean, double or base64, but got <" + type.name() + ">");
    }

    private static Tree readTime(XmlElement time, boolean loosely) {
        if (!loosely) {
            throw unknown(time);
        }
        return new Tree.Text(ElementReader.leafText(time));
    }

    private static Tree readStruct(XmlElement struct, boolean loosely) {
        ElementReader in = new ElementReader(struct);
        Map<String, Tree> members = new LinkedHashMap<>();
        while (in.hasNext()) {
            XmlElement element = in.next(MEMBER);
            ElementReader member = new ElementReader(element);
            String name = ElementReader.leafText(member.next(NAME));
            if (members.put(name, read(member.next(VALUE), loosely)) != null) {
                throw new Fault(WireError.BAD_VALUE, element, "the member " + name + " comes twice");
            }
            member.end();
        }
        in.end();
        return new Tree.Fields(members);
    }

    private static Tree readArray(XmlElement array, boolean loosely) {
        ElementReader in = new ElementReader(array);
        List<Tree> items = new ArrayList<>();
        while (in.hasNext() || !loosely) {
            ElementReader data = new ElementReader(in.next(DATA));
            while (data.hasNext()) {
                items.add(read(data.next(VALUE), loosely));
            }
            data.end();
            if (!loosely) {
                break;
            }
        }
        in.end();
        return new Tree.Items(items);
    }

    private static int readInt(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a whole number, but got \"" + text + "\"");
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of 32 bits, but got \"" + text + "\"", e);
        }
    }

    private static boolean readBoolean(String text) {
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new IllegalArgumentException("expected 0 or 1, but got \"" + text + "\"");
        };
    }

    private static String readDouble(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a number such as -12.5, but got \"" + text + "\"");
        }
        return text.startsWith("+") ? text.substring(1) : text;
    }

    // Many writers of base64 end a line after 76 characters.
    private static Octets readBase64(String text) {
        return Base64Text.octets(text.indexOf('\n') < 0 ? text : text.replaceAll("[ \t\r\n]", ""));
    }
}
