package org.sdvp.wire.soap;

import java.util.List;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

/** The element Fault of SOAP 1.2 (part 1 clause 5.4), and the one of SOAP 1.1 with which its messages are refused. */
final class SoapFault {
    /** SOAP 1.1, whose envelopes are refused in its own words. */
    static final String OLD_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

    static final String FAULT = "Fault";

    private SoapFault() {}

    /** The envelope of a refused service: what it was refused with stands in the detail. */
    static XmlElement refused(Refusal refusal, XmlElement serviceError) {
        String error = refusal.error().text();
        String reason = refusal.detail().isEmpty() ? error : error + ": " + refusal.detail();
        XmlElement detail = XmlElement.of(SoapEnvelope.NAMESPACE, "Detail")
                .child(serviceError)
                .build();
        return SoapEnvelope.around(fault(FaultCode.of(refusal.error()), reason)
                        .child(detail)
                        .build())
                .element();
    }

    /** The envelope that answers an envelope which cannot be read. */
    static XmlElement unreadable(FaultCode code, String reason) {
        XmlElement fault = fault(code, reason).build();
        return code == FaultCode.VERSION_MISMATCH
                ? SoapEnvelope.around(upgrade(), fault)
                : SoapEnvelope.around(fault).element();
    }

    /** The envelope of SOAP 1.1 that answers one of SOAP 1.1 (SOAP 1.2 part 1 appendix A). */
    static XmlElement old(String reason) {
        XmlElement fault = XmlElement.of(OLD_NAMESPACE, FAULT)
                .child(XmlElement.ofText("", "faultcode", FaultCode.VERSION_MISMATCH.text()))
                .child(XmlElement.ofText("", "faultstring", XmlCharacters.carryable(reason)))
                .build();
        return XmlElement.of(OLD_NAMESPACE, SoapEnvelope.ENVELOPE)
                .child(XmlElement.of(OLD_NAMESPACE, "Header").child(upgrade()).build())
                .child(XmlElement.of(OLD_NAMESPACE, "Body").child(fault).build())
                .build();
    }

    // The names in code and qname have no prefix, so that the default namespace holds for them: XMPP servers that write
    // a
    // stanza anew keep namespaces, but not prefixes.
    private static XmlElement.Builder fault(FaultCode code, String reason) {
        return XmlElement.of(SoapEnvelope.NAMESPACE, FAULT)
                .child(XmlElement.of(SoapEnvelope.NAMESPACE, "Code")
                        .child("Value", code.text())
                        .build())
                .child(XmlElement.of(SoapEnvelope.NAMESPACE, "Reason")
                        .child(XmlElement.of(SoapEnvelope.NAMESPACE, "Text")
                                .attribute(XmlElement.XML_NAMESPACE, "lang", "en")
                                .text(XmlCharacters.carryable(reason))
                                .build())
                        .build());
    }

    /** The header block that tells which versions are understood (part 1 clause 5.4.7). */
    private static XmlElement upgrade() {
        return XmlElement.of(SoapEnvelope.NAMESPACE, "Upgrade")
                .child(XmlElement.of(SoapEnvelope.NAMESPACE, "SupportedEnvelope")
                        .attribute("qname", SoapEnvelope.ENVELOPE)
                        .build())
                .build();
    }

    /**
     * What a service was refused with.
     *
     * @return the element serviceError, not yet read
     * @throws Fault MISSING if there is none: then the envelope of the request was refused, not the service
     */
    static XmlElement serviceError(XmlElement fault) {
        ElementReader in = new ElementReader(fault);
        FaultCode code = code(in.next("Code"));
        String reason = reason(in.next("Reason"));
        for (String part : List.of("Node", "Role")) {
            if (in.nextIs(part)) {
                in.next(part);
            }
        }
        XmlElement detail =
                in.nextIs("Detail") ? in.next("Detail") : XmlElement.empty(SoapEnvelope.NAMESPACE, "Detail");
        in.end();
        List<XmlElement> errors = detail.children().stream()
                .filter(child -> child.namespace().equals(CompactFormat.NAMESPACE))
                .toList();
        if (errors.isEmpty()) {
            throw new Fault(
                    WireError.MISSING,
                    fault,
                    "expected an answer or refusal of the service, but the message itself was refused: " + code.text()
                            + ", " + reason);
        }
        if (errors.size() > 1) {
            throw new Fault(WireError.UNEXPECTED_ELEMENT, errors.get(1), "expected one <serviceError> in <Detail>");
        }
        return errors.get(0);
    }

    private static FaultCode code(XmlElement element) {
        ElementReader in = new ElementReader(element);
        XmlElement value = in.next("Value");
        String text = ElementReader.leafText(value).strip();
        return FaultCode.of(text.substring(text.indexOf(':') + 1))
                .orElseThrow(() -> new Fault(
                        WireError.BAD_VALUE, value, "expected a fault code of SOAP 1.2, but got \"" + text + "\""));
    }

    private static String reason(XmlElement element) {
        return ElementReader.leafText(new ElementReader(element).next("Text"));
    }
}
