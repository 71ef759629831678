package org.sdvp.wire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/command.md} says what the code does. */
class CommandDocumentTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (vector|stanza|form): ([A-Za-z0-9-]+) -->\n)?```xml\n(.*?)\n```", Pattern.DOTALL);

    private final CommandFormat format = new CommandFormat();
    private final XmlReader reader = new XmlReader();
    private final String page = read();

    private static String read() {
        try {
            return Files.readString(VectorFolder.root().resolve("docs/wire/command.md"));
        } catch (IOException e) {
            throw new AssertionError("no page", e);
        }
    }

    /** An XML block of the page. */
    private record Block(String kind, String name, String xml) {}

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
    void everyExample_isItsVectorOrTheFormThatIsGiven() {
        assertThat(blocks()).hasSizeGreaterThan(80);
        for (Block block : blocks()) {
            XmlElement shown = reader.read(block.xml());
            XmlElement payload =
                    block.kind().equals("stanza") ? shown.children().get(0) : shown;
            assertThat(payload).as(block.name()).isEqualTo(expected(block));
        }
    }

    private XmlElement expected(Block block) {
        if (!block.kind().equals("form")) {
            return reader.read(CommandVectorsTest.VECTORS.xml(block.name()));
        }
        XmlElement begin = XmlElement.of(CommandFormat.NAMESPACE, "command")
                .attribute("node", CommandFormat.PREFIX + block.name())
                .build();
        WireException wanted = catchThrowableOfType(WireException.class, () -> format.decodeRequest(begin));
        return format.faultAnswer(begin, wanted).orElseThrow();
    }

    @Test
    void everyService_standsInTheTable_andHasItsExamples() {
        List<String> shown = new ArrayList<>();
        for (Block block : blocks()) {
            if (!block.kind().equals("form")) {
                AcsiPdu message =
                        CommandVectorsTest.VECTORS.vector(block.name()).message();
                shown.add(kind(message));
            }
        }
        for (ServiceName name : ServiceName.values()) {
            if (!format.services().contains(name)) {
                assertThat(page).contains("| " + name.text() + " | none | not carried |");
            } else if (format.reachesClient(name)) {
                assertThat(page).contains("| " + name.text() + " | `acsi/" + name.text() + "` | question and answer |");
                assertThat(shown).contains("request " + name, "answer " + name);
            } else {
                assertThat(page).contains("| " + name.text() + " | `acsi/" + name.text() + "` | from client to device");
                assertThat(shown).contains("message " + name);
            }
        }
    }

    private static String kind(AcsiPdu message) {
        if (message instanceof AcsiPdu.Request request) {
            return "request " + request.service().name();
        }
        if (message instanceof AcsiPdu.Response response) {
            return (response.service() instanceof Refusal ? "refusal " : "answer ")
                    + response.service().name();
        }
        return "message " + ((AcsiPdu.Unconfirmed) message).service().name();
    }

    @Test
    void everyFeature_standsInTheTableOfDiscovery() {
        for (String feature : format.features()) {
            assertThat(page).contains("| feature | `" + feature + "` | ");
        }
        assertThat(format.sizeFactor()).isEqualTo(6);
        assertThat(page).contains("six times as long");
    }

    @Test
    void everyConditionOfXep0050_isExplained() {
        for (String condition : List.of("malformed-action", "bad-action", "bad-sessionid", "bad-payload")) {
            assertThat(page).contains("| `bad-request`, `" + condition + "` |");
        }
        assertThat(page).contains("| `item-not-found` |").contains("`" + CommandFormat.FEATURE + "`");
    }
}
