package org.sdvp.xmpp.smack;

import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.sdvp.xmpp.stanza.StanzaXml;
import org.sdvp.xmpp.stanza.WrittenStanza;

/** A stanza that is written already; Smack counts it and sends it again after a resumption like its own. */
final class RawStanza extends Stanza {
    private final String name;
    private final String xml;

    RawStanza(WrittenStanza stanza) {
        this.name = StanzaXml.name(stanza.stanza());
        this.xml = stanza.xml();
    }

    @Override
    public String getElementName() {
        return name;
    }

    @Override
    public CharSequence toXML(XmlEnvironment enclosing) {
        return xml;
    }

    @Override
    public String toString() {
        return name + " of " + xml.length() + " characters";
    }
}
