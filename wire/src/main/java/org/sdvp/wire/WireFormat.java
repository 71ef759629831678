package org.sdvp.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSource;

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
     * The type under {@code automation} that a peer which understands this format adds to its identities of service
     * discovery, for formats whose XEP names one.
     */
    default Optional<String> automationType() {
        return Optional.empty();
    }

    /**
     * Namespaces of payloads that are none of this format, but to which its specification has an answer, such as earlier
     * versions of its own. {@link #decodeRequest} refuses them, {@link #errorAnswer(XmlElement, WireException)} answers.
     */
    default Set<String> refusedNamespaces() {
        return Set.of();
    }

    /**
     * Whether a payload of {@link #namespace} is of this format. Some namespaces are shared: the format is then told only
     * of what is its own.
     */
    default boolean isOurs(XmlElement payload) {
        return true;
    }

    /**
     * Whether a device can send its client this message without answer. Where it cannot, the server does not offer the
     * service.
     */
    default boolean reachesClient(ServiceName message) {
        return true;
    }

    /**
     * The stanza in which a message travels. A response travels in the iq result of its request unless {@link
     * #errorAnswer(AcsiPdu.Response)} says otherwise. A message without an answer travels in a
     * message stanza, or in an iq set, to be acknowledged.
     */
    Carrier carrier(AcsiPdu pdu);

    /**
     * How many times as long as servers reckon an answer may get, who reckon for {@code compact} and on the safe side; the
     * message size of an association counts that many times less for them.
     */
    default int sizeFactor() {
        return 1;
    }

    /** Whether there is anything of this format that may come in an iq get. */
    default boolean hasGets() {
        return true;
    }

    /** Whether a request may come in this kind of iq. */
    default boolean takes(AcsiPdu.Request request, Carrier carrier) {
        return carrier == carrier(request);
    }

    /**
     * The payload of the iq result that answers a payload which this format refuses to read.
     *
     * @param payload what came
     * @param fault why {@link #decodeRequest} or {@link #decodeUnconfirmed} refused it
     * @return empty for an iq error, see {@link #errorAnswer(XmlElement, WireException)}, as in most formats
     */
    default Optional<XmlElement> faultAnswer(XmlElement payload, WireException fault) {
        return Optional.empty();
    }

    /**
     * The iq error in which a response travels. Empty, as in most formats: it travels in an iq result, a refusal of a
     * service too.
     */
    default Optional<ErrorAnswer> errorAnswer(AcsiPdu.Response response) {
        return Optional.empty();
    }

    /**
     * What answers a payload that this format refuses to read as a request.
     *
     * @param payload what came
     * @param fault why {@link #decodeRequest} or {@link #decodeUnconfirmed} refused it
     * @return empty for {@link #requestError} with the text of the fault, as in most formats
     */
    default Optional<ErrorAnswer> errorAnswer(XmlElement payload, WireException fault) {
        return Optional.empty();
    }

    /**
     * The stanza error that answers a payload which this format refuses to read, where it has neither {@link #faultAnswer}
     * nor {@link #errorAnswer(XmlElement, WireException)}.
     *
     * @param payload what came
     * @param fault why {@link #decodeRequest} or {@link #decodeUnconfirmed} refused it
     */
    default RequestError requestError(XmlElement payload, WireException fault) {
        return RequestError.of("bad-request");
    }

    /**
     * Whether an iq error comes from this format at the other end, so that its payload is to be read by {@link
     * #decodeResponse}; else it is an error of XMPP and says nothing about the service.
     *
     * @param condition the application's own condition in the error, see {@link ErrorAnswer#condition}
     */
    default boolean isErrorAnswer(XmlElement condition) {
        return false;
    }

    /**
     * The payload of a message, in canonical form. There is one for every message that the format carries: records check
     * what they are made of.
     */
    XmlElement encode(AcsiPdu pdu);

    /**
     * The same payload, to be written without a tree in between where the format can.
     */
    default XmlSource payload(AcsiPdu pdu) {
        return encode(pdu);
    }

    /**
     * Reads a call.
     *
     * @throws WireException if the payload is no call of this format
     */
    AcsiPdu.Request decodeRequest(XmlElement payload);

    /**
     * Reads the answer to any call: it tells by itself what it answers. A format whose answers do not refuses them here.
     *
     * @param payload of the iq result, or of the iq error that {@link #isErrorAnswer}
     * @throws WireException if the payload is no answer in this format, or does not say to what
     */
    AcsiPdu.Response decodeResponse(XmlElement payload);

    /**
     * Reads the answer to a call. For formats whose answers do not tell by themselves what they answer, nor whom: the call
     * has the association, the number and the service.
     *
     * @param payload of the iq result, or of the iq error that {@link #isErrorAnswer}
     * @param request what was asked
     * @param forewords the last ones that came from the peer, the newest first; most are of other answers
     * @throws WireException if the payload is no answer to that call in this format
     */
    default AcsiPdu.Response decodeResponse(XmlElement payload, AcsiPdu.Request request, List<XmlElement> forewords) {
        AcsiPdu.Response response = decodeResponse(payload);
        ServiceName asked = request.service().name();
        if (response.service().name() != asked) {
            throw new WireException(
                    WireError.UNEXPECTED_ELEMENT,
                    payload.name(),
                    "expected the answer to " + asked.text() + ", but got one to "
                            + response.service().name().text());
        }
        return response;
    }

    /**
     * What goes ahead of an answer, in a message stanza of its own, because the answer has no place for it. In most formats
     * there is nothing of the kind. It must tell by itself to which answer it belongs.
     */
    default Optional<XmlElement> foreword(AcsiPdu.Request request, AcsiPdu.Response response) {
        return Optional.empty();
    }

    /** Whether a payload that came in a message stanza is such, and no message for {@link #decodeUnconfirmed}. */
    default boolean isForeword(XmlElement payload) {
        return false;
    }

    /**
     * Whether a payload that came in an iq set is a message without an answer, for {@link #decodeUnconfirmed}, and no call.
     * Only asked of formats that carry such messages so.
     */
    default boolean isUnconfirmed(XmlElement payload) {
        return false;
    }

    /**
     * Whether a message whose carrier is a message stanza may also come in an iq set, to be acknowledged. A device sends
     * some of its reports so, to learn how far its client has come.
     */
    default boolean mayBeAcknowledged(AcsiPdu.Unconfirmed message) {
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
