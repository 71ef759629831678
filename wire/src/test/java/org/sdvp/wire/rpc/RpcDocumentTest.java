package org.sdvp.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/rpc.md} says what the code does. */
class RpcDocumentTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (vector|stanza): ([a-z0-9-]+) -->\n)?```xml\n(.*?)\n```", Pattern.DOTALL);

    private final RpcFormat format = new RpcFormat();
    private final String page = read();

    private static String read() {
        try {
            return Files.readString(VectorFolder.root().resolve("docs/wire/rpc.md"));
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
        XmlReader reader = new XmlReader();
        for (Block block : blocks()) {
            XmlElement shown = reader.read(block.xml());
            XmlElement payload =
                    block.kind().equals("stanza") ? shown.children().get(0) : shown;
            assertThat(payload).as(block.vector()).isEqualTo(reader.read(RpcVectorsTest.VECTORS.xml(block.vector())));
        }
    }

    @Test
    void everyService_isShownAskedAndAnswered() {
        assertThat(blocks().stream().map(Block::vector))
                .contains("operate-refused", "associate-refused")
                .containsAll(Stream.of(ServiceName.values())
                        .flatMap(service -> {
                            String name =
                                    service.name().toLowerCase(Locale.ROOT).replace('_', '-');
                            return RandomMessages.UNCONFIRMED.contains(service)
                                    ? Stream.of(name)
                                    : Stream.of(name + "-request", name + "-response");
                        })
                        .toList());
    }

    @Test
    void everyService_standsInTheTableOfStanzas() {
        for (ServiceName name : ServiceName.values()) {
            String call = RandomMessages.UNCONFIRMED.contains(name)
                    ? "iq set, from "
                    : (name.isRead() ? "iq set or get" : "iq set") + " | iq result |";
            assertThat(page).contains("| " + name.text() + " | `" + RpcFormat.PREFIX + name.text() + "` | " + call);
        }
    }

    @Test
    void discoveryAndLimits_areThoseOfTheCode() {
        for (String feature : format.features()) {
            assertThat(page).contains("| feature | `" + feature + "` |");
        }
        assertThat(page)
                .contains("| identity | `automation/" + format.automationType().orElseThrow() + "` |")
                .contains(XmlLimits.DEFAULT.maxDepth() + " levels of elements");
        assertThat(format.sizeFactor()).isEqualTo(6);
        assertThat(page).contains("six times as long");
    }
}
