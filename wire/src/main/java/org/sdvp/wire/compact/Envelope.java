package org.sdvp.wire.compact;

import java.util.Optional;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.xml.XmlElement;

/** The attributes that every message has: {@code a}, the association id, and {@code i}, the invoke id. */
final class Envelope {
    private static final String ASSOCIATION_ID = "a";
    private static final String INVOKE_ID = "i";
    private static final int MAX_ID = 36;

    private Envelope() {}

    static XmlElement.Builder begin(String element, Optional<String> associationId) {
        XmlElement.Builder out = XmlElement.of(CompactFormat.NAMESPACE, element);
        associationId.ifPresent(id -> {
            if (!isAssociationId(id)) {
                throw new IllegalArgumentException(idRule(id));
            }
            out.attribute(ASSOCIATION_ID, id);
        });
        return out;
    }

    static XmlElement.Builder begin(String element, Optional<String> associationId, int invokeId) {
        return begin(element, associationId).attribute(INVOKE_ID, Integer.toString(invokeId));
    }

    /** The association id, which must be there. */
    static String associationId(ElementReader in) {
        String id = in.required(ASSOCIATION_ID);
        if (!isAssociationId(id)) {
            throw in.badAttribute(ASSOCIATION_ID, idRule(id));
        }
        return id;
    }

    /** The association id, if it is there. */
    static Optional<String> optionalAssociationId(ElementReader in) {
        return in.attribute(ASSOCIATION_ID).isPresent() ? Optional.of(associationId(in)) : Optional.empty();
    }

    static int invokeId(ElementReader in) {
        return in.number(INVOKE_ID, 1, Integer.MAX_VALUE);
    }

    private static boolean isAssociationId(String id) {
        boolean good = !id.isEmpty() && id.length() <= MAX_ID;
        for (int i = 0; good && i < id.length(); i++) {
            char c = id.charAt(i);
            good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        }
        return good;
    }

    private static String idRule(String id) {
        return "an association id has 1 to 36 letters, digits or hyphens, but got \"" + id + "\"";
    }
}
