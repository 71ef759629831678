package org.sdvp.wire.compact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.vectors.VectorChanges;

/** The reader over the vectors and changes of them; guided by coverage: {@code ./sdvp fuzz compact}. */
class CompactFuzzTest {
    private static final List<String> PIECES = List.of(
            "<st>",
            "</st>",
            "<st/>",
            "<f>",
            "1E999",
            "\u0000",
            "&#13;",
            "&amp;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?x?>",
            "'",
            "xmlns='urn:sdvp:acsi:1'",
            " a='",
            "enc='hex'",
            "<t q='ff'>",
            "9999999999",
            "2026-11-23T07:21:00Z",
            "[MX]",
            "<m>",
            "<m i='3' reason='dchg qchg'>",
            " reason=''",
            " i='0'",
            "00063e8a41f2b0c8",
            "@mine",
            " more='true'",
            "AA==",
            "\ud83d");
    private static final VectorChanges CHANGES = new VectorChanges(new CompactFormat(), PIECES);

    static Stream<Arguments> seeds() {
        return CompactVectorsTest.VECTORS.documents().stream()
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void vectors_giveAMessageOrAWireException(byte[] document) {
        CHANGES.check(document);
    }

    @RepeatedTest(4)
    void changedVectors_giveAMessageOrAWireException(RepetitionInfo repetition) {
        CHANGES.checkChanged(repetition.getCurrentRepetition() * 6700417L);
    }
}
