package org.sdvp.wire.soap;

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
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.tree.MessageTree;
import org.sdvp.wire.vectors.StrictJson;
import org.sdvp.wire.vectors.VectorFolder;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** Every file in {@code vectors/soap}, both ways. */
class SoapVectorsTest {
    static final VectorFolder VECTORS = VectorFolder.of("soap");
    private static final VectorFolder COMPACT = VectorFolder.of("compact");

    private final SoapFormat format = new SoapFormat();
    private final XmlReader reader = new XmlReader();

    static List<String> valid() {
        return VECTORS.names("valid", ".json");
    }

    static List<String> invalid() {
        return VECTORS.names("invalid", ".xml");
    }

    /** A valid vector: what its JSON file says. */
    record Vector(String id, List<String> flags, AcsiPdu message) {
        static Vector of(VectorFolder folder, String name) {
            try (StrictJson json = StrictJson.parse(folder.read("valid", name + ".json"))) {
                json.text("comment");
                return new Vector(json.text("id"), json.texts("flags"), new MessageTree().read(json.tree("message")));
            }
        }

        boolean isCanonical() {
            return !flags.contains("decode-only");
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidVector_isReadAndWrittenAsItsJsonSays(String name) {
        Vector vector = Vector.of(VECTORS, name);
        if (Boolean.getBoolean("sdvp.vectors.write")
                && !VECTORS.names("valid", ".xml").contains(name)) {
            VECTORS.write("valid", name + ".xml", XmlWriter.toString(format.encode(vector.message())));
        }
        String xml = VECTORS.read("valid", name + ".xml");
        assertThat(vector.id()).isEqualTo("soap/" + name);
        assertThat(decode(pdu(vector.message()), reader.read(xml))).isEqualTo(vector.message());
        String written = XmlWriter.toString(format.encode(vector.message()));
        if (vector.isCanonical()) {
            assertThat(written).isEqualTo(xml);
        } else {
            assertThat(written).isNotEqualTo(xml);
        }
    }

    @Test
    void vectorsThatCompactHasToo_holdTheSameMessage() {
        List<String> shared = new ArrayList<>(valid());
        shared.retainAll(COMPACT.names("valid", ".json"));
        assertThat(shared).hasSizeGreaterThan(150);
        for (String name : shared) {
            assertThat(Vector.of(VECTORS, name).message())
                    .as(name)
                    .isEqualTo(Vector.of(COMPACT, name).message());
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidVector_isRefusedWithItsCodeAndPath_andAnsweredWithItsFault(String name) {
        String[] expected = VECTORS.read("invalid", name + ".error").split("\n", -1);
        assertThat(expected).as("pdu, code, path, and fault of a request").hasSizeBetween(3, 4);
        String xml = VECTORS.read("invalid", name + ".xml");
        WireException refused = catchThrowableOfType(WireException.class, () -> decode(expected[0], reader.read(xml)));
        assertThat(refused).as("fault of " + name).isNotNull();
        assertThat(refused.error().code() + "\n" + refused.path())
                .as(refused.getMessage())
                .isEqualTo(expected[1] + "\n" + expected[2]);
        if (expected.length == 4) {
            ErrorAnswer answer = format.errorAnswer(reader.read(xml), refused).orElseThrow();
            assertThat(answer.condition()).isEqualTo(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, expected[3]));
            assertThat(format.isErrorAnswer(answer.condition())).isTrue();
            assertThat(XmlWriter.toString(answer.payload())).contains(">" + expected[3] + "<");
        }
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
            assertThat(index.text("namespace")).isEqualTo(SoapFormat.NAMESPACE);
            assertThat(index.texts("valid")).isEqualTo(valid()).isEqualTo(VECTORS.names("valid", ".xml"));
            assertThat(index.texts("invalid")).isEqualTo(invalid()).isEqualTo(VECTORS.names("invalid", ".error"));
            assertThat(index.object("flags").names())
                    .containsAll(valid().stream()
                            .flatMap(name -> Vector.of(VECTORS, name).flags().stream())
                            .toList());
        }
    }

    @Test
    void everyService_hasVectorsOfRequestAnswerAndRefusal() {
        List<String> there = new ArrayList<>();
        for (String name : valid()) {
            AcsiPdu message = Vector.of(VECTORS, name).message();
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
    void aCanonicalVector_holdsThePayloadOfCompact() {
        CompactFormat compact = new CompactFormat();
        for (String name : valid()) {
            Vector vector = Vector.of(VECTORS, name);
            if (vector.isCanonical()) {
                String payload = XmlWriter.toString(compact.encode(vector.message()));
                assertThat(VECTORS.read("valid", name + ".xml")).as(name).contains(payload);
            }
        }
    }
}
