package org.sdvp.wire.soap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.vectors.VectorChanges;

/** The reader over the vectors and changes of them; guided by coverage: {@code ./sdvp fuzz soap}. */
class SoapFuzzTest {
    private static final List<String> PIECES = List.of(
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
            "\ud83d");
    private static final VectorChanges CHANGES = new VectorChanges(new SoapFormat(), PIECES);

    static Stream<Arguments> seeds() {
        return SoapVectorsTest.VECTORS.documents().stream()
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void vectors_giveAMessageOrAFault(byte[] document) {
        CHANGES.check(document);
    }

    @RepeatedTest(4)
    void changedVectors_giveAMessageOrAFault(RepetitionInfo repetition) {
        CHANGES.checkChanged(repetition.getCurrentRepetition() * 6700417L);
    }
}
