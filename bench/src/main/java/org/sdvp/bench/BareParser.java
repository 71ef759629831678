package org.sdvp.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** The floor: the parser of {@link org.sdvp.wire.xml.XmlReader}, set up as there, and nothing around it. */
final class BareParser {
    private final XMLInputFactory factory;

    BareParser() {
        InputFactoryImpl aalto = new InputFactoryImpl();
        aalto.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        aalto.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        aalto.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        aalto.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        this.factory = aalto;
    }

    /** Looks at every name, attribute and text; the sum of their lengths. */
    Integer parse(byte[] octets) throws XMLStreamException {
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(octets), "UTF-8");
        int length = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    length +=
                            xml.getNamespaceURI().length() + xml.getLocalName().length();
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        length += xml.getAttributeLocalName(i).length()
                                + xml.getAttributeValue(i).length();
                    }
                }
                case XMLStreamConstants.CHARACTERS -> length += xml.getText().length();
                default -> {}
            }
        }
        return length;
    }
}
