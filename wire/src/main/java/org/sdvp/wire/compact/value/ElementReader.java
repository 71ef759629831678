package org.sdvp.wire.compact.value;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;

/**
 * Reads one element strictly: whoever reads asks for each attribute and takes the children in order, and
 * {@link #end()} refuses what nobody has asked for. Children in other namespaces are passed over.
 */
public final class ElementReader {
    private static final boolean[] NONE = {};

    private final XmlElement element;
    private final boolean[] asked;
    private boolean textTaken;
    private int next;

    /** Reads this one. */
    public ElementReader(XmlElement element) {
        this.element = element;
        this.asked = element.attributeCount() == 0 ? NONE : new boolean[element.attributeCount()];
    }

    /** The element itself, for faults that concern the whole of it. */
    public XmlElement element() {
        return element;
    }

    /** An attribute, if it is there. */
    public Optional<String> attribute(String name) {
        for (int i = 0; i < asked.length; i++) {
            if (element.attributeName(i).equals(name)) {
                asked[i] = true;
                return Optional.of(element.attributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** An attribute that must be there. */
    public String required(String name) {
        return attribute(name)
                .orElseThrow(() -> Fault.attribute(
                        WireError.MISSING, element, name, "expected the attribute " + name + ", but there is none"));
    }

    /** A required attribute with a whole number in it. */
    public int number(String name, int min, int max) {
        return (int) longNumber(name, min, max);
    }

    /** A required attribute with a whole number of any size in it. */
    public long longNumber(String name, long min, long max) {
        return required(name, text -> Numbers.integer(text, min, max));
    }

    /** A required attribute of a form whose reader refuses by {@link IllegalArgumentException}. */
    public <T> T required(String name, Function<String, T> form) {
        return read(name, required(name), form);
    }

    /** An attribute of such a form, if it is there. */
    public <T> Optional<T> optional(String name, Function<String, T> form) {
        Optional<String> text = attribute(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(read(name, text.get(), form));
    }

    private <T> T read(String name, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw badAttribute(name, String.valueOf(e.getMessage()));
        }
    }

    /** An attribute that is either {@code true} or not there. */
    public boolean flag(String name) {
        Optional<String> text = attribute(name);
        if (text.isPresent() && !text.get().equals("true")) {
            throw badAttribute(name, "expected true or no attribute at all, but got \"" + text.get() + "\"");
        }
        return text.isPresent();
    }

    /** A required attribute of 1 to {@code max} characters. */
    public String name(String attribute, int max) {
        String text = required(attribute);
        if (text.isEmpty() || text.length() > max) {
            throw badAttribute(attribute, "expected 1 to " + max + " characters, but there are " + text.length());
        }
        return text;
    }

    /** The fault of an attribute that holds something else than it should; to be thrown. */
    public Fault badAttribute(String name, String message) {
        return Fault.attribute(WireError.BAD_VALUE, element, name, message);
    }

    /** Whether another child comes. */
    public boolean hasNext() {
        List<XmlElement> children = element.children();
        while (next < children.size() && isForeign(children.get(next))) {
            next++;
        }
        return next < children.size();
    }

    /** Whether the next child has this name. */
    public boolean nextIs(String name) {
        return hasNext() && element.children().get(next).name().equals(name);
    }

    /** The next child, whatever its name. */
    public XmlElement next() {
        if (!hasNext()) {
            throw missing("another element");
        }
        return element.children().get(next++);
    }

    /** The next child, which must have this name. */
    public XmlElement next(String name) {
        if (!hasNext()) {
            throw missing("<" + name + ">");
        }
        if (!nextIs(name)) {
            throw unexpected(element.children().get(next), "<" + name + ">");
        }
        return element.children().get(next++);
    }

    /** The text of an element that holds nothing else. */
    public String text() {
        textTaken = true;
        return element.text();
    }

    /** Refuses attributes and children that have not been read, and text where none belongs. */
    public void end() {
        if (hasNext()) {
            throw unexpected(element.children().get(next), "no further element");
        }
        for (int i = 0; i < asked.length; i++) {
            if (!asked[i]) {
                throw Fault.attribute(
                        WireError.UNEXPECTED_ATTRIBUTE,
                        element,
                        element.attributeName(i),
                        "no such attribute belongs here");
            }
        }
        if (!textTaken && !element.text().isBlank()) {
            throw new Fault(WireError.BAD_VALUE, element, "expected no text, but got \"" + element.text() + "\"");
        }
    }

    private Fault missing(String what) {
        return new Fault(WireError.MISSING, element, "expected " + what + ", but <" + element.name() + "> ends");
    }

    private static Fault unexpected(XmlElement child, String expected) {
        return new Fault(
                WireError.UNEXPECTED_ELEMENT, child, "expected " + expected + ", but got <" + child.name() + ">");
    }

    private boolean isForeign(XmlElement child) {
        return !child.namespace().equals(element.namespace());
    }

    /**
     * The text of an element that must have no attribute and no child; cheaper than a reader of its own.
     *
     * @throws Fault UNEXPECTED_ATTRIBUTE or UNEXPECTED_ELEMENT
     */
    public static String leafText(XmlElement element) {
        if (element.attributeCount() > 0 || !element.children().isEmpty()) {
            ElementReader reader = new ElementReader(element);
            reader.text();
            reader.end();
        }
        return element.text();
    }
}
