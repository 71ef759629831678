package org.sdvp.wire.compact.value;

import org.sdvp.model.value.Excerpt;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/**
 * A fault at an element. It becomes a {@link WireException} at the outermost element, where the path is looked up, so
 * that reading a good message never spends time on paths.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_MESSAGE = 300;

    private final WireError error;
    private final transient XmlElement where;
    private final String suffix;

    /** A fault of an element. */
    public Fault(WireError error, XmlElement where, String message) {
        this(error, where, "", message);
    }

    private Fault(WireError error, XmlElement where, String suffix, String message) {
        super(Excerpt.shown(message, MAX_MESSAGE), null, false, false);
        this.error = error;
        this.where = where;
        this.suffix = suffix;
    }

    /** A fault of an attribute. */
    public static Fault attribute(WireError error, XmlElement where, String attribute, String message) {
        return new Fault(error, where, "/@" + attribute, message);
    }

    /** A text that a constructor or parser has refused. */
    public static Fault badValue(XmlElement where, IllegalArgumentException cause) {
        return new Fault(WireError.BAD_VALUE, where, String.valueOf(cause.getMessage()));
    }

    /** The exception for callers, with the path from the outermost element. */
    public WireException from(XmlElement root) {
        StringBuilder path = new StringBuilder(root.name());
        find(root, path);
        return new WireException(error, path + suffix, String.valueOf(getMessage()));
    }

    private boolean find(XmlElement parent, StringBuilder path) {
        if (isHere(parent)) {
            return true;
        }
        int length = path.length();
        for (int i = 0; i < parent.children().size(); i++) {
            XmlElement child = parent.children().get(i);
            path.append('/').append(child.name());
            int place = place(parent, i);
            if (place > 1) {
                path.append('[').append(place).append(']');
            }
            if (find(child, path)) {
                return true;
            }
            path.setLength(length);
        }
        return false;
    }

    // Not equals: two elements with the same content stand at different places.
    @SuppressWarnings("ReferenceEquality")
    private boolean isHere(XmlElement element) {
        return element == where;
    }

    private static int place(XmlElement parent, int index) {
        String name = parent.children().get(index).name();
        int place = 1;
        for (int i = 0; i < index; i++) {
            if (parent.children().get(i).name().equals(name)) {
                place++;
            }
        }
        return place;
    }
}
