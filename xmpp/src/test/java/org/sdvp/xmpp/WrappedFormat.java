package org.sdvp.xmpp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/**
 * Behaves as IEC 61850-8-2 is said to: the association and a security layer are wrapped around each message, answers say
 * neither which service nor which call they answer, and a refusal is an error of its own, in an iq result, ahead of
 * which a message tells the AddCause. Inside is {@code compact}.
 */
final class WrappedFormat implements WireFormat {
    private static final String NAMESPACE = "urn:example:wrapped";
    private static final String ASSOCIATION = "association";
    private static final String CLEAR = "clear-transfer";
    private static final String ANSWER = "confirmed-response";
    private static final String ERROR = "confirmed-error";
    private static final String LAST_ERROR = "last-application-error";
    private static final String ID = "id";
    private static final String CODE = "code";
    // As compact names them.
    private static final String IN_ASSOCIATION = "a";
    private static final String NUMBER = "i";

    private final CompactFormat inner = new CompactFormat();

    @Override
    public String name() {
        return "wrapped";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Set<String> features() {
        return Set.of(NAMESPACE);
    }

    @Override
    public Carrier carrier(AcsiPdu pdu) {
        return inner.carrier(pdu);
    }

    @Override
    public XmlElement encode(AcsiPdu pdu) {
        if (!(pdu instanceof AcsiPdu.Response response)) {
            return wrapped(associationId(pdu), inner.encode(pdu));
        }
        if (response.service() instanceof Refusal refusal) {
            XmlElement error = XmlElement.of(NAMESPACE, ERROR)
                    .attribute(CODE, Integer.toString(refusal.error().code()))
                    .text(refusal.detail())
                    .build();
            return wrapped(response.associationId(), error);
        }
        XmlElement told = inner.encode(pdu);
        Map<String, String> attributes = new LinkedHashMap<>(told.attributes());
        attributes.keySet().removeAll(Set.of(IN_ASSOCIATION, NUMBER));
        return wrapped(
                response.associationId(), new XmlElement(NAMESPACE, ANSWER, attributes, told.children(), told.text()));
    }

    private static Optional<String> associationId(AcsiPdu pdu) {
        return pdu instanceof AcsiPdu.Request request
                ? request.associationId()
                : Optional.of(((AcsiPdu.Unconfirmed) pdu).associationId());
    }

    private static XmlElement wrapped(Optional<String> associationId, XmlElement message) {
        XmlElement.Builder association = XmlElement.of(NAMESPACE, ASSOCIATION);
        associationId.ifPresent(id -> association.attribute(ID, id));
        return association
                .child(XmlElement.of(NAMESPACE, CLEAR).child(message).build())
                .build();
    }

    private static XmlElement unwrapped(XmlElement payload) {
        if (payload.is(NAMESPACE, ASSOCIATION)) {
            Optional<XmlElement> clear = payload.child(NAMESPACE, CLEAR);
            if (clear.isPresent() && clear.get().children().size() == 1) {
                return clear.get().children().get(0);
            }
        }
        throw new WireException(WireError.UNEXPECTED_ELEMENT, payload.name(), "expected an association with a message");
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return inner.decodeRequest(unwrapped(payload));
    }

    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        throw new WireException(WireError.MISSING, payload.name(), "no answer says what it answers");
    }

    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload, AcsiPdu.Request request, List<XmlElement> forewords) {
        XmlElement answer = unwrapped(payload);
        if (answer.is(NAMESPACE, ERROR)) {
            ServiceError error =
                    ServiceError.of(Integer.parseInt(answer.attribute(CODE).orElseThrow()));
            Optional<AddCause> cause = forewords.stream()
                    .filter(foreword -> foreword.attribute(NUMBER).equals(Optional.of(number(request))))
                    .map(foreword -> AddCause.of(
                            Integer.parseInt(foreword.attribute(CODE).orElseThrow())))
                    .findFirst();
            Refusal refusal = new Refusal(request.service().name(), error, cause, answer.text());
            return new AcsiPdu.Response(request.associationId(), request.invokeId(), refusal);
        }
        Map<String, String> attributes = new LinkedHashMap<>(answer.attributes());
        payload.attribute(ID).ifPresent(id -> attributes.put(IN_ASSOCIATION, id));
        attributes.put(NUMBER, number(request));
        XmlElement asked = inner.encode(request);
        return inner.decodeResponse(
                new XmlElement(asked.namespace(), asked.name(), attributes, answer.children(), answer.text()));
    }

    private static String number(AcsiPdu.Request request) {
        return Integer.toString(request.invokeId());
    }

    @Override
    public Optional<XmlElement> foreword(AcsiPdu.Request request, AcsiPdu.Response response) {
        return Optional.of(response.service())
                .filter(Refusal.class::isInstance)
                .flatMap(refusal -> ((Refusal) refusal).addCause())
                .map(cause -> XmlElement.of(NAMESPACE, LAST_ERROR)
                        .attribute(NUMBER, number(request))
                        .attribute(CODE, Integer.toString(cause.code()))
                        .build());
    }

    @Override
    public boolean isForeword(XmlElement payload) {
        return payload.is(NAMESPACE, LAST_ERROR);
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return inner.decodeUnconfirmed(unwrapped(payload));
    }
}
