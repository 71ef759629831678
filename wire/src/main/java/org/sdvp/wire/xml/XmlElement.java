package org.sdvp.wire.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An XML element with its attributes and either text or child elements. Immutable. It belongs to no XMPP library;
 * comments, processing instructions and mixed content, which XMPP forbids or this product never sends, have no place
 * in it. Attributes in a foreign namespace are not kept.
 *
 * @param namespace URI of its namespace, empty for none
 * @param name local name
 * @param attributes name to value, in document order
 * @param children child elements in document order; empty if there is text
 * @param text characters directly inside; empty if there are children
 */
public record XmlElement(
        String namespace, String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    /** Copies map and list. */
    public XmlElement {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /** An element with nothing in it. */
    public static XmlElement empty(String namespace, String name) {
        return new XmlElement(namespace, name, Map.of(), List.of(), "");
    }

    /** Starts to make an element. */
    public static Builder of(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
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
        private final Map<String, String> attributes = new LinkedHashMap<>(4);
        private final List<XmlElement> children = new ArrayList<>();
        private String text = "";

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /** Sets an attribute. */
        public Builder attribute(String attributeName, String value) {
            attributes.put(attributeName, value);
            return this;
        }

        /** Adds a child. */
        public Builder child(XmlElement child) {
            children.add(child);
            return this;
        }

        /** Adds a child in the same namespace that holds only text. */
        public Builder child(String childName, String childText) {
            return child(new XmlElement(namespace, childName, Map.of(), List.of(), childText));
        }

        /** Sets the text. */
        public Builder text(String value) {
            text = value;
            return this;
        }

        /**
         * The element.
         *
         * @throws IllegalStateException if it has both text and children
         */
        public XmlElement build() {
            if (!text.isEmpty() && !children.isEmpty()) {
                throw new IllegalStateException("element " + name + " has both text and children");
            }
            return new XmlElement(namespace, name, attributes, children, text);
        }
    }
}
