package org.sdvp.wire.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An XML element with its attributes and either text or child elements. Immutable, and always one that can be written:
 * names are names, and no character is one that XML cannot carry. It belongs to no XMPP library; comments, processing
 * instructions and mixed content, which XMPP forbids or this product never sends, have no place in it. Attributes in a
 * namespace are kept apart, so that a reader of attributes without namespace need not know of them.
 */
public final class XmlElement implements XmlSource {
    /** The namespace to which the prefix {@code xml} is bound, of {@code xml:lang}. */
    public static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    private static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

    private final String namespace;
    private final String name;
    private final AttributeMap attributes;
    private final AttributeMap qualified;
    private final List<XmlElement> children;
    private final String text;

    /**
     * Copies maps and list.
     *
     * @param namespace URI of its namespace, empty for none
     * @param name local name
     * @param attributes those without namespace: name to value, in document order
     * @param qualified those in a namespace: name in the form {@code {namespace}name} to value, in document order
     * @param children child elements in document order; empty if there is text
     * @param text characters directly inside; empty if there are children
     * @throws IllegalArgumentException if a name is no XML name, if a character cannot be carried by XML 1.0, or if
     *     there are both text and children
     */
    public XmlElement(
            String namespace,
            String name,
            Map<String, String> attributes,
            Map<String, String> qualified,
            List<XmlElement> children,
            String text) {
        this(namespace, name, AttributeMap.copyOf(attributes), AttributeMap.copyOf(qualified), children, text);
        XmlCharacters.requireCarryable("namespace of ", name, namespace);
    }

    /** An element without attributes in a namespace. */
    public XmlElement(
            String namespace, String name, Map<String, String> attributes, List<XmlElement> children, String text) {
        this(namespace, name, attributes, Map.of(), children, text);
    }

