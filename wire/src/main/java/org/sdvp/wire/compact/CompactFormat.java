package org.sdvp.wire.compact;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.value.ElementReader;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.compact.value.ValueCodec;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;
import org.sdvp.wire.xml.XmlSource;

/**
 * The product's own format: one element per ACSI service, named as in IEC 61850-7-2 with a small first letter, the same
 * for request and answer, in the namespace {@value #NAMESPACE}. Reads travel in an iq get, changes in an iq set, Abort,
 * Report and CommandTermination in a message, some Reports in an iq set; a refusal is {@code serviceError} in the iq result. Specified in {@code docs/wire/compact.md}.
 */
public final class CompactFormat implements WireFormat {
    /** Namespace of every element of the format; a change that a reader of today would refuse gets another one. */
    public static final String NAMESPACE = ValueCodec.NAMESPACE;

    private final Map<ServiceName, ServiceCodec<?, ?>> byName = new EnumMap<>(ServiceName.class);
    private final Map<String, ServiceCodec<?, ?>> byElement = new HashMap<>();
    private final Map<ServiceName, MessageCodec<?>> messages = new EnumMap<>(ServiceName.class);
    private final Map<String, MessageCodec<?>> messagesByElement = new HashMap<>();

    /** Makes one; one is enough for a process. */
    public CompactFormat() {
        Stream.of(
                        AssociationServices.codecs(),
                        DirectoryServices.codecs(),
                        DataServices.codecs(),
                        DataSetServices.codecs(),
                        SettingGroupServices.codecs(),
                        ReportServices.codecs(),
                        LogServices.codecs(),
                        ControlServices.codecs(),
                        FileServices.codecs())
                .flatMap(List::stream)
                .forEach(codec -> {
                    byName.put(codec.name(), codec);
                    byElement.put(codec.elementName(), codec);
                });
        Stream.of(AssociationServices.messages(), List.of(new ReportCodec()), ControlServices.messages())
                .flatMap(List::stream)
                .forEach(codec -> {
                    messages.put(codec.name(), codec);
                    messagesByElement.put(codec.elementName(), codec);
                });
    }

    @Override
    public String name() {
        return "compact";
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
        if (pdu instanceof AcsiPdu.Request request) {
            return codec(request.service().name()).carrier();
        }
        if (pdu instanceof AcsiPdu.Response response) {
            // No service at all is refused by the name of one that has no answer.
            ServiceCodec<?, ?> codec = byName.get(response.service().name());
            return codec == null ? Carrier.IQ_SET : codec.carrier();
        }
        return Carrier.MESSAGE;
    }

    @Override
    public XmlElement encode(AcsiPdu pdu) {
        return payload(pdu).element();
    }

    @Override
    public XmlSource payload(AcsiPdu pdu) {
        return new Payload(elementName(pdu), pdu);
    }

    private String elementName(AcsiPdu pdu) {
        if (pdu instanceof AcsiPdu.Unconfirmed message) {
            return codec(message).elementName();
        }
        if (pdu instanceof AcsiPdu.Response response) {
            return response.service() instanceof Refusal
                    ? ErrorCodec.SERVICE_ERROR
                    : codec(response.service().name()).elementName();
        }
        return codec(((AcsiPdu.Request) pdu).service().name()).elementName();
    }

    /** A message that is written when it is sent. */
    private final class Payload implements XmlSource {
        private final String name;
        private final AcsiPdu pdu;

        Payload(String name, AcsiPdu pdu) {
            this.name = name;
            this.pdu = pdu;
        }

        @Override
        public String namespace() {
            return NAMESPACE;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void writeTo(XmlSink out) {
            if (pdu instanceof AcsiPdu.Request request) {
                Envelope.begin(name, request.associationId(), request.invokeId(), out);
                codec(request.service().name()).writeRequest(request.service(), out);
            } else if (pdu instanceof AcsiPdu.Response response) {
                Envelope.begin(name, response.associationId(), response.invokeId(), out);
                write(response.service(), out);
            } else if (pdu instanceof AcsiPdu.Unconfirmed message) {
                Envelope.begin(name, Optional.of(message.associationId()), out);
                codec(message).write(message.service(), out);
            }
            out.end();
        }
    }

    private void write(AcsiResponse response, XmlSink out) {
        if (response instanceof Refusal refusal) {
            ErrorCodec.encode(refusal, out);
        } else {
            codec(response.name()).writeResponse(response, out);
        }
    }

    private MessageCodec<?> codec(AcsiPdu.Unconfirmed message) {
        return Objects.requireNonNull(messages.get(message.service().name()));
    }

    private ServiceCodec<?, ?> codec(ServiceName name) {
        return Objects.requireNonNull(byName.get(name));
    }

    @Override
    public AcsiPdu.Request decodeRequest(XmlElement payload) {
        return decoded(payload, in -> {
            ServiceCodec<?, ?> codec = codec(payload, "the element of a request");
            boolean associates = codec.name() == ServiceName.ASSOCIATE;
            Optional<String> associationId = associates ? Optional.empty() : Optional.of(Envelope.associationId(in));
            return new AcsiPdu.Request(associationId, Envelope.invokeId(in), codec.decodeRequest(in));
        });
    }

    @Override
    public AcsiPdu.Response decodeResponse(XmlElement payload) {
        return decoded(payload, in -> {
            if (payload.name().equals(ErrorCodec.SERVICE_ERROR)) {
                return new AcsiPdu.Response(
                        Envelope.optionalAssociationId(in), Envelope.invokeId(in), ErrorCodec.decode(in));
            }
            ServiceCodec<?, ?> codec = codec(payload, "the element of an answer");
            return new AcsiPdu.Response(
                    Optional.of(Envelope.associationId(in)), Envelope.invokeId(in), codec.decodeResponse(in));
        });
    }

    @Override
    public boolean isUnconfirmed(XmlElement payload) {
        return messagesByElement.containsKey(payload.name());
    }

    @Override
    public boolean mayBeAcknowledged(AcsiPdu.Unconfirmed message) {
        return message.service().name() == ServiceName.REPORT;
    }

    @Override
    public AcsiPdu.Unconfirmed decodeUnconfirmed(XmlElement payload) {
        return decoded(payload, in -> {
            MessageCodec<?> codec = messagesByElement.get(payload.name());
            if (codec == null) {
                throw unexpected(payload, "the element of a message without answer");
            }
            return new AcsiPdu.Unconfirmed(Envelope.associationId(in), codec.decode(in));
        });
    }

    private ServiceCodec<?, ?> codec(XmlElement payload, String expected) {
        ServiceCodec<?, ?> codec = byElement.get(payload.name());
        if (codec == null) {
            throw unexpected(payload, expected);
        }
        return codec;
    }

    private static Fault unexpected(XmlElement payload, String expected) {
        return new Fault(
                WireError.UNEXPECTED_ELEMENT, payload, "expected " + expected + ", but got <" + payload.name() + ">");
    }

    private static <T> T decoded(XmlElement payload, Function<ElementReader, T> decoder) {
        try {
            if (!payload.namespace().equals(NAMESPACE)) {
                throw new Fault(
                        WireError.UNEXPECTED_ELEMENT,
                        payload,
                        "expected the namespace " + NAMESPACE + ", but got \"" + payload.namespace() + "\"");
            }
            ElementReader in = new ElementReader(payload);
            T message = decoder.apply(in);
            in.end();
            return message;
        } catch (Fault fault) {
            throw fault.from(payload);
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(payload, e).from(payload);
        }
    }
}
