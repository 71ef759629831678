package org.sdvp.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.wire.ErrorAnswer;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/**
 * Whatever comes, the reader answers with a message or a {@link WireException} for which there is a fault, and what it
 * took it can write so that it reads the same again. As a fuzzer with {@code JAZZER_FUZZ=1}; else over the vectors and
 * random changes of them.
 */
class SoapFuzzTest {
    private static final int MUTATIONS = 2500;
    private static final String[] PIECES = {
        "<Header>",
        "</Header>",
        "<Body/>",
        "<Body>",
        "</Body>",
        "<Fault>",
        "<Detail>",
        "<Code><Value>Sender</Value></Code>",
        "xmlns='http://www.w3.org/2003/05/soap-envelope'",
        "xmlns='http://schemas.xmlsoap.org/soap/envelope/'",
        "xmlns:env='http://www.w3.org/2003/05/soap-envelope' env:mustUnderstand='true'",
        " xml:lang='en'",
        " xmlns:n='urn:x' n:m='1'",
        "xmlns='urn:sdvp:acsi:1'",
        "env:",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<?x?>",
        "'",
        " a='",
        "\u0000",
        "\ud83d"
    };

    private static final SoapFormat FORMAT = new SoapFormat();
    private static final XmlReader READER = new XmlReader();

    static List<String> documents() {
        List<String> documents = new ArrayList<>();
        for (String name : SoapVectorsTest.valid()) {
            documents.add(SoapVectorsTest.VECTORS.read("valid", name + ".xml"));
        }
        for (String name : SoapVectorsTest.invalid()) {
            documents.add(SoapVectorsTest.VECTORS.read("invalid", name + ".xml"));
        }
        return documents;
    }

    static Stream<Arguments> seeds() {
        return documents().stream().map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void anyOctets_giveAMessageOrAFault(byte[] document) {
        XmlElement payload;
        try {
            payload = READER.read(document);
        } catch (WireException e) {
            return;
        }
        check(payload);
    }

    private static void check(XmlElement payload) {
        assertThat(READER.read(XmlWriter.toString(payload))).isEqualTo(payload);
        checkMessage(payload, FORMAT::decodeRequest);
        checkMessage(payload, FORMAT::decodeResponse);
        checkMessage(payload, FORMAT::decodeUnconfirmed);
    }

    private static void checkMessage(XmlElement payload, Function<XmlElement, AcsiPdu> decoder) {
        AcsiPdu message;
        try {
            message = decoder.apply(payload);
        } catch (WireException e) {
            assertThat(e.path()).startsWith(payload.name());
            ErrorAnswer answer = FORMAT.errorAnswer(payload, e).orElseThrow();
            assertThat(FORMAT.isErrorAnswer(answer.condition())).isTrue();
            assertThat(READER.read(XmlWriter.toString(answer.payload()))).isEqualTo(answer.payload());
            return;
        }
        XmlElement canonical = FORMAT.encode(message);
        assertThat(decoder.apply(READER.read(XmlWriter.toString(canonical)))).isEqualTo(message);
    }

    @RepeatedTest(4)
    void changedVectors_giveAMessageOrAFault(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 6700417L;
        Random random = new Random(seed);
        List<String> documents = documents();
        for (int i = 0; i < MUTATIONS; i++) {
            String document = documents.get(random.nextInt(documents.size()));
            if (document.length() > 3000) {
                continue;
            }
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                document = change(document, documents, random);
            }
            try {
                check(READER.read(document));
            } catch (WireException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", document " + i + ": " + document, e);
            }
        }
    }

    private static String change(String document, List<String> documents, Random random) {
        int from = random.nextInt(document.length() + 1);
        int to = Math.min(document.length(), from + random.nextInt(12));
        String head = document.substring(0, from);
        String tail = document.substring(to);
        return switch (random.nextInt(5)) {
            case 0 -> head + tail;
            case 1 -> head + PIECES[random.nextInt(PIECES.length)] + tail;
            case 2 -> head + (char) random.nextInt(0x100) + tail;
            case 3 -> head + document.substring(from, to).repeat(2) + tail;
            default -> {
                String other = documents.get(random.nextInt(documents.size()));
                int cut = random.nextInt(other.length() + 1);
                yield head + other.substring(cut, Math.min(other.length(), cut + random.nextInt(60))) + tail;
            }
        };
    }
}
