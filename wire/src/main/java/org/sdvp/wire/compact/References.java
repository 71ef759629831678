package org.sdvp.wire.compact;

import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.xml.XmlElement;

/** References: as attribute {@code r} where one qualifies an element, as element {@code r} where they are listed. */
final class References {
    static final String REFERENCE = "r";

    private References() {}

    static ObjectReference attribute(ElementReader in) {
        String text = in.required(REFERENCE);
        try {
            return ObjectReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw in.badAttribute(REFERENCE, String.valueOf(e.getMessage()));
        }
    }

    static Fcda fcdaAttribute(ElementReader in) {
        String text = in.required(REFERENCE);
        try {
            return Fcda.parse(text);
        } catch (IllegalArgumentException e) {
            throw in.badAttribute(REFERENCE, String.valueOf(e.getMessage()));
        }
    }

    static Fcda fcdaElement(XmlElement element) {
        try {
            return Fcda.parse(ElementReader.leafText(element));
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(element, e);
        }
    }
}
