package org.sdvp.xmpp.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.wire.xml.XmlReader;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

class StanzaXmlTest {
    private static final Jid HP = Jid.of("hp7@example.org/pump");
    private static final Jid CONTROL = Jid.of("control@example.org/desk");
    private static final XmlElement PAYLOAD =
            XmlElement.of("urn:x", "q").attribute("a", "1").text("<&>").build();

    static Stream<Stanza> stanzas() {
        Iq get = Iq.get(HP, PAYLOAD).withId("7").withFrom(CONTROL);
        return Stream.of(
                get,
                Iq.set(HP, PAYLOAD).withId("8"),
                get.result(PAYLOAD),
                get.result(),
                get.error(StanzaError.of(Condition.ITEM_NOT_FOUND, "no such thing")),
                get.error(
                        new StanzaError(
                                StanzaError.Type.WAIT,
                                Condition.UNDEFINED_CONDITION,
                                "",
                                Optional.of(XmlElement.empty("urn:x", "busy"))),
                        PAYLOAD),
                XmppMessage.normal(HP, PAYLOAD).withFrom(CONTROL),
                Presence.available(-1, "ready").withFrom(HP).withCaps(new Caps("urn:sdvp", "sha-1", "abc=")),
                Presence.unavailable(),
                Presence.subscribe(HP),
                Presence.subscribed(HP),
                Presence.unsubscribed(HP));
    }

    @ParameterizedTest
    @MethodSource("stanzas")
    void whatIsWritten_isReadBackEqual(Stanza stanza) {
        XmlElement tree = StanzaXml.write(stanza);
        assertThat(StanzaXml.text(stanza)).isEqualTo(XmlWriter.toString(tree, Namespaces.CLIENT));
        assertThat(StanzaXml.read(xml(XmlWriter.toString(tree)))).isEqualTo(stanza);
    }

    @ParameterizedTest
    @MethodSource("stanzas")
    void size_isNeverBelowTheBytesOnTheStream(Stanza stanza) {
        String text = StanzaXml.text(stanza);
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat(StanzaSize.of(text)).isBetween((long) octets, octets * 2L);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a/>, 4",
                "<a b='c'/>, 10",
                "<a>'</a>, 13",
                "`<a>\"\n\t</a>`, 25",
                "<a>&amp;</a>, 14",
                "<a>é€</a>, 12"
            })
    void size_countsWhatAnXmppServerMayEscape(String text, long octets) {
        assertThat(StanzaSize.of(text)).isEqualTo(octets);
    }

    @Test
    void errorOfAServer_isRead() {
        Iq iq = (Iq)
                StanzaXml.read(
                        xml(
                                "<iq xmlns='jabber:client' type='error' id='1' from='hp7@example.org/pump'>"
                                        + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"));
        assertThat(iq.error()).contains(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        assertThat(iq.payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq xmlns='jabber:client' type='get' id='1' from='a@b/c'/>",
                "<iq xmlns='jabber:client' type='set' id='1' from='a@b/c'><x xmlns='u'/><y xmlns='u'/></iq>",
                "<iq xmlns='jabber:client' type='gut' id='1' from='a@b/c'><x xmlns='u'/></iq>",
            })
    void malformedRequest_isAnsweredBadRequest(String text) {
        assertThatThrownBy(() -> StanzaXml.read(xml(text)))
                .isInstanceOfSatisfying(MalformedStanzaException.class, e -> {
                    Iq answer = e.answer().orElseThrow();
                    assertThat(answer.to()).contains(Jid.of("a@b/c"));
                    assertThat(answer.error().orElseThrow().condition()).isEqualTo(Condition.BAD_REQUEST);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq xmlns='jabber:client' type='get' from='a@b/c'><x xmlns='u'/></iq>",
                "<iq xmlns='jabber:client' type='get' id='1' from='@'><x xmlns='u'/></iq>",
                "<presence xmlns='jabber:client' type='dancing'/>",
                "<presence xmlns='jabber:client'><priority>high</priority></presence>",
                "<hello xmlns='jabber:client'/>",
            })
    void whatCannotBeAnswered_isRefusedWithoutAnswer(String text) {
        assertThatThrownBy(() -> StanzaXml.read(xml(text)))
                .isInstanceOfSatisfying(
                        MalformedStanzaException.class,
                        e -> assertThat(e.answer()).isEmpty());
    }

    @Test
    void delay_isRead_andOneWithoutReadableTimeCountsAsVeryOld() {
        String start = "<message xmlns='jabber:client'><x xmlns='u'/><delay xmlns='urn:xmpp:delay' stamp='";
        XmppMessage kept = (XmppMessage) StanzaXml.read(xml(start + "2026-01-01T10:00:00Z'/></message>"));
        XmppMessage odd = (XmppMessage) StanzaXml.read(xml(start + "yesterday'/></message>"));
        assertThat(kept.delayedSince()).contains(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(odd.delayedSince()).contains(Instant.EPOCH);
        assertThat(XmppMessage.normal(HP, PAYLOAD).delayedSince()).isEmpty();
    }

    @Test
    void requestWithoutPayload_cannotBeMade() {
        assertThatThrownBy(() -> new Iq(
                        Iq.Type.GET, "1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("without payload");
        assertThat(List.of(Condition.values())).hasSize(22);
    }

    private static XmlElement xml(String text) {
        return new XmlReader(XmlLimits.DEFAULT).read(text);
    }
}
