package org.sdvp.wire.compact;

import java.util.Optional;
import org.sdvp.acsi.service.Associate;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.xml.XmlSink;

/** The attributes that every message has: {@code a}, the association id, and {@code i}, the invoke id. */
final class Envelope {
    private static final String ASSOCIATION_ID = "a";
    private static final String INVOKE_ID = "i";

    private Envelope() {}

    static void begin(String element, Optional<String> associationId, XmlSink out) {
        out.start(CompactFormat.NAMESPACE, element);
        associationId.ifPresent(id -> out.attribute(ASSOCIATION_ID, id));
    }

    static void begin(String element, Optional<String> associationId, int invokeId, XmlSink out) {
        begin(element, associationId, out);
        out.attribute(INVOKE_ID, Integer.toString(invokeId));
    }

    /** The association id, which must be there. */
    static String associationId(ElementReader in) {
        return in.required(ASSOCIATION_ID, id -> {
            Associate.checkId(id);
            return id;
        });
    }

    /** The association id, if it is there. */
    static Optional<String> optionalAssociationId(ElementReader in) {
        return in.attribute(ASSOCIATION_ID).isPresent() ? Optional.of(associationId(in)) : Optional.empty();
    }

    static int invokeId(ElementReader in) {
        return in.number(INVOKE_ID, 1, Integer.MAX_VALUE);
    }
}
