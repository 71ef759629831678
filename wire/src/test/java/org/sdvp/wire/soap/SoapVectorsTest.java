package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.vectors.FormatVectorsContract;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

class SoapVectorsTest extends FormatVectorsContract {
    static final FormatVectors VECTORS = FormatVectors.of("soap");
    private static final FormatVectors COMPACT = FormatVectors.of("compact");

    private final SoapFormat format = new SoapFormat();
    private final XmlReader reader = new XmlReader();

    SoapVectorsTest() {
        super(new SoapFormat());
    }

    static List<String> answeredByAFault() {
        return VECTORS.folder().names("invalid", ".fault");
    }

    @ParameterizedTest
    @MethodSource("answeredByAFault")
    void anInvalidVector_isAnsweredByItsFault(String name) {
        String code = VECTORS.folder().read("invalid", name + ".fault");
        String pdu = VECTORS.folder()
                .read("invalid", name + ".error")
                .lines()
                .findFirst()
                .orElseThrow();
        XmlElement payload = reader.read(VECTORS.folder().read("invalid", name + ".xml"));
        WireException refused =
                catchThrowableOfType(WireException.class, () -> FormatVectors.decode(format, pdu, payload));
        ErrorAnswer answer = format.errorAnswer(payload, refused).orElseThrow();
        assertThat(answer.condition()).isEqualTo(XmlElement.empty(SoapFormat.FAULT_NAMESPACE, code));
        assertThat(format.isErrorAnswer(answer.condition())).isTrue();
        assertThat(XmlWriter.toString(answer.payload()))
                .contains(">" + code + "<")
                .contains(refused.path());
    }

    @Test
    void everyFaultOfAMessage_hasAVector() {
        assertThat(answeredByAFault().stream()
                        .map(name -> VECTORS.folder().read("invalid", name + ".fault"))
                        .distinct())
                .containsExactlyInAnyOrder("Sender", "MustUnderstand", "VersionMismatch", "DataEncodingUnknown");
    }

    @Test
    void vectorsThatCompactHasToo_holdTheSameMessage() {
        List<String> shared = new ArrayList<>(VECTORS.valid());
        shared.retainAll(COMPACT.valid());
        assertThat(shared).hasSizeGreaterThan(200);
        for (String name : shared) {
            assertThat(VECTORS.vector(name).message())
                    .as(name)
                    .isEqualTo(COMPACT.vector(name).message());
        }
    }

    @Test
    void aCanonicalVector_holdsThePayloadOfCompact() {
        CompactFormat compact = new CompactFormat();
        for (String name : VECTORS.valid()) {
            FormatVectors.Vector vector = VECTORS.vector(name);
            if (vector.isCanonical()) {
                assertThat(VECTORS.xml(name)).as(name).contains(XmlWriter.toString(compact.encode(vector.message())));
            }
        }
    }
}
