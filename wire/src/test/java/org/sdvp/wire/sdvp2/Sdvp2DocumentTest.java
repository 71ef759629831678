package org.sdvp.wire.sdvp2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;

/** {@code docs/wire/sdvp2.md} says what the code does. */
class Sdvp2DocumentTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (vector|stanza): ([a-z0-9-]+) -->\n)?```xml\n(.*?)\n```", Pattern.DOTALL);

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(VectorFolder.root().resolve("docs/wire/sdvp2.md"));
        } catch (IOException e) {
            throw new AssertionError("no page", e);
        }
    }

    @Test
    void everyExample_isItsVector_andEveryMessageHasOne() {
        XmlReader reader = new XmlReader();
        List<String> shown = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            assertThat(matcher.group(1))
                    .as("marker before %s", matcher.group(3))
                    .isNotNull();
            XmlElement block = reader.read(matcher.group(3));
            XmlElement payload =
                    matcher.group(1).equals("stanza") ? block.children().get(0) : block;
            String vector = Sdvp2VectorsTest.FOLDER.read("valid", matcher.group(2) + ".xml");
            assertThat(payload).as(matcher.group(2)).isEqualTo(reader.read(vector));
            shown.add(matcher.group(2));
        }
        assertThat(shown)
                .contains("read-unknown-response", "refused-access-violation-response", "method-error-response")
                .containsAll(Stream.of("get-name-list", "get-variable-access-attributes", "read", "write", "watchdog")
                        .flatMap(name -> Stream.of(name + "-request", name + "-response"))
                        .toList());
    }

    @Test
    void everyError_standsInTheTableWithItsNumber() {
        for (ServiceError error : ServiceError.values()) {
            int number = Sdvp2Answer.Refused.number(error);
            assertThat(page).contains("| " + number + " | " + error.code() + " | `" + error.text() + "` |");
            assertThat(Sdvp2Answer.Refused.error(number)).isEqualTo(error);
        }
    }
}
