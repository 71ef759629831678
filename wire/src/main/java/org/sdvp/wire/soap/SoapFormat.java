package org.sdvp.wire.soap;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSource;

/**
 * ACSI messages in SOAP 1.2 envelopes over XMPP (XEP-0072), document/literal: the body holds the element that the format
 * {@code compact} has for the service. Requests travel in an iq set, positive answers in its result, refusals as SOAP
 * faults in an iq error, messages without answer in a message. Specified in {@code docs/wire/soap.md}, with a WSDL beside
 * it.
 */
public final class SoapFormat implements WireFormat {
    /** Namespace of SOAP 1.2 envelopes. */
    public static final String NAMESPACE = SoapEnvelope.NAMESPACE;

    /** Feature of XEP-0072 clause 3.1: SOAP over XMPP of whatever service. */
    public static final String BINDING = "http://jabber.org/protocol/soap";

    /** Feature that says which service: the ACSI, in this version. */
    public static final String FEATURE = CompactFormat.NAMESPACE + "#soap";

    /** Namespace of the conditions by which iq errors with a SOAP fault tell of it, XEP-0072 clause 6. */
    public static final String FAULT_NAMESPACE = BINDING + "#fault";

    private final CompactFormat compact = new CompactFormat();

    /** Makes one; one is enough for a process. */
    public SoapFormat() {}

    @Override
    public String name() {
        return "soap";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Set<String> features() {
        return Set.of(BINDING, FEATURE);
    }

    @Override
    public Optional<String> automationType() {
        return Optional.of("soap");
    }

    @Override
    public Set<String> refusedNamespaces() {
        return Set.of(SoapFault.OLD_NAMESPACE);
    }

    @Override
    public boolean mayBeAcknowledged(AcsiPdu.Unconfirmed message) {
        return message.service().name() == ServiceName.REPORT;
    }

    @Override
    public Carrier carrier(AcsiPdu pdu) {
        return pdu instanceof AcsiPdu.Unconfirmed ? Carrier.MESSAGE : Carrier.IQ_SET;
    }

    /**
     * The envelope of a message, in canonical form.
     *
     * @throws IllegalArgumentException as {@link CompactFormat#encode}
     */
    @Override
    public XmlElement encode(AcsiPdu pdu) {
        return payload(pdu).element();
    }

    @Override
    public XmlSource payload(AcsiPdu pdu) {
        return pdu instanceof AcsiPdu.Response response && response.service() instanceof Refusal refusal
                ? SoapFault.refused(refusal, compact.encode(pdu))
                : SoapEnvelope.around(compact.payload(pdu));
    }

    @Override
    public Optional<ErrorAnswer> errorAnswer(AcsiPdu.Response response) {
        return response.service() instanceof Refusal refusal
                ? Optional.of(answer(FaultCode.of(refusal.error()), encode(response)))
                : Optional.empty();
    }

    @Override
    public Optional<ErrorAnswer> errorAnswer(XmlElement payload, WireException fault) {
        String reason = String.valueOf(fault.getMessage());
        FaultCode code = codeOf(payload);
        XmlElement envelope = payload.namespace().equals(SoapFault.OLD_NAMESPACE)
                ? SoapFault.old(reason)
                : SoapFault.unreadable(code, reason);
        return Optional.of(answer(code, envelope));
    }

    /** The code of the fault in the frame, or the sender's fault if the frame is good and what it holds is not. */
    private static FaultCode codeOf(XmlElement payload) {
        try {
            SoapEnvelope.content(payload);
            return FaultCode.SENDER;
        } catch (SoapException e) {
            return e.code();
        }
    }

    private static ErrorAnswer answer(FaultCode code, XmlElement envelope) {
        return new ErrorAnswer(code.advice(), XmlElement.empty(FAULT_NAMESPACE, code.text()), envelope);
    }

    @Override
    public boolean isErrorAnswer(XmlElement condition) {
        return condition.namespace().equals(FAULT_NAMESPACE)
                && FaultCode.of(condition.name()).isPresent();
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return decoded(payload, compact::decodeRequest);
    }

    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        return decodeResponse(payload, compact::decodeResponse);
    }

    private static AcsiPdu.Response decodeResponse(XmlElement payload, Function<XmlElement, AcsiPdu.Response> decoder) {
        XmlElement content = content(payload);
        if (!content.is(NAMESPACE, SoapFault.FAULT)) {
            AcsiPdu.Response response = inside(SoapEnvelope.pathOfContent(), content, decoder);
            if (response.service() instanceof Refusal) {
                throw new Fault(WireError.UNEXPECTED_ELEMENT, content, "expected a refusal in the detail of a <Fault>")
                        .from(payload);
            }
            return response;
        }
        XmlElement serviceError;
        try {
            serviceError = SoapFault.serviceError(content);
        } catch (Fault fault) {
            throw fault.from(payload);
        }
        AcsiPdu.Response response =
                inside(SoapEnvelope.pathOfContent() + "/" + SoapFault.FAULT + "/Detail", serviceError, decoder);
        if (!(response.service() instanceof Refusal)) {
            throw new Fault(WireError.UNEXPECTED_ELEMENT, serviceError, "expected <serviceError> in a fault")
                    .from(payload);
        }
        return response;
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return decoded(payload, compact::decodeUnconfirmed);
    }

    private static <T> T decoded(XmlElement payload, Function<XmlElement, T> decoder) {
        return inside(SoapEnvelope.pathOfContent(), content(payload), decoder);
    }

    private static XmlElement content(XmlElement payload) {
        try {
            return SoapEnvelope.content(payload);
        } catch (SoapException e) {
            throw e.fault().from(payload);
        }
    }

    private static <T> T inside(String path, XmlElement content, Function<XmlElement, T> decoder) {
        try {
            return decoder.apply(content);
        } catch (WireException e) {
            throw e.inside(path);
        }
    }
}
