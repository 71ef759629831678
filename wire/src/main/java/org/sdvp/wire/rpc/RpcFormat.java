package org.sdvp.wire.rpc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.Excerpt;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

/**
 * ACSI messages over Jabber-RPC (XEP-0009): the method {@code acsi.GetDataValues} and so on for each service, with one
 * struct as its param and one as its answer, a refusal as a fault. All travels in an iq set, messages without answer
 * too: the iq result acknowledges them. What only reads is also taken in an iq get. Specified in {@code docs/wire/rpc.md}.
 */
public final class RpcFormat implements WireFormat {
    /** Namespace of XEP-0009. */
    public static final String NAMESPACE = RpcValue.NAMESPACE;

    /** Feature that says which methods: the ACSI, in this version. */
    public static final String FEATURE = "urn:sdvp:acsi:1#rpc";

    /** What stands before the name of a service in the name of its method. */
    public static final String PREFIX = "acsi.";

    /** Answers are up to five times as long as servers reckon, which is more than in compact they are. */
    private static final int SIZE_FACTOR = 6;

    private static final int NO_CALL = -32600;
    private static final int NO_METHOD = -32601;
    private static final int NO_PARAMS = -32602;
    private static final int MAX_FAULT_TEXT = 255;

    private static final Map<String, Tree> ANSWER = Map.of(MessageTree.PDU, new Tree.Text(MessageTree.RESPONSE));

    private final MessageTree messages = new MessageTree();

    /** Makes one; one is enough for a process. */
    public RpcFormat() {}

    @Override
    public String name() {
        return "rpc";
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Set<String> features() {
        return Set.of(NAMESPACE, FEATURE);
    }

    @Override
    public Optional<String> automationType() {
        return Optional.of("rpc");
    }

    @Override
    public Carrier carrier(AcsiPdu pdu) {
        return Carrier.IQ_SET;
    }

    @Override
    public int sizeFactor() {
        return SIZE_FACTOR;
    }

    @Override
    public boolean takes(AcsiPdu.Request request, Carrier carrier) {
        return carrier == Carrier.IQ_SET
                || (carrier == Carrier.IQ_GET && request.service().name().isRead());
    }

    @Override
    public XmlElement encode(AcsiPdu pdu) {
        if (pdu instanceof AcsiPdu.Response response) {
            return encode(response);
        }
        ServiceName name = pdu instanceof AcsiPdu.Request request
                ? request.service().name()
                : ((AcsiPdu.Unconfirmed) pdu).service().name();
        return RpcEnvelope.call(new RpcEnvelope.Call(
                PREFIX + name.text(), messages.write(pdu).without(MessageTree.PDU, MessageTree.SERVICE)));
    }

    private XmlElement encode(AcsiPdu.Response response) {
        if (response.service() instanceof Refusal refusal) {
            String text = RefusalText.of(response.associationId(), response.invokeId(), refusal);
            return RpcEnvelope.fault(new RpcEnvelope.Bad(refusal.error().code(), text));
        }
        return RpcEnvelope.answer(messages.write(response).without(MessageTree.PDU));
    }

    /**
     * Answers a call that this format cannot read by a fault of XML-RPC: {@code -32601} for a method that there is not,
     * {@code -32602} for a param that is not what the method takes, {@code -32600} for what is no call at all.
     */
    @Override
    public Optional<XmlElement> faultAnswer(XmlElement payload, WireException fault) {
        String text = XmlCharacters.carryable(String.valueOf(fault.getMessage()));
        return Optional.of(
                RpcEnvelope.fault(new RpcEnvelope.Bad(faultCode(payload), Excerpt.of(text, MAX_FAULT_TEXT))));
    }

    private int faultCode(XmlElement payload) {
        try {
            if (messages.service(methodText(payload)).isEmpty()) {
                return NO_METHOD;
            }
            RpcEnvelope.readCall(payload);
            return NO_PARAMS;
        } catch (Fault e) {
            return NO_CALL;
        }
    }

    private static String methodText(XmlElement payload) {
        String method = RpcEnvelope.methodName(payload).text();
        return method.startsWith(PREFIX) ? method.substring(PREFIX.length()) : "";
    }

    @Override
    public Optional<XmlElement> acknowledgement(AcsiPdu.Unconfirmed message) {
        return Optional.of(RpcEnvelope.answer(new Tree.Truth(true)));
    }

    /** Takes nothing for an acknowledgement, too; a peer may answer its iq without a payload. */
    @Override
    public void decodeAcknowledgement(Optional<XmlElement> payload) {
        if (payload.isEmpty()) {
            return;
        }
        read(payload.get(), () -> {
            RpcEnvelope.Answer answer = RpcEnvelope.readAnswer(payload.get());
            if (answer instanceof RpcEnvelope.Bad bad) {
                throw new WireException(
                        WireError.BAD_VALUE,
                        RpcEnvelope.RESPONSE_PATH + "/fault",
                        "expected an answer, but got the fault " + bad.code() + ": " + bad.text());
            }
            return answer;
        });
    }

    @Override
    public boolean isUnconfirmed(XmlElement payload) {
        try {
            return messages.service(methodText(payload))
                    .filter(messages::isUnconfirmed)
                    .isPresent();
        } catch (Fault e) {
            return false;
        }
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return (AcsiPdu.Request) decodeCall(payload, MessageTree.REQUEST);
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return (AcsiPdu.Unconfirmed) decodeCall(payload, MessageTree.UNCONFIRMED);
    }

    private AcsiPdu decodeCall(XmlElement payload, String pdu) {
        return read(payload, () -> {
            requireMethod(RpcEnvelope.methodName(payload), pdu);
            RpcEnvelope.Call call = RpcEnvelope.readCall(payload);
            Tree service = new Tree.Text(call.method().substring(PREFIX.length()));
            return message(
                    RpcEnvelope.CALL_PATH,
                    call.param(),
                    Map.of(MessageTree.PDU, new Tree.Text(pdu), MessageTree.SERVICE, service));
        });
    }

    private void requireMethod(XmlElement methodName, String pdu) {
        String method = methodName.text();
        boolean known = method.startsWith(PREFIX)
                && messages.service(method.substring(PREFIX.length()))
                        .filter(name -> messages.isUnconfirmed(name) == pdu.equals(MessageTree.UNCONFIRMED))
                        .isPresent();
        if (!known) {
            throw new Fault(
                    WireError.UNEXPECTED_ELEMENT,
                    methodName,
                    "expected a method such as " + PREFIX
                            + (pdu.equals(MessageTree.REQUEST) ? "GetDataValues" : "Report") + ", but got \"" + method
                            + "\"");
        }
    }

    /**
     * Reads the answer to any call: in this format it tells by itself what it answers.
     *
     * @param payload of the iq result
     * @throws WireException if the payload is no answer in this format, or a fault by which the other end says that it
     *     cannot read the call
     */
    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        return read(payload, () -> {
            RpcEnvelope.Answer answer = RpcEnvelope.readAnswer(payload);
            return answer instanceof RpcEnvelope.Bad bad ? refusal(bad) : positive(((RpcEnvelope.Good) answer).param());
        });
    }

