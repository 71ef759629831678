package org.sdvp.wire.compact;

import java.util.List;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.XmlElement;

/** References: as attribute {@code r} where one qualifies an element, as element {@code r} where they are listed. */
final class References {
    static final String REFERENCE = "r";

    static final String FC = "fc";

    private References() {}

    /** A functional constraint in the attribute {@code fc}. */
    static FunctionalConstraint constraint(ElementReader in) {
        String text = in.required(FC);
        for (FunctionalConstraint fc : FunctionalConstraint.values()) {
            if (fc.name().equals(text)) {
                return fc;
            }
        }
        throw in.badAttribute(
                FC, "expected one of " + List.of(FunctionalConstraint.values()) + ", but got \"" + text + "\"");
    }

    static ObjectReference attribute(ElementReader in) {
        return in.required(REFERENCE, ObjectReference::parse);
    }

    static Fcda fcdaAttribute(ElementReader in) {
        return in.required(REFERENCE, Fcda::parse);
    }

    static Fcda fcdaElement(XmlElement element) {
        try {
            return Fcda.parse(ElementReader.leafText(element));
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(element, e);
        }
    }
}
