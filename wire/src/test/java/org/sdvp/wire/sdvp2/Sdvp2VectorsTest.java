package org.sdvp.wire.sdvp2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.vectors.StrictJson;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Every file of {@code vectors/sdvp2}, both ways. */
class Sdvp2VectorsTest {
    static final VectorFolder FOLDER = VectorFolder.of("sdvp2");
    private final XmlReader reader = new XmlReader();

    static List<String> valid() {
        return FOLDER.names("valid", ".json");
    }

    static List<String> invalid() {
        return FOLDER.names("invalid", ".error");
    }

    static List<String> documents() {
        List<String> documents = new ArrayList<>();
        valid().forEach(name -> documents.add(FOLDER.read("valid", name + ".xml")));
        invalid().forEach(name -> documents.add(FOLDER.read("invalid", name + ".xml")));
        return documents;
    }

    private record Vector(List<String> flags, Tree message) {
        static Vector of(String name) {
            try (StrictJson json = StrictJson.parse(FOLDER.read("valid", name + ".json"))) {
                assertThat(json.text("comment")).isNotBlank();
                assertThat(json.text("id")).isEqualTo("sdvp2/" + name);
                return new Vector(json.texts("flags"), json.tree("message"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidVector_isReadAndWrittenAsItsJsonSays(String name) {
        Vector vector = Vector.of(name);
        String xml = FOLDER.read("valid", name + ".xml");
        String pdu = Sdvp2Tree.isCall(vector.message()) ? "request" : "response";
        assertThat(Sdvp2Messages.decode(pdu, reader.read(xml))).isEqualTo(vector.message());
        String written = XmlWriter.toString(Sdvp2Messages.encode(vector.message()));
        if (vector.flags().contains("decode-only")) {
            assertThat(written).isNotEqualTo(xml);
        } else {
            assertThat(written).isEqualTo(xml);
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidVector_isRefusedWithItsCodeAndPath(String name) {
        String[] expected = FOLDER.read("invalid", name + ".error").split("\n", -1);
        assertThat(expected).as("pdu, code and path").hasSize(3);
        WireException fault = catchThrowableOfType(
                WireException.class,
                () -> Sdvp2Messages.decode(expected[0], reader.read(FOLDER.read("invalid", name + ".xml"))));
        assertThat(fault).as("fault of " + name).isNotNull();
        assertThat(fault.error().code() + "\n" + fault.path())
                .as(fault.getMessage())
                .isEqualTo(expected[1] + "\n" + expected[2]);
    }

    @Test
    void theIndex_listsEveryVectorOnceAndExplainsEveryFlag() {
        try (StrictJson index = FOLDER.index()) {
            assertThat(index.text("format")).isEqualTo(Sdvp2Codec.NAME);
            assertThat(index.text("namespace")).isEqualTo(Sdvp2Codec.NAMESPACE);
            assertThat(index.texts("valid")).isEqualTo(valid()).isEqualTo(FOLDER.names("valid", ".xml"));
            assertThat(index.texts("invalid")).isEqualTo(invalid()).isEqualTo(FOLDER.names("invalid", ".xml"));
            assertThat(index.object("flags").names())
                    .containsAll(valid().stream()
                            .flatMap(name -> Vector.of(name).flags().stream())
                            .toList());
        }
    }

    @Test
    void everyMethodAndEveryKindOfAnswer_hasAVector() {
        List<String> there = valid().stream()
                .map(Vector::of)
                .map(vector -> (Tree.Fields) vector.message())
                .map(message -> message.members()
                        .getOrDefault("method", message.members().get("answer")))
                .map(word -> ((Tree.Text) word).text())
                .toList();
        assertThat(there)
                .containsAll(
                        Stream.of(Sdvp2Method.values()).map(Sdvp2Method::text).toList())
                .containsAll(Stream.of(Sdvp2Answer.Kind.values())
                        .map(Sdvp2Answer.Kind::text)
                        .toList());
    }
}
