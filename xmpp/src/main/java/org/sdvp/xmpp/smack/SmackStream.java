package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.XmppLink.Receiver;
import org.sdvp.xmpp.stanza.MalformedStanzaException;

/**
 * Smack's stream, with the stanzas taken before Smack parses them: read once, with limits, handed over in order on the
 * reading thread. Only the answers to Smack's own requests, binding a resource, stay with Smack.
 */
final class SmackStream extends XMPPTCPConnection {
    /** Start of the ids of Smack's own requests. */
    static final String OWN_IDS = "login-";

    private final StanzaPull pull;
    private final Receiver receiver;

    SmackStream(XMPPTCPConnectionConfiguration configuration, StanzaPull pull, Receiver receiver) {
        super(configuration);
        this.pull = pull;
        this.receiver = receiver;
    }

    @Override
    protected void parseAndProcessStanza(XmlPullParser parser) throws InterruptedException {
        String id = parser.getAttributeValue("id");
        String type = parser.getAttributeValue("type");
        boolean answer = "result".equals(type) || "error".equals(type);
        if (answer && id != null && id.startsWith(OWN_IDS) && parser.getName().equals("iq")) {
            super.parseAndProcessStanza(parser);
            return;
        }
        try {
            XmlElement stanza = pull.read(parser);
            receiver.onStanza(stanza);
        } catch (MalformedStanzaException e) {
            receiver.onRefused(e);
        } catch (XmlPullParserException e) {
            // Not well-formed: the reader ends the stream.
            throw new UncheckedIOException(new IOException("XML of the XMPP server is not well-formed", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
