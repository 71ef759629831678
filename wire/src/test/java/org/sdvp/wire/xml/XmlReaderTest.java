package org.sdvp.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {
    private final XmlReader reader = new XmlReader();

    private WireException fault(String document) {
        return catchThrowableOfType(WireException.class, () -> reader.read(document));
    }

    @Test
    void prefixesAndQuotesAndWhiteSpaceBetweenElements_makeNoDifference() {
        XmlElement plain = reader.read("<a xmlns='urn:x' k='v'><b>t</b><c/></a>");
        XmlElement other = reader.read("""
                <?xml version='1.0' encoding='UTF-8'?>
                <p:a xmlns:p="urn:x" k="v">
                  <p:b><![CDATA[t]]></p:b>
                  <p:c></p:c>
                </p:a>
                """);
        assertThat(other).isEqualTo(plain);
    }

    @Test
    void whiteSpaceInAnElementWithoutChildren_isText() {
        assertThat(reader.read("<a> \n</a>").text()).isEqualTo(" \n");
    }

    @Test
    void stringReaderAndOctets_giveTheSame() {
        String document = "<a>é\uD83D\uDE00</a>";
        assertThat(reader.read(new StringReader(document)))
                .isEqualTo(reader.read(document))
                .isEqualTo(reader.read(document.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a/>x",
                "<a b='1' b='2'/>",
                "<a b=1/>",
                "<a>&nbsp;</a>",
                "<a>&#1;</a>",
                "<a>&#xD800;</a>",
                "<a>\u0001</a>",
                "<p:a/>",
                "<a>x<b/></a>",
                "<a><b/>x</a>",
                "<a><!-- c --></a>",
                "<!-- c --><a/>",
                "<a><?p i?></a>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<a>]]></a>"
            })
    void whatXmppDoesNotAllow_isNotWellFormed(String document) {
        WireException fault = fault(document);
        assertThat(fault).isNotNull();
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
    }

    @Test
    void aFault_tellsPathAndPosition() {
        WireException fault = fault("<a><b/><c/>\n<b><d>x</d><d>y<e/></d></b></a>");
        assertThat(fault.path()).isEqualTo("a/b[2]/d[2]");
        assertThat(fault).hasMessageContaining("line 2, column").hasMessageContaining("mixed in <d>");
    }

    @Test
    void brokenUtf8_isNotWellFormed() {
        byte[] document = {'<', 'a', '>', (byte) 0xc3, (byte) 0x28, '<', '/', 'a', '>'};
        WireException fault = catchThrowableOfType(WireException.class, () -> reader.read(document));
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "<a><a><a><a/></a></a></a>, 'a/a/a/a'",
        "<a><b/><b/><b/><b/></a>, a/b[4]",
        "<a p='' q='' r='' s=''/>, a",
        "<a b='1234567890123456789012345'/>, a",
        "<abcdefghijklmnopqrstuvwxyz/>, abcdefghijklmnopqrstuvwxyz",
        "<a>123456789012345678901234567890123</a>, a",
        "<a><b>12345678901234567890</b><b>12345678901234567890</b><b>1234567890</b></a>, ''"
    })
    void beyondALimit_isRefused(String document, String path) {
        XmlReader strict = new XmlReader(new XmlLimits(3, 60, 3, 3, 20, 30));
        WireException fault = catchThrowableOfType(WireException.class, () -> strict.read(document));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        assertThat(fault.path()).isEqualTo(path);
    }

    @Test
    void aThousandLevels_areRefused() {
        WireException fault = fault("<a>".repeat(1000) + "</a>".repeat(1000));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        assertThat(fault).hasMessageContaining("expected at most 128 nested elements");
    }

    @Test
    void anEndlessDocument_isRefusedAfterAsManyCharactersAsAllowed() {
        EndlessReader endless = new EndlessReader();
        WireException fault = catchThrowableOfType(WireException.class, () -> reader.read(endless));
        assertThat(fault.error()).isEqualTo(WireError.LIMIT_EXCEEDED);
        assertThat(endless.given).isLessThan(2 * XmlLimits.DEFAULT.maxCharacters());
    }

    @Test
    void inputThatFails_isNotWellFormed() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("cable pulled");
            }

            @Override
            public void close() {}
        };
        WireException fault = catchThrowableOfType(WireException.class, () -> reader.read(broken));
        assertThat(fault.error()).isEqualTo(WireError.NOT_WELL_FORMED);
        assertThat(fault).hasMessageContaining("cable pulled");
    }

    /** White space without end inside an element. */
    private static final class EndlessReader extends Reader {
        private int given;

        @Override
        public int read(char[] buffer, int offset, int length) {
            int count = Math.min(length, 1000);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = given + i < 3 ? "<a>".charAt(given + i) : ' ';
            }
            given += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
