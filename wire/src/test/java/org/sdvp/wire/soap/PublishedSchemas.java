package org.sdvp.wire.soap;

import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.sdvp.wire.vectors.VectorFolder;
import org.xml.sax.SAXException;

/** The schemas in {@code docs/wire}. */
final class PublishedSchemas {
    private PublishedSchemas() {}

    static Path folder() {
        return VectorFolder.root().resolve("docs/wire");
    }

    /** Of whole envelopes: the one of the envelope finds that of the services beside it. */
    static Schema envelope() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(folder().resolve("soap-envelope.xsd").toFile());
    }
}
