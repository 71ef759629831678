package org.sdvp.enrolment;

import java.security.cert.X509Certificate;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/**
 * What the desk gives an enrolled box that asks for a new certificate: in the iq result a {@code <renewed
 * xmlns='urn:sdvp:enrolment:1'>} with the {@code certificate} of the box and that of its {@code authority} (DER in base64).
 * The one before stays good until it runs out, so there is nothing to confirm.
 *
 * @param certificate of the box, for SASL EXTERNAL
 * @param authority that signed it
 */
public record RenewalAnswer(X509Certificate certificate, X509Certificate authority) {
    /** Local name of the answer. */
    public static final String ELEMENT = "renewed";

    /** As payload of the iq result. */
    public XmlElement toXml() {
        return XmlElement.of(EnrolmentRequest.NAMESPACE, ELEMENT)
                .child("certificate", EnrolmentAnswer.text(certificate))
                .child("authority", EnrolmentAnswer.text(authority))
                .build();
    }

    /**
     * Reads one.
     *
     * @throws WireException if it is none, saying what is missing or wrong where
     */
    public static RenewalAnswer fromXml(XmlElement payload) {
        if (!payload.is(EnrolmentRequest.NAMESPACE, ELEMENT)) {
            throw new WireException(
                    WireError.UNEXPECTED_ELEMENT,
                    payload.name(),
                    "expected <" + ELEMENT + "> of " + EnrolmentRequest.NAMESPACE);
        }
        return new RenewalAnswer(
                EnrolmentAnswer.certificate(payload, "certificate"), EnrolmentAnswer.certificate(payload, "authority"));
    }
}
