package org.sdvp.wire.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdvp.wire.vectors.VectorChanges;

/** The reader over the vectors and changes of them; guided by coverage: {@code ./sdvp fuzz command}. */
class CommandFuzzTest {
    private static final List<String> PIECES = List.of(
            "<command>",
            "</command>",
            "<field var='references.0'><value>x</value></field>",
            "<field var='references.1'><value>x</value></field>",
            "<field var='a.b.c.d'/>",
            "<field/>",
            "<value/>",
            "<value>true</value>",
            "<value>1</value>",
            "<reported/>",
            "<reported><field var='names'/></reported>",
            "<item/>",
            "<item><field var='names'><value>a</value></field></item>",
            "<note type='error'>no</note>",
            "<option/>",
            "<required/>",
            "<actions/>",
            "type='boolean'",
            "type='list-multi'",
            "type='text-multi'",
            "type='form'",
            "sessionid='acsi'",
            "action='cancel'",
            "action='complete'",
            "acsi/Report",
            "acsi/Abort",
            "status",
            ".base64",
            "w6k=",
            ".0.0",
            ".",
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
            "xmlns='jabber:x:data'",
            "xmlns='urn:example:x'",
            "\ud83d");
    private static final VectorChanges CHANGES = new VectorChanges(new CommandFormat(), PIECES);

    static Stream<Arguments> seeds() {
        return CommandVectorsTest.VECTORS.documents().stream()
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
