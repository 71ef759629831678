package org.sdvp.wire.compact;

import java.util.Optional;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

/** Negative answers: {@code serviceError} for a whole service, {@code err} for one member of a list. */
final class ErrorCodec {
    static final String SERVICE_ERROR = "serviceError";
    static final String MEMBER_ERROR = "err";

    private static final int MAX_ADD_CAUSE = AddCause.values().length - 1;
    private static final int MAX_ERROR = ServiceError.values().length - 1;

    private ErrorCodec() {}

    static void encode(Refusal refusal, XmlElement.Builder out) {
        out.attribute("s", refusal.name().text());
        out.attribute("e", Integer.toString(refusal.error().code()));
        refusal.addCause().ifPresent(cause -> out.attribute("c", Integer.toString(cause.code())));
        out.text(XmlCharacters.carryable(refusal.detail()));
    }

    static Refusal decode(ElementReader in) {
        String service = in.required("s");
        ServiceName name = service(service)
                .orElseThrow(() -> in.badAttribute("s", "expected the name of a service, but got \"" + service + "\""));
        ServiceError error = ServiceError.of(in.number("e", 1, MAX_ERROR));
        Optional<AddCause> cause = in.attribute("c").isPresent()
                ? Optional.of(AddCause.of(in.number("c", 0, MAX_ADD_CAUSE)))
                : Optional.empty();
        return new Refusal(name, error, cause, in.text());
    }

    /** The service that the standard calls so. */
    static Optional<ServiceName> service(String text) {
        for (ServiceName name : ServiceName.values()) {
            if (name.text().equals(text)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    static void encodeMember(ServiceError error, XmlElement.Builder out) {
        out.child(MEMBER_ERROR, Integer.toString(error.code()));
    }

    static ServiceError decodeMember(XmlElement element) {
        try {
            return ServiceError.of((int) Numbers.integer(ElementReader.leafText(element), 1, MAX_ERROR));
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(element, e);
        }
    }
}
