package org.sdvp.wire.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.value.BasicType;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.vectors.StrictJson;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Every file in {@code vectors/compact}, both ways. */
class CompactVectorsTest {
    static final VectorFolder VECTORS = VectorFolder.of("compact");
    private static final String DECODE_ONLY = "decode-only";

    private final CompactFormat format = new CompactFormat();
    private final XmlReader reader = new XmlReader();

    static List<String> valid() {
        return VECTORS.names("valid", ".json");
    }

    static List<String> invalid() {
        return VECTORS.names("invalid", ".xml");
    }

    /** A valid vector: what its JSON file says. */
    record Vector(String id, List<String> flags, AcsiPdu message) {
        static Vector of(String name) {
            try (StrictJson json = StrictJson.parse(VECTORS.read("valid", name + ".json"))) {
                json.text("comment");
                return new Vector(json.text("id"), json.texts("flags"), new MessageTree().read(json.tree("message")));
            }
        }

        boolean isCanonical() {
            return !flags.contains(DECODE_ONLY);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidVector_isReadAndWrittenAsItsJsonSays(String name) {
        Vector vector = Vector.of(name);
        if (Boolean.getBoolean("sdvp.vectors.write")
                && !VECTORS.names("valid", ".xml").contains(name)) {
            VECTORS.write("valid", name + ".xml", XmlWriter.toString(format.encode(vector.message())));
        }
        String xml = VECTORS.read("valid", name + ".xml");
        assertThat(vector.id()).isEqualTo("compact/" + name);
        assertThat(decode(pdu(vector.message()), reader.read(xml))).isEqualTo(vector.message());
        if (vector.isCanonical()) {
            assertThat(XmlWriter.toString(format.encode(vector.message()))).isEqualTo(xml);
        } else {
            assertThat(XmlWriter.toString(format.encode(vector.message()))).isNotEqualTo(xml);
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidVector_isRefusedWithItsCodeAndPath(String name) {
        String[] expected = VECTORS.read("invalid", name + ".error").split("\n", -1);
        assertThat(expected).as("pdu, code and path").hasSize(3);
        String xml = VECTORS.read("invalid", name + ".xml");
        WireException fault = catchThrowableOfType(WireException.class, () -> decode(expected[0], reader.read(xml)));
        assertThat(fault).as("fault of " + name).isNotNull();
        assertThat(fault.error().code() + "\n" + fault.path())
                .as(fault.getMessage())
                .isEqualTo(expected[1] + "\n" + expected[2]);
    }

    private AcsiPdu decode(String pdu, XmlElement payload) {
        return switch (pdu) {
            case "request" -> format.decodeRequest(payload);
            case "response" -> format.decodeResponse(payload);
            case "unconfirmed" -> format.decodeUnconfirmed(payload);
            default -> throw new IllegalArgumentException("unknown pdu " + pdu);
        };
    }

    private static String pdu(AcsiPdu message) {
        return message instanceof AcsiPdu.Request
                ? "request"
                : message instanceof AcsiPdu.Response ? "response" : "unconfirmed";
    }

    @Test
    void theIndex_listsEveryVectorOnceAndExplainsEveryFlag() {
        try (StrictJson index = VECTORS.index()) {
            assertThat(index.text("format")).isEqualTo(format.name());
            assertThat(index.text("namespace")).isEqualTo(CompactFormat.NAMESPACE);
            assertThat(index.texts("valid")).isEqualTo(valid()).isEqualTo(VECTORS.names("valid", ".xml"));
            assertThat(index.texts("invalid")).isEqualTo(invalid()).isEqualTo(VECTORS.names("invalid", ".error"));
            List<String> known = index.object("flags").names();
            assertThat(known)
                    .containsAll(valid().stream()
                            .flatMap(name -> Vector.of(name).flags().stream())
                            .toList());
        }
    }

    @Test
    void everyService_hasVectorsOfRequestAnswerAndRefusal() {
        List<String> there = new ArrayList<>();
        for (String name : valid()) {
            AcsiPdu message = Vector.of(name).message();
            if (message instanceof AcsiPdu.Request request) {
                there.add(request.service().name() + " request");
            } else if (message instanceof AcsiPdu.Response response) {
                there.add(response.service().name() + (response.service() instanceof Refusal ? " refusal" : " answer"));
            } else {
                there.add(((AcsiPdu.Unconfirmed) message).service().name() + " message");
            }
        }
        assertThat(there)
                .containsAll(Stream.of(ServiceName.values())
                        .flatMap(name -> RandomMessages.UNCONFIRMED.contains(name)
                                ? Stream.of(name + " message")
                                : Stream.of(name + " request", name + " answer", name + " refusal"))
                        .toList());
    }

    @Test
    void everyType_hasAVector() {
        assertThat(valid())
                .containsAll(Stream.of(BasicType.values())
                        .map(type -> "value-"
                                + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .toList());
    }
}
