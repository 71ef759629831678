package org.sdvp.wire;

import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;

/**
 * One way to write ACSI messages as XML. An association uses one format for all of its messages. Implementations are
 * stateless and may be used by many threads.
 */
public interface WireFormat {
    /** Short name, such as {@code compact}; used in configurations and in folders of vectors. */
    String name();

    /** Namespace of the payload elements, by which incoming stanzas find the format. */
    String namespace();

    /** Features for service discovery (XEP-0030) of a peer that understands this format. */
    Set<String> features();

    /**
     * The stanza in which a message travels. A response travels in the iq result of its request. A message without an
     * answer travels in a message stanza, or in an iq set, to be acknowledged.
     */
    Carrier carrier(AcsiPdu pdu);

    /** The payload of a message, in canonical form. There is one for every message: records check what they are made of. */
    XmlElement encode(AcsiPdu pdu);

    /**
     * Reads a call.
     *
     * @throws WireException if the payload is no call of this format
     */
    AcsiPdu.Request decodeRequest(XmlElement payload);

    /**
     * Reads the answer to a call.
     *
     * @param payload of the iq result
     * @param request what was asked, since some formats do not repeat it in the answer
     * @throws WireException if the payload is no answer to that call in this format
     */
    AcsiPdu.Response decodeResponse(XmlElement payload, AcsiRequest request);

    /**
     * Whether a payload that came in an iq set is a message without an answer, for {@link #decodeUnconfirmed}, and no call.
     * Only asked of formats that carry such messages so.
     */
    default boolean isUnconfirmed(XmlElement payload) {
        return false;
    }

    /**
     * The payload of the iq result that acknowledges a message; empty for a result without payload.
     *
     * @param message that came in an iq set and was taken
     */
    default Optional<XmlElement> acknowledgement(AcsiPdu.Unconfirmed message) {
        return Optional.empty();
    }

    /**
     * Reads that payload.
     *
     * @throws WireException if it says that the message was not taken
     */
    default void decodeAcknowledgement(Optional<XmlElement> payload) {}

    /**
     * Reads a message without answer.
     *
     * @throws WireException if the payload is no such message of this format
     */
    AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload);
}