    /** As the public one, but the namespace is known to be carryable: it is the same for most of a document. */
    XmlElement(
            String namespace,
            String name,
            AttributeMap attributes,
            AttributeMap qualified,
            List<XmlElement> children,
            String text) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.qualified = qualified;
        this.children = List.copyOf(children);
        this.text = text;
        if (!XmlCharacters.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no XML name");
        }
        XmlCharacters.requireCarryable("text of ", name, text);
        for (int i = 0; i < attributes.size(); i++) {
            checkAttribute(attributes.name(i), attributes.value(i));
        }
        for (int i = 0; i < qualified.size(); i++) {
            checkQualified(qualified.name(i), qualified.value(i));
        }
        if (!text.isEmpty() && !this.children.isEmpty()) {
            throw new IllegalArgumentException("element " + name + " has both text and children");
        }
    }

    private static void checkAttribute(String name, String value) {
        if (!XmlCharacters.isName(name) || name.equals("xmlns")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of an attribute");
        }
        XmlCharacters.requireCarryable("attribute ", name, value);
    }

    private static void checkQualified(String key, String value) {
        int end = key.lastIndexOf('}');
        if (!key.startsWith("{") || end < 2 || key.startsWith(XMLNS_NAMESPACE, 1)) {
            throw new IllegalArgumentException("\"" + key + "\" is no name of an attribute in a namespace");
        }
        XmlCharacters.requireCarryable("namespace of attribute ", key.substring(end + 1), key.substring(1, end));
        checkAttribute(key.substring(end + 1), value);
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public String name() {
        return name;
    }

    /** The attributes without namespace: name to value, in document order. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** Those in a namespace: name in the form {@code {namespace}name} to value, in document order. */
    public Map<String, String> qualified() {
        return qualified;
    }

    /** The child elements in document order; none if there is text. */
    public List<XmlElement> children() {
        return children;
    }

    /** The characters directly inside; empty if there are children. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmlElement that
                && is(that.namespace, that.name)
                && attributes.equals(that.attributes)
                && qualified.equals(that.qualified)
                && children.equals(that.children)
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name, attributes, qualified, children, text);
    }

    /** The element in the form of {@link XmlWriter}. */
    @Override
    public String toString() {
        return XmlWriter.toString(this);
    }

    /** An element with nothing in it. */
    public static XmlElement empty(String namespace, String name) {
        return new XmlElement(namespace, name, Map.of(), Map.of(), List.of(), "");
    }

    /** An element with only text in it. */
    public static XmlElement ofText(String namespace, String name, String text) {
        return new XmlElement(namespace, name, Map.of(), Map.of(), List.of(), text);
    }

    /** Starts to make an element. */
    public static Builder of(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** How many attributes without namespace there are. */
    public int attributeCount() {
        return attributes.size();
    }

    /** Name of the n-th attribute without namespace, from 0. */
    public String attributeName(int n) {
        return attributes.name(n);
    }

    /** Value of the n-th attribute without namespace, from 0. */
    public String attributeValue(int n) {
        return attributes.value(n);
    }

    /** The value of an attribute without namespace. */
    public Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /** The value of an attribute in a namespace. */
    public Optional<String> attribute(String attributeNamespace, String attributeName) {
        return Optional.ofNullable(qualified.get(key(attributeNamespace, attributeName)));
    }

    /** This one. */
    @Override
    public XmlElement element() {
        return this;
    }

    @Override
    public void writeTo(XmlSink sink) {
        sink.start(namespace, name);
        for (int i = 0; i < attributes.size(); i++) {
            sink.attribute(attributes.name(i), attributes.value(i));
        }
        qualified.forEach((key, value) -> {
            int end = key.lastIndexOf('}');
            sink.attribute(key.substring(1, end), key.substring(end + 1), value);
        });
        if (!text.isEmpty()) {
            sink.text(text);
        }
        for (int i = 0; i < children.size(); i++) {
            children.get(i).writeTo(sink);
        }
        sink.end();
    }

    /** As in {@link #qualified}. */
    static String key(String attributeNamespace, String attributeName) {
        return "{" + attributeNamespace + "}" + attributeName;
    }

    /** The first child of this name in this namespace. */
    public Optional<XmlElement> child(String childNamespace, String childName) {
        return children.stream()
                .filter(child -> child.is(childNamespace, childName))
                .findFirst();
    }

    /** Whether it has this name in this namespace. */
    public boolean is(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    /** Makes one element; to be used once. */
    public static final class Builder {
        private final String namespace;
        private final String name;
        private AttributeMap.@Nullable Builder attributes;
        private AttributeMap.@Nullable Builder qualified;
        private @Nullable List<XmlElement> children;
        private String text = "";

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /** Sets an attribute. */
        public Builder attribute(String attributeName, String value) {
            if (attributes == null) {
                attributes = new AttributeMap.Builder();
            }
            attributes.put(attributeName, value);
            return this;
        }

        /** Sets an attribute in a namespace. */
        public Builder attribute(String attributeNamespace, String attributeName, String value) {
            if (qualified == null) {
                qualified = new AttributeMap.Builder();
            }
            qualified.put(key(attributeNamespace, attributeName), value);
            return this;
        }

        /** Adds a child. */
        public Builder child(XmlElement child) {
            if (children == null) {
                children = new ArrayList<>();
            }
            children.add(child);
            return this;
        }

        /** Adds a child in the same namespace that holds only text. */
        public Builder child(String childName, String childText) {
            return child(ofText(namespace, childName, childText));
        }

        /** Sets the text. */
        public Builder text(String value) {
            text = value;
            return this;
        }

        /**
         * The element.
         *
         * @throws IllegalArgumentException if no XML can be written for it, see {@link XmlElement}
         */
        public XmlElement build() {
            XmlCharacters.requireCarryable("namespace of ", name, namespace);
            return new XmlElement(
                    namespace,
                    name,
                    attributes == null ? AttributeMap.NONE : attributes.build(),
                    qualified == null ? AttributeMap.NONE : qualified.build(),
                    children == null ? List.of() : children,
                    text);
        }
    }
}
