package org.sdvp.wire.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.vectors.VectorChanges;

/** The reader over the vectors and changes of them; guided by coverage: {@code ./sdvp fuzz rpc}. */
class RpcFuzzTest {
    private static final List<String> PIECES = List.of(
            "<value>",
            "</value>",
            "<value/>",
            "<value><int>1</int></value>",
            "<string>",
            "<string/>",
            "<i4>7</i4>",
            "<int>2147483648</int>",
            "<double>1e999</double>",
            "<double>NaN</double>",
            "<boolean>1</boolean>",
            "<base64>w6k=</base64>",
            "<base64>/w==</base64>",
            "<base64>\n</base64>",
            "<dateTime.iso8601>20261123T07:21:00</dateTime.iso8601>",
            "<nil/>",
            "<struct/>",
            "<array><data/></array>",
            "<member><name>references</name><value/></member>",
            "<param/>",
            "<fault>",
            "acsi.Report",
            "acsi.Release",
            "Operate k3f9/7: access-violation, unknown: x",
            "FLOAT64",
            "STRUCTURE",
            "1e-7",
            "\u0000",
            "&#13;",
            "&amp;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?x?>",
            "'",
            " x='1'",
            "xmlns='jabber:iq:rpc'",
            "xmlns='urn:example:x'",
            "\ud83d");
    private static final VectorChanges CHANGES = new VectorChanges(new RpcFormat(), PIECES);

    static Stream<Arguments> seeds() {
        return RpcVectorsTest.VECTORS.documents().stream()
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
