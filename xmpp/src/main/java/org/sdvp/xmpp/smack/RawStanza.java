package org.sdvp.xmpp.smack;

import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.stanza.Namespaces;

/** A stanza that is written already; Smack counts it and sends it again after a resumption like its own. */
final class RawStanza extends Stanza {
    private final String name;
    private final String xml;

    RawStanza(XmlElement element) {
        this.name = element.name();
        StringBuilder text = new StringBuilder(256);
        XmlWriter.write(element, Namespaces.CLIENT, text);
        this.xml = text.toString();
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
