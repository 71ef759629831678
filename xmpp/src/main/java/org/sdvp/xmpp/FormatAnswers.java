package org.sdvp.xmpp;

import java.util.Optional;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.RequestError;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/**
 * Where a format's answers meet the types of iq: some formats have answers in an iq of type error, some acknowledge by
 * a payload.
 */
final class FormatAnswers {
    private FormatAnswers() {}

    /** The stanza in which a response of the server travels. */
    static Iq answer(Iq request, WireFormat format, AcsiPdu.Response response) {
        return format.errorAnswer(response)
                .map(error -> error(request, error))
                .orElseGet(() -> request.result(format.payload(response)));
    }

    /** The answer to a payload that the format refuses to read. */
    static Iq answer(Iq request, WireFormat format, WireException fault) {
        XmlElement payload = request.payload().orElseThrow();
        Optional<XmlElement> inResult = format.faultAnswer(payload, fault);
        if (inResult.isPresent()) {
            return request.result(inResult.get());
        }
        return format.errorAnswer(payload, fault)
                .map(error -> error(request, error))
                .orElseGet(() -> request.error(error(format.requestError(payload, fault), fault)));
    }

    /** The stanza that acknowledges a message without answer. */
    static Iq acknowledgement(Iq request, WireFormat format, AcsiPdu.Unconfirmed message) {
        return format.acknowledgement(message).map(request::result).orElseGet(request::result);
    }

    /** The payload of an iq error by which the format's other end answers; empty if it is an error of XMPP. */
    static Optional<XmlElement> payload(StanzaErrorException failure, WireFormat format) {
        StanzaError error = failure.error();
        boolean ofFormat = error.condition() == Condition.UNDEFINED_CONDITION
                && error.application().filter(format::isErrorAnswer).isPresent();
        return ofFormat
                ? failure.payload().filter(payload -> payload.namespace().equals(format.namespace()))
                : Optional.empty();
    }

    private static StanzaError error(RequestError refused, WireException fault) {
        Condition condition = Condition.of(refused.condition()).orElse(Condition.BAD_REQUEST);
        return new StanzaError(
                condition.usualType(), condition, String.valueOf(fault.getMessage()), refused.application());
    }

    private static Iq error(Iq request, ErrorAnswer answer) {
        StanzaError.Type type = switch (answer.advice()) {
            case MODIFY -> StanzaError.Type.MODIFY;
            case WAIT -> StanzaError.Type.WAIT;
        };
        return request.error(
                new StanzaError(type, Condition.UNDEFINED_CONDITION, "", Optional.of(answer.condition())),
                answer.payload());
    }
}
