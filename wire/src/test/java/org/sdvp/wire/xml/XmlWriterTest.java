package org.sdvp.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlWriterTest {
    @Test
    void anElementWithoutContent_isOneTag() {
        assertThat(XmlWriter.toString(XmlElement.empty("urn:x", "a"))).isEqualTo("<a xmlns='urn:x'/>");
    }

    @Test
    void theNamespace_isDeclaredOnlyWhereItChanges() {
        XmlElement element = XmlElement.of("urn:x", "a")
                .child(XmlElement.of("urn:x", "b")
                        .child(XmlElement.empty("urn:y", "c"))
                        .build())
                .child(XmlElement.empty("", "d"))
                .build();
        assertThat(XmlWriter.toString(element))
                .isEqualTo("<a xmlns='urn:x'><b><c xmlns='urn:y'/></b><d xmlns=''/></a>");
    }

    @Test
    void theNamespaceAround_isNotDeclaredAgain() {
        assertThat(XmlWriter.toString(XmlElement.empty("urn:x", "a"), "urn:x")).isEqualTo("<a/>");
    }

    @Test
    void attributes_keepTheirOrder() {
        XmlElement element =
                XmlElement.of("", "a").attribute("z", "1").attribute("b", "2").build();
        assertThat(XmlWriter.toString(element)).isEqualTo("<a z='1' b='2'/>");
    }

    @Test
    void attributesInANamespace_getPrefixesAndAreReadBack() {
        XmlElement element = XmlElement.of("urn:x", "a")
                .attribute("urn:f", "y", "1")
                .attribute(XmlElement.XML_NAMESPACE, "lang", "en")
                .attribute("urn:'g", "y", "<2")
                .attribute("y", "0")
                .build();
        String written = XmlWriter.toString(element);
        assertThat(written)
                .isEqualTo("<a xmlns='urn:x' y='0' xmlns:n1='urn:f' n1:y='1' xml:lang='en'"
                        + " xmlns:n2='urn:&apos;g' n2:y='&lt;2'/>");
        XmlElement read = new XmlReader().read(written);
        assertThat(read).isEqualTo(element);
        assertThat(read.attribute("urn:f", "y")).contains("1");
        assertThat(read.attribute("urn:f", "z")).isEmpty();
        assertThat(read.attribute("y")).contains("0");
    }

    @Test
    void attributesInANamespaceThatXmlDoesNotAllow_areRefused() {
        for (String key :
                new String[] {"y", "{}y", "{urn:x}", "{urn:x}a:b", "{http://www.w3.org/2000/xmlns/}y", "{u\u0000}y"}) {
            assertThatThrownBy(() -> new XmlElement("", "a", Map.of(), Map.of(key, ""), List.of(), ""))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void specialCharacters_areEscapedAndReadBack() {
        String hard = "<&>'\"\r\n\t ]]> é \uD83D\uDE00";
        XmlElement element =
                XmlElement.of("", "a").attribute("b", hard).text(hard).build();
        String written = XmlWriter.toString(element);
        assertThat(written)
                .isEqualTo("<a b='&lt;&amp;&gt;&apos;\"&#13;&#10;&#9; ]]&gt; é \uD83D\uDE00'>"
                        + "&lt;&amp;&gt;'\"&#13;\n\t ]]&gt; é \uD83D\uDE00</a>");
        assertThat(new XmlReader().read(written)).isEqualTo(element);
    }

    @Test
    void charactersThatXmlCannotCarry_areRefusedBeforeTheyAreWritten() {
        for (String bad : new String[] {"\u0000", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00", "\ud83d "}) {
            assertThatThrownBy(() -> XmlElement.ofText("", "a", "ok" + bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at index 2, which XML cannot carry");
            assertThatThrownBy(() -> XmlElement.of("", "a").attribute("b", bad).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("attribute b holds U+");
            assertThat(XmlCharacters.carryable("ok" + bad + "ok"))
                    .startsWith("ok\ufffd")
                    .endsWith("ok");
        }
    }

    @Test
    void namesThatAreNoXmlNames_areRefused() {
        for (String bad : new String[] {"", "1a", "a b", "a:b", "a<", "-a", "\u00d7"}) {
            assertThatThrownBy(() -> XmlElement.empty("", bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> XmlElement.of("", "a").attribute(bad, "").build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(XmlElement.empty("", "_a-1.é").name()).isEqualTo("_a-1.é");
    }

    @Test
    void anAttributeNamedXmlns_isRefused() {
        assertThatThrownBy(
                        () -> XmlElement.of("", "a").attribute("xmlns", "urn:x").build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsSaidPieceByPiece_isWhatTheTreeIs_howeverDeepAndLong() {
        String odd = "a<b>&'\r\n\t€".repeat(200);
        XmlWriter text = new XmlWriter("");
        XmlTreeBuilder tree = new XmlTreeBuilder();
        for (XmlSink sink : List.of(text, tree)) {
            sink.start("urn:x", "a").attribute("b", odd).attribute("urn:y", "c", odd);
            for (int level = 0; level < 100; level++) {
                sink.start("elementOfALongName").leaf("t", "").leaf("t", odd);
            }
            for (int level = 0; level <= 100; level++) {
                sink.end();
            }
        }
        assertThat(text.written()).isEqualTo(XmlWriter.toString(tree.element()));
        assertThat(new XmlReader(new XmlLimits(200, 1 << 20, 10, 10, 10_000, 10_000)).read(text.written()))
                .isEqualTo(tree.element());
    }

    @Test
    void aTextThatXmlCannotCarry_isRefusedByTheWriterToo() {
        XmlWriter writer = new XmlWriter("").start("urn:x", "a");
        assertThatThrownBy(() -> writer.attribute("b", "x\u0000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attribute b holds U+0000 at index 1");
        assertThatThrownBy(() -> writer.text("\ud800"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text of a holds U+d800 at index 0");
    }
}
