package org.sdvp.wire.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.compact.value.ValueName;
import org.sdvp.wire.compact.value.WordSet;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/compact.md} says what the code does. */
class CompactDocumentTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (vector|stanza): ([a-z0-9-]+) -->\n)?```xml\n(.*?)\n```", Pattern.DOTALL);

    private final String page = read();
    private final XmlReader reader = new XmlReader();

    private static String read() {
        try {
            return Files.readString(VectorFolder.root().resolve("docs/wire/compact.md"));
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
    void everyExample_isItsVector() {
        for (Block block : blocks()) {
            XmlElement shown = reader.read(block.xml());
            XmlElement payload =
                    block.kind().equals("stanza") ? shown.children().get(0) : shown;
            String vector = CompactVectorsTest.VECTORS.xml(block.vector());
            assertThat(payload).as(block.vector()).isEqualTo(reader.read(vector));
        }
    }

    @Test
    void everyService_isShownAskedAnsweredAndRefused() {
        List<String> shown = blocks().stream().map(Block::vector).toList();
        assertThat(shown)
                .containsAll(Stream.of(ServiceName.values())
                        .flatMap(service -> {
                            String name =
                                    service.name().toLowerCase(Locale.ROOT).replace('_', '-');
                            return RandomMessages.UNCONFIRMED.contains(service)
                                    ? Stream.of(name)
                                    : Stream.of(name + "-request", name + "-response", name + "-refused");
                        })
                        .toList());
    }

    @Test
    void everyService_standsInTheTableOfStanzas() {
        CompactFormat format = new CompactFormat();
        for (ServiceName name : ServiceName.values()) {
            String element =
                    Character.toLowerCase(name.text().charAt(0)) + name.text().substring(1);
            if (RandomMessages.UNCONFIRMED.contains(name)) {
                assertThat(page).contains("| " + name.text() + " | `" + element + "` | message, type normal, from ");
            } else {
                Refusal refusal = Refusal.of(name, ServiceError.ACCESS_VIOLATION, "");
                Carrier carrier = format.carrier(new AcsiPdu.Response(Optional.of("a"), 1, refusal));
                String stanza = carrier == Carrier.IQ_GET ? "iq get" : "iq set";
                assertThat(page).contains("| " + name.text() + " | `" + element + "` | " + stanza + " | iq result |");
            }
        }
    }

    @Test
    void everyType_standsInTheTableOfValues() {
        for (BasicType type : BasicType.values()) {
            assertThat(page).contains("| `" + ValueName.of(type) + "` | " + type + " | ");
        }
    }

    @Test
    void everyWordOfASet_standsInTheTableOfWords() {
        assertThat(page)
                .contains("| TrgOps, reasons | " + words(TriggerOption.values()) + " |")
                .contains("| OptFlds | " + words(ReportField.values()) + " |");
    }

    private static String words(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> "`" + WordSet.word(constant) + "`")
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyNumberOfAnErrorAndCause_isExplained() {
        for (ServiceError error : ServiceError.values()) {
            if (error != ServiceError.NO_ERROR) {
                assertThat(page).contains("| " + error.code() + " | " + error.text() + " |");
            }
        }
        for (AddCause cause : AddCause.values()) {
            assertThat(page).contains("| " + cause.code() + " | " + cause.text() + " |");
        }
        for (WireError error : WireError.values()) {
            assertThat(page).contains("| `" + error.code() + "` | ");
        }
    }

    @Test
    void theLimits_areThoseOfTheReader() {
        XmlLimits limits = XmlLimits.DEFAULT;
        assertThat(page)
                .contains("| levels of elements | " + limits.maxDepth() + " |")
                .contains(String.format(Locale.ROOT, "| characters of a message | %,d |", limits.maxCharacters()))
                .contains(String.format(Locale.ROOT, "| children of an element | %,d |", limits.maxChildren()))
                .contains("| attributes of an element | " + limits.maxAttributes() + " |")
                .contains(String.format(
                        Locale.ROOT, "| characters of an attribute or name | %,d |", limits.maxAttributeLength()))
                .contains(String.format(Locale.ROOT, "| characters of a text | %,d |", limits.maxTextLength()))
                .contains("in a value, of a definition | " + DataValue.MAX_LEVELS + " |")
                .contains(String.format(Locale.ROOT, "| octets of a part of a file | %,d |", GetFile.MAX_PART));
    }
}
