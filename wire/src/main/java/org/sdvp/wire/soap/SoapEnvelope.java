package org.sdvp.wire.soap;

import java.util.List;
import java.util.Optional;
import org.sdvp.wire.compact.value.Fault;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;
import org.sdvp.wire.xml.XmlSource;

/**
 * The frame of a SOAP 1.2 message (part 1 clause 5): an Envelope with an optional Header and a Body. Reads as an ultimate
 * receiver that understands no header block.
 */
final class SoapEnvelope {
    static final String NAMESPACE = "http://www.w3.org/2003/05/soap-envelope";
    static final String ENVELOPE = "Envelope";

    private static final String HEADER = "Header";
    private static final String BODY = "Body";
    private static final String ENCODING_STYLE = "encodingStyle";
    private static final String ENCODING_NONE = NAMESPACE + "/encoding/none";
    private static final String MUST_UNDERSTAND = "mustUnderstand";

    private SoapEnvelope() {}

    /** An envelope around the only child of its body. */
    static XmlSource around(XmlSource content) {
        return new Envelope(content);
    }

    /** An envelope with one header block. */
    static XmlElement around(XmlElement block, XmlElement content) {
        return XmlElement.of(NAMESPACE, ENVELOPE)
                .child(XmlElement.of(NAMESPACE, HEADER).child(block).build())
                .child(XmlElement.of(NAMESPACE, BODY).child(content).build())
                .build();
    }

    /** An envelope that is written when it is sent. */
    private record Envelope(XmlSource content) implements XmlSource {
        @Override
        public String namespace() {
            return NAMESPACE;
        }

        @Override
        public String name() {
            return ENVELOPE;
        }

        @Override
        public void writeTo(XmlSink sink) {
            sink.start(NAMESPACE, ENVELOPE).start(BODY);
            content.writeTo(sink);
            sink.end().end();
        }
    }

    /** Where {@link #content} of a good envelope stands. */
    static String pathOfContent() {
        return ENVELOPE + "/" + BODY;
    }

    /**
     * The only child of the body of an envelope.
     *
     * @throws SoapException with the code that clauses 2.6 and 5.4.6 to 5.4.8 of part 1 give the fault
     */
    static XmlElement content(XmlElement envelope) {
        if (!envelope.is(NAMESPACE, ENVELOPE)) {
            throw version(envelope);
        }
        plain(envelope);
        List<XmlElement> parts = envelope.children();
        boolean hasHeader = !parts.isEmpty() && parts.get(0).is(NAMESPACE, HEADER);
        if (hasHeader) {
            header(parts.get(0));
        }
        int at = hasHeader ? 1 : 0;
        if (parts.size() <= at) {
            throw sender(WireError.MISSING, envelope, "expected <Body>, but <Envelope> ends");
        }
        XmlElement body = parts.get(at);
        if (!body.is(NAMESPACE, BODY)) {
            throw sender(
                    WireError.UNEXPECTED_ELEMENT,
                    body,
                    "expected " + (hasHeader ? "<Body>" : "<Header> or <Body>") + " of SOAP 1.2, but got <"
                            + body.name() + ">");
        }
        if (parts.size() > at + 1) {
            XmlElement extra = parts.get(at + 1);
            throw sender(
                    WireError.UNEXPECTED_ELEMENT,
                    extra,
                    "expected nothing after <Body>, but got <" + extra.name() + ">");
        }
        return only(body);
    }

    private static XmlElement only(XmlElement body) {
        plain(body);
        List<XmlElement> children = body.children();
        if (children.isEmpty()) {
            throw sender(WireError.MISSING, body, "expected the element of a service, but <Body> ends");
        }
        if (children.size() > 1) {
            throw sender(
                    WireError.UNEXPECTED_ELEMENT,
                    children.get(1),
                    "expected one element in <Body>, but there are " + children.size());
        }
        XmlElement content = children.get(0);
        Optional<String> encoding = content.attribute(NAMESPACE, ENCODING_STYLE);
        if (encoding.isPresent() && !encoding.get().strip().equals(ENCODING_NONE)) {
            throw new SoapException(
                    FaultCode.DATA_ENCODING_UNKNOWN,
                    Fault.attribute(
                            WireError.BAD_VALUE,
                            content,
                            ENCODING_STYLE,
                            "expected no encoding style or " + ENCODING_NONE + ", but got \"" + encoding.get() + "\""));
        }
        return content;
    }

    private static void header(XmlElement header) {
        plain(header);
        for (XmlElement block : header.children()) {
            if (block.namespace().isEmpty()) {
                throw sender(WireError.UNEXPECTED_ELEMENT, block, "expected header blocks in a namespace");
            }
            if (isMandatory(block) && isForUltimateReceiver(block)) {
                throw new SoapException(
                        FaultCode.MUST_UNDERSTAND,
                        new Fault(
                                WireError.UNEXPECTED_ELEMENT,
                                block,
                                "expected no header block that must be understood, but got <" + block.name() + "> of "
                                        + block.namespace()));
            }
        }
    }

    private static boolean isMandatory(XmlElement block) {
        String text =
                block.attribute(NAMESPACE, MUST_UNDERSTAND).orElse("false").strip();
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw new SoapException(
                        FaultCode.SENDER,
                        Fault.attribute(
                                WireError.BAD_VALUE,
                                block,
                                MUST_UNDERSTAND,
                                "expected true, false, 1 or 0, but got \"" + text + "\""));
        };
    }

    /** Part 1 clause 2.2: the roles that the last receiver acts in; what names another role is not for it. */
    private static boolean isForUltimateReceiver(XmlElement block) {
        String role = block.attribute(NAMESPACE, "role").orElse("").strip();
        return role.isEmpty()
                || role.equals(NAMESPACE + "/role/ultimateReceiver")
                || role.equals(NAMESPACE + "/role/next");
    }

    /** An element of SOAP's own: no attribute without namespace, no encodingStyle (clause 5.1.1), no text. */
    private static void plain(XmlElement element) {
        for (String name : element.attributes().keySet()) {
            throw unexpected(element, name, "no attribute without namespace belongs here");
        }
        if (element.attribute(NAMESPACE, ENCODING_STYLE).isPresent()) {
            throw unexpected(element, ENCODING_STYLE, "no encoding style belongs here");
        }
        if (!element.text().isBlank()) {
            throw sender(WireError.BAD_VALUE, element, "expected no text, but got \"" + element.text() + "\"");
        }
    }

    private static SoapException version(XmlElement envelope) {
        return new SoapException(
                FaultCode.VERSION_MISMATCH,
                new Fault(
                        WireError.UNEXPECTED_ELEMENT,
                        envelope,
                        "expected <Envelope> of SOAP 1.2, " + NAMESPACE + ", but got <" + envelope.name() + "> of "
                                + (envelope.namespace().isEmpty() ? "no namespace" : envelope.namespace())));
    }

    private static SoapException unexpected(XmlElement element, String attribute, String message) {
        return new SoapException(
                FaultCode.SENDER, Fault.attribute(WireError.UNEXPECTED_ATTRIBUTE, element, attribute, message));
    }

    private static SoapException sender(WireError error, XmlElement where, String message) {
        return new SoapException(FaultCode.SENDER, new Fault(error, where, message));
    }
}
