package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/soap.md} says what the code does. */
class SoapDocumentTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (vector|stanza|fault): ([a-z0-9-]+) -->\n)?```xml\n(.*?)\n```", Pattern.DOTALL);
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    private final SoapFormat format = new SoapFormat();
    private final XmlReader reader = new XmlReader();
    private final String page = read();

    private static String read() {
        try {
            return Files.readString(PublishedSchemas.folder().resolve("soap.md"));
        } catch (IOException e) {
            throw new AssertionError("no page", e);
        }
    }

    /** An XML block of the page. */
    private record Block(String kind, String vector, String xml) {}

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            assertThat(matcher.group(1))
                    .as("marker before %s", matcher.group(3))
                    .isNotNull();
            blocks.add(new Block(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return blocks;
    }

    @Test
    void everyExample_isItsVectorOrTheAnswerToIt() {
        assertThat(blocks()).hasSizeGreaterThan(12);
        for (Block block : blocks()) {
            XmlElement shown = reader.read(block.xml());
            XmlElement payload =
                    block.kind().equals("stanza") ? shown.children().get(0) : shown;
            assertThat(payload).as(block.vector()).isEqualTo(expected(block));
        }
    }

    private XmlElement expected(Block block) {
        if (!block.kind().equals("fault")) {
            return reader.read(SoapVectorsTest.VECTORS.xml(block.vector()));
        }
        XmlElement asked = reader.read(SoapVectorsTest.VECTORS.folder().read("invalid", block.vector() + ".xml"));
        WireException refused = catchThrowableOfType(WireException.class, () -> format.decodeRequest(asked));
        return format.errorAnswer(asked, refused).orElseThrow().payload();
    }

    @Test
    void theShownIqError_isTheOneOfItsRefusal() {
        Block block = blocks().stream()
                .filter(shown -> shown.xml().contains("type='error'"))
                .findFirst()
                .orElseThrow();
        XmlElement iq = reader.read(block.xml());
        AcsiPdu.Response response = format.decodeResponse(iq.children().get(0));
        ErrorAnswer answer = format.errorAnswer(response).orElseThrow();
        XmlElement error = iq.children().get(1);
        assertThat(error.attribute("type")).contains(answer.advice().name().toLowerCase(Locale.ROOT));
        assertThat(error.children())
                .containsExactly(XmlElement.empty(STANZAS, "undefined-condition"), answer.condition());
    }

    @Test
    void everyService_standsInTheTableOfStanzas() {
        for (ServiceName name : ServiceName.values()) {
            String element =
                    Character.toLowerCase(name.text().charAt(0)) + name.text().substring(1);
            String row = "| " + name.text() + " | `" + element + "` | ";
            assertThat(page)
                    .contains(
                            RandomMessages.UNCONFIRMED.contains(name)
                                    ? row + "message, type normal, from "
                                    : row + "iq set | iq result | iq error |");
        }
    }

    @Test
    void everyFeature_standsInTheTableOfDiscovery() {
        for (String feature : format.features()) {
            assertThat(page).contains("| feature | `" + feature + "` | ");
        }
        assertThat(page)
                .contains("| identity | `automation/" + format.automationType().orElseThrow() + "` | ");
    }

    @Test
    void everyError_isInTheRowOfItsFaultCode() {
        List<String> receivers = new ArrayList<>();
        for (ServiceError error : EnumSet.complementOf(EnumSet.of(ServiceError.NO_ERROR))) {
            Refusal refusal = Refusal.of(ServiceName.OPERATE, error, "");
            if (format.errorAnswer(new AcsiPdu.Response(Optional.of("a"), 1, refusal))
                    .orElseThrow()
                    .condition()
                    .name()
                    .equals("Receiver")) {
                receivers.add(error.text());
            }
        }
        assertThat(page).contains("| " + String.join(", ", receivers) + " | `Receiver` | `wait` |");
    }

    @Test
    void everyFaultCode_isExplained() {
        for (FaultCode code : FaultCode.values()) {
            assertThat(page).contains("`" + code.text() + "` | ");
        }
    }
}
