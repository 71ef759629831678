package org.sdvp.xmpp;

import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/** A format like another one, but messages travel in an iq set, which the receiver acknowledges. */
record AcknowledgedFormat(WireFormat inner) implements WireFormat {
    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String namespace() {
        return inner.namespace();
    }

    @Override
    public Set<String> features() {
        return inner.features();
    }

    @Override
    public Carrier carrier(AcsiPdu pdu) {
        return pdu instanceof AcsiPdu.Unconfirmed ? Carrier.IQ_SET : inner.carrier(pdu);
    }

    @Override
    public XmlElement encode(AcsiPdu pdu) {
        return inner.encode(pdu);
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return inner.decodeRequest(payload);
    }

    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        return inner.decodeResponse(payload);
    }

    @Override
    public boolean isUnconfirmed(XmlElement payload) {
        return inner.isUnconfirmed(payload);
    }

    @Override
    public Optional<XmlElement> acknowledgement(AcsiPdu.Unconfirmed message) {
        return Optional.of(XmlElement.empty(namespace(), "taken"));
    }

    @Override
    public void decodeAcknowledgement(Optional<XmlElement> payload) {
        if (!payload.map(XmlElement::name).equals(Optional.of("taken"))) {
            throw new WireException(WireError.UNEXPECTED_ELEMENT, "", "expected taken, but got " + payload);
        }
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return inner.decodeUnconfirmed(payload);
    }
}
