package org.sdvp.wire.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element that has begun and not ended. One a level, used again for the next element of that level. */
final class OpenElement {
    final @Nullable OpenElement parent;
    private @Nullable OpenElement above;
    private AttributeMap.@Nullable Builder attributes;
    private AttributeMap.@Nullable Builder qualified;
    private @Nullable StringBuilder longText;
    private String text = "";
    String namespace = "";
    String name = "";
    int started;
    int attributeCount;
    int firstChild;

    OpenElement(@Nullable OpenElement parent) {
        this.parent = parent;
    }

    OpenElement above() {
        if (above == null) {
            above = new OpenElement(this);
        }
        return above;
    }

    void begin(String elementNamespace, String elementName, int ended) {
        namespace = elementNamespace;
        name = elementName;
        firstChild = ended;
        attributes = null;
        qualified = null;
        longText = null;
        text = "";
        started = 0;
        attributeCount = 0;
    }

    boolean attribute(String attributeNamespace, String attributeName, String value) {
        if (!attributeNamespace.isEmpty()) {
            if (qualified == null) {
                qualified = new AttributeMap.Builder();
            }
            return qualified.put(XmlElement.key(attributeNamespace, attributeName), value);
        }
        if (attributes == null) {
            attributes = new AttributeMap.Builder();
        }
        return attributes.put(attributeName, value);
    }

    /** White space before the first child. */
    void dropText() {
        text = "";
        longText = null;
    }

    int addText(String piece) {
        if (longText != null) {
            longText.append(piece);
            return longText.length();
        }
        if (!text.isEmpty()) {
            longText = new StringBuilder(text).append(piece);
            return longText.length();
        }
        text = piece;
        return text.length();
    }

    boolean hasText() {
        return !XmlCharacters.isBlank(longText == null ? text : longText.toString());
    }

    XmlElement element(List<XmlElement> children) {
        return new XmlElement(
                namespace,
                name,
                attributes == null ? AttributeMap.NONE : attributes.build(),
                qualified == null ? AttributeMap.NONE : qualified.build(),
                children,
                longText == null ? text : longText.toString());
    }
}
