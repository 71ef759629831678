package org.sdvp.wire.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML document into an {@link XmlElement}, within limits and without any of the parts of XML that XMPP does
 * without (RFC 6120 clause 11.1): a DTD, a comment, a processing instruction or an entity other than the five
 * predefined ones is refused. Every fault is a {@link WireException} with path, line and column, whatever the input.
 * May be used by many threads. No other class of the product makes an XML parser.
 */
public final class XmlReader {
    private final XmlLimits limits;
    private final XMLInputFactory factory;

    /** Makes one with the default limits. */
    public XmlReader() {
        this(XmlLimits.DEFAULT);
    }

    /** Makes one with these limits. */
    public XmlReader(XmlLimits limits) {
        this.limits = limits;
        InputFactoryImpl aalto = new InputFactoryImpl();
        aalto.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        aalto.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        aalto.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        aalto.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        this.factory = aalto;
    }

    /**
     * Reads a document.
     *
     * @throws WireException NOT_WELL_FORMED or LIMIT_EXCEEDED
     */
    public XmlElement read(String document) {
        if (document.length() > limits.maxCharacters()) {
            throw tooLong();
        }
        return parse(() -> factory.createXMLStreamReader(new StringReader(document)));
    }

    /**
     * Reads a document in UTF-8.
     *
     * @throws WireException NOT_WELL_FORMED or LIMIT_EXCEEDED; the limit of characters is one of octets here
     */
    public XmlElement read(byte[] document) {
        if (document.length > limits.maxCharacters()) {
            throw tooLong();
        }
        InputStream input = new ByteArrayInputStream(document);
        return parse(() -> factory.createXMLStreamReader(input, "UTF-8"));
    }

    /**
     * Reads a document to the end of the input, or as far as the limits go; does not close it.
     *
     * @throws WireException NOT_WELL_FORMED, also if the input fails, or LIMIT_EXCEEDED
     */
    public XmlElement read(Reader document) {
        Reader bounded = new BoundedReader(document);
        return parse(() -> factory.createXMLStreamReader(bounded));
    }

    private WireException tooLong() {
        return new WireException(
                WireError.LIMIT_EXCEEDED,
                "",
                "expected at most " + limits.maxCharacters() + " characters, but there are more");
    }

    private XmlElement parse(Source source) {
        XmlTreeBuilder tree = new XmlTreeBuilder(limits);
        XMLStreamReader xml = null;
        try {
            xml = source.open();
            while (xml.hasNext()) {
                event(xml, xml.next(), tree);
            }
            return tree.element();
        } catch (WireException e) {
            throw xml == null ? e : e.at(position(xml.getLocation()));
        } catch (XMLStreamException e) {
            throw notWellFormed(tree, e, e.getLocation());
        } catch (RuntimeException e) {
            // Aalto answers some broken documents with an unchecked exception; a peer must not get further with those.
            throw notWellFormed(tree, e, xml == null ? null : xml.getLocation());
        }
    }

    private static void event(XMLStreamReader xml, int type, XmlTreeBuilder tree) {
        switch (type) {
            case XMLStreamConstants.START_ELEMENT -> {
                tree.start(plain(xml.getNamespaceURI()), xml.getLocalName());
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    tree.attribute(
                            plain(xml.getAttributeNamespace(i)),
                            xml.getAttributeLocalName(i),
                            xml.getAttributeValue(i));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> tree.end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                tree.text(xml.getText());
            case XMLStreamConstants.END_DOCUMENT -> {}
            default -> throw new WireException(WireError.NOT_WELL_FORMED, tree.path(), refused(type));
        }
    }

    private static String refused(int type) {
        return switch (type) {
            case XMLStreamConstants.DTD -> "a document type declaration is not allowed";
            case XMLStreamConstants.COMMENT -> "a comment is not allowed";
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> "a processing instruction is not allowed";
            case XMLStreamConstants.ENTITY_REFERENCE -> "only the five predefined entities are allowed";
            default -> "event " + type + " of the parser is not allowed";
        };
    }

    private static WireException notWellFormed(XmlTreeBuilder tree, Exception cause, @Nullable Location location) {
        String message = String.valueOf(cause.getMessage());
        int line = message.indexOf('\n');
        WireException fault = new WireException(
                WireError.NOT_WELL_FORMED, tree.path(), line < 0 ? message : message.substring(0, line));
        return location == null ? fault : fault.at(position(location));
    }

    private static String position(Location location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    private static String plain(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    /** Opens a parser on some input. */
    private interface Source {
        XMLStreamReader open() throws XMLStreamException;
    }

    /** Ends a document that is longer than allowed before it has been read. */
    private final class BoundedReader extends FilterReader {
        private int left = limits.maxCharacters();

        BoundedReader(Reader source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            bounded(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            return bounded(super.read(buffer, offset, length));
        }

        private int bounded(int count) {
            left -= Math.max(count, 0);
            if (left < 0) {
                throw tooLong();
            }
            return count;
        }
    }
}
