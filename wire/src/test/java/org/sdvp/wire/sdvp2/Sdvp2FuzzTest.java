package org.sdvp.wire.sdvp2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;

/** The reader over the vectors and changes of them; {@code FuzzTarget} has it fuzzed. */
public class Sdvp2FuzzTest {
    private static final XmlReader READER = new XmlReader();
    private static final int CHANGES = 2500;
    private static final List<String> PIECES = List.of(
            "<value/>",
            "<value><int>1</int></value>",
            "<data/>",
            "<data><value>x</value></data>",
            "<string/>",
            "<i4>2147483648</i4>",
            "<double>1e999</double>",
            "<double>7</double>",
            "<boolean>0</boolean>",
            "<base64>AA==</base64>",
            "<nil/>",
            "<dateTime.iso8601>20261123T07:21:00</dateTime.iso8601>",
            "<dateTime.iso8601>2026-11-23T07:21:00Z</dateTime.iso8601>",
            "<dateTime.iso8601>+999999999-01-01T00:00:00Z</dateTime.iso8601>",
            "<param/>",
            "<fault/>",
            "<watchdog>1</watchdog>",
            " type='error'",
            "Watchdog",
            "ContinueAfter",
            "9999999999",
            "&#13;",
            "\u0000",
            "<![CDATA[",
            "]]>",
            "<!--",
            "xmlns='urn:example:x'");

    static Stream<Arguments> seeds() {
        return Sdvp2VectorsTest.documents().stream()
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void vectors_giveAMessageOrAWireException(byte[] document) {
        checkOctets(document);
    }

    /** Reads a message or refuses, and what was read can be written so that it reads the same. */
    public static void checkOctets(byte[] document) {
        try {
            check(READER.read(document));
        } catch (WireException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void check(XmlElement payload) {
        Sdvp2Codec.method(payload).ifPresent(name -> assertThat(name).isNotNull());
        for (String pdu : List.of("request", "response")) {
            Tree message;
            try {
                message = Sdvp2Messages.decode(pdu, payload);
            } catch (WireException e) {
                assertThat(e.path()).startsWith(payload.name());
                continue;
            }
            String written = XmlWriter.toString(Sdvp2Messages.encode(message));
            assertThat(Sdvp2Messages.decode(pdu, READER.read(written))).isEqualTo(message);
        }
    }

    @RepeatedTest(4)
    void changedVectors_giveAMessageOrAWireException(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition() * 104729L;
        Random random = new Random(seed);
        List<String> documents = Sdvp2VectorsTest.documents();
        for (int i = 0; i < CHANGES; i++) {
            String document = documents.get(random.nextInt(documents.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                document = change(document, random);
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

    private static String change(String document, Random random) {
        int from = random.nextInt(document.length() + 1);
        int to = Math.min(document.length(), from + random.nextInt(12));
        String head = document.substring(0, from);
        String tail = document.substring(to);
        return switch (random.nextInt(4)) {
            case 0 -> head + tail;
            case 1 -> head + PIECES.get(random.nextInt(PIECES.size())) + tail;
            case 2 -> insertElement(document, random);
            default -> head + document.substring(from, to).repeat(2) + tail;
        };
    }

    /** A piece before an element, so that the document stays well-formed more often. */
    private static String insertElement(String document, Random random) {
        int at = document.indexOf('<', random.nextInt(document.length() + 1));
        return at <= 0
                ? document
                : document.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + document.substring(at);
    }
}