    private AcsiPdu.Response positive(Tree param) {
        AcsiPdu.Response response = (AcsiPdu.Response) message(RpcEnvelope.RESPONSE_PATH, param, ANSWER);
        if (response.service() instanceof Refusal) {
            throw new WireException(
                    WireError.UNEXPECTED_ELEMENT,
                    RpcEnvelope.RESPONSE_PATH + "/" + MessageTree.REFUSAL,
                    "expected a refusal to be a fault");
        }
        return response;
    }

    private AcsiPdu.Response refusal(RpcEnvelope.Bad bad) {
        Tree.Fields message = RefusalText.read(bad.text())
                .orElseThrow(() -> new WireException(
                        WireError.BAD_VALUE,
                        RpcEnvelope.RESPONSE_PATH + "/fault",
                        "expected the refusal of a service, but got the fault " + bad.code() + ": " + bad.text()));
        AcsiPdu.Response response = (AcsiPdu.Response) message(RpcEnvelope.RESPONSE_PATH + "/fault", message, ANSWER);
        int code = ((Refusal) response.service()).error().code();
        if (code != bad.code()) {
            throw new WireException(
                    WireError.BAD_VALUE,
                    RpcEnvelope.RESPONSE_PATH + "/fault",
                    "expected the number " + code + " of "
                            + ((Refusal) response.service()).error().text() + ", but got " + bad.code());
        }
        return response;
    }

    /** Reads the members of a message together with those that are said elsewhere, and so must not be among them. */
    private AcsiPdu message(String path, Tree param, Map<String, Tree> elsewhere) {
        if (!(param instanceof Tree.Fields members)) {
            throw new WireException(WireError.BAD_VALUE, path, "expected a struct as param");
        }
        Tree.Fields message = members;
        for (Map.Entry<String, Tree> member : elsewhere.entrySet()) {
            if (message.members().containsKey(member.getKey())) {
                throw new WireException(
                        WireError.UNEXPECTED_ELEMENT, path + "/" + member.getKey(), "no such member belongs here");
            }
            message = message.with(member.getKey(), member.getValue());
        }
        try {
            return messages.read(message);
        } catch (WireException e) {
            throw e.inside(path);
        }
    }

    private static <T> T read(XmlElement payload, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Fault fault) {
            throw fault.from(payload);
        }
    }
}
