package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/acsi.wsdl} has every service, and the schema beside it is the one of the code. */
class PublishedWsdlTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/";

    private final XmlElement definitions = definitions();

    private static XmlElement definitions() {
        try {
            String text = Files.readString(PublishedSchemas.folder().resolve("acsi.wsdl"));
            // Comments, which XMPP and so the reader do without.
            return new XmlReader()
                    .read(Pattern.compile("<!--.*?-->", Pattern.DOTALL)
                            .matcher(text)
                            .replaceAll(""));
        } catch (IOException e) {
            throw new AssertionError("no WSDL", e);
        }
    }

    @Test
    void theSchemaBesideIt_isTheOneOfTheCode() throws IOException {
        try (InputStream schema = CompactFormat.class.getResourceAsStream("compact.xsd")) {
            assertThat(Files.readString(PublishedSchemas.folder().resolve("compact.xsd")))
                    .isEqualTo(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyService_isAnOperationOfThePortTypeOfItsSide() {
        assertThat(names(only("portType", "AcsiServer"), "operation"))
                .containsExactlyInAnyOrderElementsOf(servicesOfTheServer());
        assertThat(names(only("portType", "AcsiClient"), "operation"))
                .containsExactlyInAnyOrderElementsOf(RandomMessages.UNCONFIRMED.stream()
                        .map(ServiceName::text)
                        .toList());
    }

    private static List<String> servicesOfTheServer() {
        return Stream.of(ServiceName.values())
                .filter(name -> name == ServiceName.ABORT || !RandomMessages.UNCONFIRMED.contains(name))
                .map(ServiceName::text)
                .toList();
    }

    @Test
    void everyAnsweredService_hasRequestAnswerAndRefusal_ofItsElement() {
        XmlElement server = only("portType", "AcsiServer");
        for (String service : servicesOfTheServer()) {
            if (service.equals("Abort")) {
                continue;
            }
            XmlElement operation = named(server, "operation", service);
            String element = Character.toLowerCase(service.charAt(0)) + service.substring(1);
            assertThat(elementOf(operation, "input")).isEqualTo("acsi:" + element);
            assertThat(elementOf(operation, "output")).isEqualTo("acsi:" + element);
            assertThat(elementOf(operation, "fault")).isEqualTo("acsi:serviceError");
        }
    }

    private String elementOf(XmlElement operation, String direction) {
        String message = operation
                .child(WSDL, direction)
                .orElseThrow()
                .attribute("message")
                .orElseThrow();
        return only("message", message.substring(message.indexOf(':') + 1))
                .child(WSDL, "part")
                .orElseThrow()
                .attribute("element")
                .orElseThrow();
    }

    @Test
    void everyBinding_isDocumentStyleOverXmpp_withEveryOperation() {
        for (String side : List.of("AcsiServer", "AcsiClient")) {
            XmlElement binding = only("binding", side);
            XmlElement soap = binding.child(SOAP12, "binding").orElseThrow();
            assertThat(soap.attribute("transport")).contains(SoapFormat.BINDING);
            assertThat(soap.attribute("style")).contains("document");
            assertThat(names(binding, "operation")).isEqualTo(names(only("portType", side), "operation"));
        }
    }

    private XmlElement only(String kind, String name) {
        return named(definitions, kind, name);
    }

    private static XmlElement named(XmlElement parent, String kind, String name) {
        List<XmlElement> found = parent.children().stream()
                .filter(child -> child.is(WSDL, kind)
                        && child.attribute("name").orElse("").equals(name))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.get(0);
    }

    private static List<String> names(XmlElement parent, String kind) {
        return parent.children().stream()
                .filter(child -> child.is(WSDL, kind))
                .map(child -> child.attribute("name").orElseThrow())
                .toList();
    }
}
