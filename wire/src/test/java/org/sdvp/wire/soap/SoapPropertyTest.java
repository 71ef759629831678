package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.random.RandomMessages;
import org.sdvp.wire.vectors.FormatVectors;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.xml.sax.SAXException;

/** What holds for every message: it comes back, its form is canonical, the published schemas allow it. */
class SoapPropertyTest {
    private static final int MESSAGES = 100;

    private static Schema schema;

    private final SoapFormat format = new SoapFormat();
    private final XmlReader reader = new XmlReader();

    @BeforeAll
    static void loadSchema() throws SAXException {
        schema = PublishedSchemas.envelope();
    }

    static List<String> valid() {
        return SoapVectorsTest.VECTORS.valid();
    }

    @RepeatedTest(10)
    void aRandomMessage_comesBackAndIsCanonicalAndValid(RepetitionInfo repetition) throws SAXException, IOException {
        long seed = repetition.getCurrentRepetition() * 7907L;
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < MESSAGES; i++) {
            AcsiPdu message = messages.next();
            XmlElement payload = format.encode(message);
            String xml = XmlWriter.toString(payload);
            String which = "message " + i + " of seed " + seed + ": " + xml;
            XmlElement read = reader.read(xml);
            assertThat(read).as(which).isEqualTo(payload);
            AcsiPdu decoded = FormatVectors.decode(format, FormatVectors.pdu(message), read);
            assertThat(decoded).as(which).isEqualTo(message);
            assertThat(XmlWriter.toString(format.payload(decoded))).as(which).isEqualTo(xml);
            assertThat(format.carrier(message))
                    .as(which)
                    .isEqualTo(message instanceof AcsiPdu.Unconfirmed ? Carrier.MESSAGE : Carrier.IQ_SET);
            if (message instanceof AcsiPdu.Response response) {
                assertThat(format.errorAnswer(response).isPresent())
                        .as(which)
                        .isEqualTo(response.service() instanceof Refusal);
            }
            validate(xml);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidVector_isValidByTheSchemas(String name) throws SAXException, IOException {
        validate(XmlWriter.toString(
                format.encode(SoapVectorsTest.VECTORS.vector(name).message())));
    }

    private static void validate(String xml) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
