package org.sdvp.wire.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdvp.model.value.Excerpt;

/**
 * Makes an {@link XmlElement} from the events of any pull parser, and refuses what goes beyond its {@link XmlLimits} as
 * soon as it does, so that a hostile peer cannot make it hold more. White space between elements is dropped; other text
 * beside elements is refused. It knows no parser: the caller feeds it
 *
 * <pre>
 * builder.start(namespace, name); builder.attribute(attributeNamespace, attributeName, value)...
 * builder.text(characters); builder.end();
 * </pre>
 *
 * until {@link #isComplete()}, and then takes {@link #element()}. To be used for one element and by one thread.
 */
public final class XmlTreeBuilder {
    private static final int PATH_NAME = 40;

    private final XmlLimits limits;
    private final Frame bottom = new Frame(null);
    private @Nullable Frame top;
    private @Nullable XmlElement root;
    private int depth;
    private int characters;

    /** Makes one that keeps to these limits. */
    public XmlTreeBuilder(XmlLimits limits) {
        this.limits = limits;
    }

    /**
     * An element begins.
     *
     * @param namespace URI, empty for none
     * @param name local name
     * @throws WireException LIMIT_EXCEEDED beyond a limit, NOT_WELL_FORMED after the outermost element has ended or
     *     beside text
     */
    public void start(String namespace, String name) {
        Frame parent = top;
        if (root != null) {
            throw new WireException(
                    WireError.NOT_WELL_FORMED, root.name(), "expected the end of input, but <" + cut(name) + "> began");
        }
        if (parent != null && parent.hasText()) {
            throw mixed(parent);
        }
        Frame frame = parent == null ? bottom : parent.above();
        frame.begin(namespace, name);
        top = frame;
        limit("nested elements", ++depth, limits.maxDepth());
        if (parent != null) {
            limit("child elements", ++parent.started, limits.maxChildren());
        }
        limit("characters of a name", Math.max(name.length(), namespace.length()), limits.maxAttributeLength());
        count(name.length());
    }

    /**
     * An attribute of the element that has just begun.
     *
     * @param namespace URI, empty for none
     * @param name local name
     * @param value after normalisation by the parser
     * @throws WireException LIMIT_EXCEEDED beyond a limit, NOT_WELL_FORMED if it comes twice
     */
    public void attribute(String namespace, String name, String value) {
        Frame frame = open();
        limit("attributes", ++frame.attributeCount, limits.maxAttributes());
        limit("characters of an attribute", Math.max(name.length(), value.length()), limits.maxAttributeLength());
        limit("characters of a name", namespace.length(), limits.maxAttributeLength());
        count(name.length() + value.length());
        if (!frame.attribute(namespace, name, value)) {
            throw new WireException(WireError.NOT_WELL_FORMED, path(), "attribute " + cut(name) + " comes twice");
        }
    }

    /**
     * Characters; may come in pieces.
     *
     * @throws WireException LIMIT_EXCEEDED beyond a limit, NOT_WELL_FORMED if this is text beside an element or outside
     *     of all
     */
    public void text(String piece) {
        Frame frame = top;
        if (frame == null) {
            if (!XmlCharacters.isBlank(piece)) {
                throw new WireException(
                        WireError.NOT_WELL_FORMED, root == null ? "" : root.name(), "text outside the element");
            }
            return;
        }
        count(piece.length());
        if (frame.hasChildren() && XmlCharacters.isBlank(piece)) {
            return;
        }
        limit("characters of text", frame.addText(piece), limits.maxTextLength());
        if (frame.hasChildren()) {
            throw mixed(frame);
        }
    }

    /**
     * The element that began last and has not ended yet ends.
     *
     * @throws WireException NOT_WELL_FORMED if it holds a name or character that XML does not allow (some parsers let
     *     them pass)
     */
    public void end() {
        Frame frame = open();
        XmlElement element;
        try {
            element = frame.element();
        } catch (IllegalArgumentException e) {
            throw new WireException(WireError.NOT_WELL_FORMED, path(), String.valueOf(e.getMessage()));
        }
        top = frame.parent;
        depth--;
        if (top == null) {
            root = element;
        } else {
            top.child(element);
        }
    }

    /** Whether the outermost element has ended. */
    public boolean isComplete() {
        return root != null;
    }

    /**
     * The outermost element.
     *
     * @throws WireException NOT_WELL_FORMED if it has not ended
     */
    public XmlElement element() {
        if (root == null) {
            throw new WireException(WireError.NOT_WELL_FORMED, path(), "the input ends before the element");
        }
        return root;
    }

    /**
     * Where the builder is: the names of the open elements with slashes between; a number in brackets tells which of
     * several children of the same name, and is left out for the first. Empty before the first element.
     */
    public String path() {
        List<String> steps = new ArrayList<>();
        for (Frame frame = top; frame != null; frame = frame.parent) {
            int place = frame.parent == null ? 1 : frame.parent.place(frame);
            steps.add(0, cut(frame.name) + (place > 1 ? "[" + place + "]" : ""));
        }
        return steps.isEmpty() && root != null ? root.name() : String.join("/", steps);
    }

    private Frame open() {
        if (top == null) {
            throw new IllegalStateException("no element is open");
        }
        return top;
    }

    private void count(int more) {
        characters += more;
        limit("characters", characters, limits.maxCharacters());
    }

    private void limit(String what, int value, int max) {
        if (value > max) {
            throw new WireException(
                    WireError.LIMIT_EXCEEDED, path(), "expected at most " + max + " " + what + ", but there are more");
        }
    }

    private WireException mixed(Frame frame) {
        return new WireException(
                WireError.NOT_WELL_FORMED, path(), "text and elements are mixed in <" + cut(frame.name) + ">");
    }

    private static String cut(String name) {
        return Excerpt.shown(name, PATH_NAME);
    }

    /** An element that has begun and not ended. One frame a level, used again for the next element of that level. */
    private static final class Frame {
        final @Nullable Frame parent;
        private final List<XmlElement> children = new ArrayList<>();
        private @Nullable Frame above;
        private AttributeMap.@Nullable Builder attributes;
        private AttributeMap.@Nullable Builder qualified;
        private @Nullable StringBuilder longText;
        private String text = "";
        private String namespace = "";
        String name = "";
        int started;
        int attributeCount;

        Frame(@Nullable Frame parent) {
            this.parent = parent;
        }

        Frame above() {
            if (above == null) {
                above = new Frame(this);
            }
            return above;
        }

        void begin(String elementNamespace, String elementName) {
            namespace = elementNamespace;
            name = elementName;
            children.clear();
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

        void child(XmlElement child) {
            children.add(child);
            text = "";
            longText = null;
        }

        boolean hasChildren() {
            return !children.isEmpty();
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

        XmlElement element() {
            return new XmlElement(
                    namespace,
                    name,
                    attributes == null ? Map.of() : attributes.build(),
                    qualified == null ? Map.of() : qualified.build(),
                    children,
                    longText == null ? text : longText.toString());
        }

        int place(Frame child) {
            int place = 1;
            for (XmlElement sibling : children) {
                place += sibling.name().equals(child.name) ? 1 : 0;
            }
            return place;
        }
    }
}
