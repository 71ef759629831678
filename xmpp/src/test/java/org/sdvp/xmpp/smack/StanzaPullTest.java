package org.sdvp.xmpp.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.junit.jupiter.api.Test;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

class StanzaPullTest {
    private static final XmlLimits LIMITS = new XmlLimits(32, 10_000, 100, 10, 1_000, 5_000);
    private static final String NEXT = "<presence from='a@b/c'/>";

    private final StanzaPull pull = new StanzaPull(LIMITS, Jid.of("hp7@example.org/pump"));

    @Test
    void stanza_isReadWithNamespacesAttributesAndText() throws Exception {
        XmlPullParser stream = stream("<iq type='get' id='1' from='a@b/c' xml:lang='en'>"
                + "<q xmlns='urn:x' a='&lt;1&gt;'><r>text &amp; more</r><s xmlns='urn:y'/></q></iq>" + NEXT);
        XmlElement stanza = pull.read(stream);
        assertThat(XmlWriter.toString(stanza))
                .isEqualTo("<iq xmlns='jabber:client' type='get' id='1' from='a@b/c' xml:lang='en'>"
                        + "<q xmlns='urn:x' a='&lt;1&gt;'><r>text &amp; more</r><s xmlns='urn:y'/></q></iq>");
        assertNextIsWhole(stream);
    }

    @Test
    void tooDeepRequest_isRefusedWithAnAnswer_andTheNextStanzaIsWhole() throws Exception {
        String deep = "<x xmlns='urn:x'>".repeat(1_000) + "</x>".repeat(1_000);
        assertRefused(
                "<iq type='set' id='7' from='a@b/c' to='hp7@example.org/pump'>" + deep + "</iq>", "nested elements");
    }

    @Test
    void tooLongText_isRefused() throws Exception {
        assertRefused(
                "<iq type='set' id='7' from='a@b/c'><x xmlns='urn:x'>" + "y".repeat(20_000) + "</x></iq>",
                "characters");
    }

    @Test
    void tooManyChildren_areRefused() throws Exception {
        assertRefused(
                "<iq type='set' id='7' from='a@b/c'><x xmlns='urn:x'>" + "<y/>".repeat(200) + "</x></iq>",
                "child elements");
    }

    @Test
    void textBesideElements_isRefused() throws Exception {
        assertRefused("<iq type='set' id='7' from='a@b/c'><x xmlns='urn:x'>a<y/>b</x></iq>", "mixed");
    }

    @Test
    void tooDeepMessageOrAnswer_isRefusedWithoutAnAnswer() throws Exception {
        String deep = "<x xmlns='urn:x'>".repeat(100) + "</x>".repeat(100);
        for (String start : new String[] {"<message id='7' from='a@b/c'>", "<iq type='result' id='7' from='a@b/c'>"}) {
            XmlPullParser stream = stream(start + deep + "</" + start.substring(1, start.indexOf(' ')) + ">" + NEXT);
            assertThatThrownBy(() -> pull.read(stream))
                    .isInstanceOfSatisfying(
                            MalformedStanzaException.class,
                            e -> assertThat(e.answer()).isEmpty());
            assertNextIsWhole(stream);
        }
    }

    @Test
    void rosterOfTheOwnServer_mayBeLarge_butNotFromSomebodyElse() throws Exception {
        String roster = "<query xmlns='jabber:iq:roster'>" + "<item jid='a@b'/>".repeat(20_000) + "</query></iq>";
        assertThat(pull.read(stream("<iq type='result' id='7'>" + roster))
                        .children()
                        .get(0)
                        .children())
                .hasSize(20_000);
        assertThat(pull.read(stream("<iq type='result' id='7' from='hp7@example.org'>" + roster))
                        .children())
                .hasSize(1);
        assertThatThrownBy(() -> pull.read(stream("<iq type='result' id='7' from='a@example.org'>" + roster)))
                .isInstanceOf(MalformedStanzaException.class);
    }

    @Test
    void streamThatEndsWithinAStanza_isAnError() throws Exception {
        String whole = "<iq type='get' id='1'><q xmlns='urn:x' a='1'>text</q></iq>";
        for (int length = 23; length < whole.length(); length++) {
            XmlPullParser stream = stream(whole.substring(0, length));
            assertThatThrownBy(() -> pull.read(stream))
                    .as(whole.substring(0, length))
                    .isInstanceOf(IOException.class);
        }
    }

    private void assertRefused(String stanza, String why) throws Exception {
        XmlPullParser stream = stream(stanza + NEXT);
        assertThatThrownBy(() -> pull.read(stream))
                .hasMessageContaining(why)
                .hasMessageContaining("iq of a@b/c")
                .isInstanceOfSatisfying(MalformedStanzaException.class, e -> {
                    Iq answer = e.answer().orElseThrow();
                    assertThat(answer.id()).isEqualTo("7");
                    assertThat(answer.to()).contains(Jid.of("a@b/c"));
                    assertThat(answer.error().orElseThrow().condition()).isEqualTo(Condition.BAD_REQUEST);
                });
        assertNextIsWhole(stream);
    }

    private void assertNextIsWhole(XmlPullParser stream) throws Exception {
        assertThat(stream.next()).isEqualTo(XmlPullParser.Event.START_ELEMENT);
        assertThat(pull.read(stream).name()).isEqualTo("presence");
    }

    private static XmlPullParser stream(String stanzas) throws Exception {
        XmlPullParser parser = SmackXmlParser.newXmlParser(new StringReader(
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>" + stanzas));
        parser.next();
        parser.next();
        return parser;
    }
}
