package org.sdvp.xmpp.stanza;

/**
 * A stanza and the text of it that goes out.
 *
 * @param stanza what it says
 * @param xml its text in a client's stream, where the namespace of stanzas is in force already
 */
public record WrittenStanza(Stanza stanza, String xml) {
    /** Writes a stanza. */
    public static WrittenStanza of(Stanza stanza) {
        return new WrittenStanza(stanza, StanzaXml.text(stanza));
    }
}
