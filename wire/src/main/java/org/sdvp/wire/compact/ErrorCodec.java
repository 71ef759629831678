package org.sdvp.wire.compact;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.text.Numbers;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;

/** Negative answers: {@code serviceError} for a whole service, {@code err} for one member of a list. */
final class ErrorCodec {
    static final String SERVICE_ERROR = "serviceError";
    static final String MEMBER_ERROR = "err";

    private static final String ADD_CAUSE = "c";
    private static final int MAX_ADD_CAUSE = AddCause.values().length - 1;
    private static final int MAX_ERROR = ServiceError.values().length - 1;

    private static final Map<String, ServiceName> SERVICES =
            Stream.of(ServiceName.values()).collect(Collectors.toUnmodifiableMap(ServiceName::text, name -> name));

    private ErrorCodec() {}

    static void encode(Refusal refusal, XmlSink out) {
        out.attribute("s", refusal.name().text());
        out.attribute("e", Integer.toString(refusal.error().code()));
        putAddCause(refusal.addCause(), out);
        out.text(XmlCharacters.carryable(refusal.detail()));
    }

    static void putAddCause(Optional<AddCause> addCause, XmlSink out) {
        addCause.ifPresent(cause -> out.attribute(ADD_CAUSE, Integer.toString(cause.code())));
    }

    static Optional<AddCause> addCause(ElementReader in) {
        return in.optional(ADD_CAUSE, text -> AddCause.of((int) Numbers.integer(text, 0, MAX_ADD_CAUSE)));
    }

    static Refusal decode(ElementReader in) {
        String service = in.required("s");
        ServiceName name = service(service)
                .orElseThrow(() -> in.badAttribute("s", "expected the name of a service, but got \"" + service + "\""));
        ServiceError error = ServiceError.of(in.number("e", 1, MAX_ERROR));
        return new Refusal(name, error, addCause(in), in.text());
    }

    /** The service that the standard calls so. */
    static Optional<ServiceName> service(String text) {
        return Optional.ofNullable(SERVICES.get(text));
    }

    static void encodeMember(ServiceError error, XmlSink out) {
        out.leaf(MEMBER_ERROR, Integer.toString(error.code()));
    }

    static ServiceError decodeMember(XmlElement element) {
        try {
            return ServiceError.of((int) Numbers.integer(ElementReader.leafText(element), 1, MAX_ERROR));
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(element, e);
        }
    }
}
