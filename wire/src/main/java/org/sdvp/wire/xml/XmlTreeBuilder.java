package org.sdvp.wire.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
public final class XmlTreeBuilder implements XmlSink {
    private static final int PATH_NAME = 40;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final XmlLimits UNLIMITED =
            new XmlLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT);

    private final XmlLimits limits;
    private final OpenElement bottom = new OpenElement(null);
    private @Nullable OpenElement top;
    private @Nullable XmlElement root;
    /** Elements that have ended inside of others that have not, in document order. */
    private XmlElement[] ended = new XmlElement[8];

    private int endedCount;
    private String carryable = "";
    private int depth;
    private int characters;

    /** Makes one without limits, for what this program says itself. */
    public XmlTreeBuilder() {
        this(UNLIMITED);
    }

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
    @Override
    public XmlTreeBuilder start(String namespace, String name) {
        OpenElement parent = top;
        if (root != null) {
            throw new WireException(
                    WireError.NOT_WELL_FORMED, root.name(), "expected the end of input, but <" + cut(name) + "> began");
        }
        if (parent != null && parent.hasText()) {
            throw mixed(parent);
        }
        OpenElement frame = parent == null ? bottom : parent.above();
        frame.begin(namespace, name, endedCount);
        top = frame;
        limit("nested elements", ++depth, limits.maxDepth());
        if (parent != null) {
            limit("child elements", ++parent.started, limits.maxChildren());
        }
        limit("characters of a name", Math.max(name.length(), namespace.length()), limits.maxAttributeLength());
        count(name.length());
        return this;
    }

    @Override
    public XmlTreeBuilder start(String name) {
        return start(open().namespace, name);
    }

    @Override
    public XmlTreeBuilder attribute(String name, String value) {
        return attribute("", name, value);
    }

    /**
     * An attribute of the element that has just begun.
     *
     * @param namespace URI, empty for none
     * @param name local name
     * @param value after normalisation by the parser
     * @throws WireException LIMIT_EXCEEDED beyond a limit, NOT_WELL_FORMED if it comes twice
     */
    @Override
    public XmlTreeBuilder attribute(String namespace, String name, String value) {
        OpenElement frame = open();
        limit("attributes", ++frame.attributeCount, limits.maxAttributes());
        limit("characters of an attribute", Math.max(name.length(), value.length()), limits.maxAttributeLength());
        limit("characters of a name", namespace.length(), limits.maxAttributeLength());
        count(name.length() + value.length());
        if (!frame.attribute(namespace, name, value)) {
            throw new WireException(WireError.NOT_WELL_FORMED, path(), "attribute " + cut(name) + " comes twice");
        }
        return this;
    }

    /**
     * Characters; may come in pieces.
     *
     * @throws WireException LIMIT_EXCEEDED beyond a limit, NOT_WELL_FORMED if this is text beside an element or outside
     *     of all
     */
    @Override
    public XmlTreeBuilder text(String piece) {
        OpenElement frame = top;
        if (frame == null) {
            if (!XmlCharacters.isBlank(piece)) {
                throw new WireException(
                        WireError.NOT_WELL_FORMED, root == null ? "" : root.name(), "text outside the element");
            }
            return this;
        }
        count(piece.length());
        if (hasChildren(frame) && XmlCharacters.isBlank(piece)) {
            return this;
        }
        limit("characters of text", frame.addText(piece), limits.maxTextLength());
        if (hasChildren(frame)) {
            throw mixed(frame);
        }
        return this;
    }

    /**
     * The element that began last and has not ended yet ends.
     *
     * @throws WireException NOT_WELL_FORMED if it holds a name or character that XML does not allow (some parsers let
     *     them pass)
     */
    @Override
    public XmlTreeBuilder end() {
        OpenElement frame = open();
        XmlElement element;
        try {
            if (!frame.namespace.equals(carryable)) {
                XmlCharacters.requireCarryable("namespace of ", frame.name, frame.namespace);
                carryable = frame.namespace;
            }
            element = frame.element(children(frame));
        } catch (IllegalArgumentException e) {
            throw new WireException(WireError.NOT_WELL_FORMED, path(), String.valueOf(e.getMessage()));
        }
        endedCount = frame.firstChild;
        top = frame.parent;
        depth--;
        if (top == null) {
            root = element;
        } else {
            push(element);
            top.dropText();
        }
        return this;
    }

    private void push(XmlElement element) {
        if (endedCount == ended.length) {
            ended = Arrays.copyOf(ended, 2 * endedCount);
        }
        ended[endedCount++] = element;
    }

    private boolean hasChildren(OpenElement frame) {
        return endedCount > frame.firstChild;
    }

    private List<XmlElement> children(OpenElement frame) {
        int first = frame.firstChild;
        return switch (endedCount - first) {
            case 0 -> List.of();
            case 1 -> List.of(ended[first]);
            case 2 -> List.of(ended[first], ended[first + 1]);
            default -> List.of(Arrays.copyOfRange(ended, first, endedCount));
        };
    }

    private int place(OpenElement parent, OpenElement child) {
        int place = 1;
        for (int i = parent.firstChild; i < child.firstChild; i++) {
            place += ended[i].name().equals(child.name) ? 1 : 0;
        }
        return place;
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
        for (OpenElement frame = top; frame != null; frame = frame.parent) {
            int place = frame.parent == null ? 1 : place(frame.parent, frame);
            steps.add(0, cut(frame.name) + (place > 1 ? "[" + place + "]" : ""));
        }
        return steps.isEmpty() && root != null ? root.name() : String.join("/", steps);
    }

    private OpenElement open() {
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

    private WireException mixed(OpenElement frame) {
        return new WireException(
                WireError.NOT_WELL_FORMED, path(), "text and elements are mixed in <" + cut(frame.name) + ">");
    }

    private static String cut(String name) {
        return Excerpt.shown(name, PATH_NAME);
    }
}
