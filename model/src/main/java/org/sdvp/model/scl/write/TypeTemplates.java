package org.sdvp.model.scl.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.scl.text.BasicTypes;
import org.sdvp.model.value.DataType;

/**
 * Collects the types of a model, each once. An id is made from what the type is, so it stays the same whatever else the
 * model has.
 */
final class TypeTemplates {
    private static final int DIGITS = 12;

    private final Map<String, Template> nodes = new LinkedHashMap<>();
    private final Map<String, Template> objects = new LinkedHashMap<>();
    private final Map<String, Template> structures = new LinkedHashMap<>();
    private final Map<String, DataType.Enumeration> enumerations = new LinkedHashMap<>();

    /** A declaration: attributes beside its id, and what it consists of. */
    private record Template(List<String> attributes, List<Item> items) {}

    /** DO, SDO, DA or BDA with its attributes: names and values in turn. */
    private record Item(String element, List<String> attributes) {}

    /** The id of a logical node's type, which is taken in if it is new. */
    String of(LogicalNode node) {
        List<Item> items = new ArrayList<>();
        for (DataObject object : node.dataObjects()) {
            items.add(new Item("DO", List.of("name", object.name(), "type", of(object))));
        }
        return taken(nodes, node.lnClass(), new Template(List.of("lnClass", node.lnClass()), items));
    }

    private String of(DataObject object) {
        List<Item> items = new ArrayList<>();
        List<DataNode> children = object.children();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof DataAttribute attribute) {
                items.add(new Item("DA", attribute(attribute)));
            } else {
                int count = elements(children, i);
                items.add(new Item("SDO", subObject((DataObject) children.get(i), children.subList(i, i + count))));
                i += count - 1;
            }
        }
        return taken(objects, object.cdc(), new Template(List.of("cdc", object.cdc()), items));
    }

    /** How many children from here on are elements of the same array; 1 if this is none. */
    private static int elements(List<DataNode> children, int from) {
        String first = children.get(from).name();
        if (!first.endsWith("(0)")) {
            return 1;
        }
        String name = first.substring(0, first.length() - "(0)".length());
        int count = 1;
        while (from + count < children.size()
                && children.get(from + count).name().equals(name + "(" + count + ")")) {
            count++;
        }
        return count;
    }

    private List<String> subObject(DataObject first, List<DataNode> elements) {
        String type = of(first);
        if (!first.name().endsWith("(0)")) {
            return List.of("name", first.name(), "type", type);
        }
        for (DataNode element : elements) {
            if (!of((DataObject) element).equals(type)) {
                throw new IllegalArgumentException(
                        "SCL has no array whose elements are of different types, as " + element.name() + " is");
            }
        }
        String name = first.name().substring(0, first.name().indexOf('('));
        return List.of("name", name, "type", type, "count", Integer.toString(elements.size()));
    }

    private List<String> attribute(DataAttribute attribute) {
        List<String> attributes = typed(attribute.name(), attribute.type());
        attributes.add("fc");
        attributes.add(attribute.fc().name());
        for (TriggerOption option : TriggerOption.values()) {
            if (attribute.trgOps().contains(option)) {
                attributes.add(option.name().toLowerCase(Locale.ROOT));
                attributes.add("true");
            }
        }
        return attributes;
    }

    /** Name, bType, type and count. */
    private List<String> typed(String name, DataType type) {
        DataType element = type instanceof DataType.Array array ? array.element() : type;
        if (element instanceof DataType.Array) {
            throw new IllegalArgumentException("SCL has no array of arrays, as " + name + " is");
        }
        List<String> attributes = new ArrayList<>(List.of("name", name, "bType", BasicTypes.name(element.basicType())));
        if (element instanceof DataType.Structure structure) {
            attributes.addAll(List.of("type", of(structure)));
        } else if (element instanceof DataType.Enumeration enumeration) {
            attributes.addAll(List.of("type", of(enumeration)));
        }
        if (type instanceof DataType.Array array) {
            attributes.addAll(List.of("count", Integer.toString(array.size())));
        }
        return attributes;
    }

    private String of(DataType.Structure structure) {
        List<Item> items = new ArrayList<>();
        for (DataType.Member member : structure.members()) {
            items.add(new Item("BDA", typed(member.name(), member.type())));
        }
        return taken(structures, "Struct", new Template(List.of(), items));
    }

    private String of(DataType.Enumeration enumeration) {
        DataType.Enumeration known = enumerations.putIfAbsent(enumeration.name(), enumeration);
        if (known == null || known.equals(enumeration)) {
            return enumeration.name();
        }
        String id = enumeration.name() + "_"
                + digest(enumeration.literals().toString()).substring(0, DIGITS);
        enumerations.put(id, enumeration);
        return id;
    }

    private static String taken(Map<String, Template> templates, String prefix, Template template) {
        String id = prefix + "_" + digest(template.toString()).substring(0, DIGITS);
        templates.put(id, template);
        return id;
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writes DataTypeTemplates with all that was taken in. */
    void write(Markup out) {
        out.open("DataTypeTemplates");
        nodes.forEach((id, template) -> write(out, "LNodeType", id, template));
        objects.forEach((id, template) -> write(out, "DOType", id, template));
        structures.forEach((id, template) -> write(out, "DAType", id, template));
        enumerations.forEach((id, enumeration) -> {
            out.open("EnumType").attribute("id", id);
            enumeration
                    .literals()
                    .forEach((ord, literal) ->
                            out.open("EnumVal").attribute("ord", ord).close(literal));
            out.close();
        });
        out.close();
    }

    private static void write(Markup out, String element, String id, Template template) {
        Consumer<List<String>> attributes = pairs -> {
            for (int i = 0; i < pairs.size(); i += 2) {
                out.attribute(pairs.get(i), pairs.get(i + 1));
            }
        };
        out.open(element).attribute("id", id);
        attributes.accept(template.attributes());
        for (Item item : template.items()) {
            out.open(item.element());
            attributes.accept(item.attributes());
            out.close();
        }
        out.close();
    }
}
