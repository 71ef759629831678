package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stream.XmppLink.Receiver;

/**
 * Smack's stream, with the stanzas taken before Smack parses them: read once, with limits, handed over in order on the
 * reading thread. Only the answers to Smack's own requests, binding a resource, stay with Smack.
 */
class SmackStream extends XMPPTCPConnection {
    private final StanzaPull pull;
    private final Receiver receiver;
    private final Runnable broken;
    /** While Smack binds a resource nobody else has asked anything on this stream. */
    private volatile boolean binding;

    private volatile boolean torn;

    /**
     * Makes one.
     *
     * @param configuration for Smack
     * @param pull reads stanzas
     * @param receiver gets them
     * @param broken told as soon as the stream is found broken, which Smack's listeners are not while a login goes on
     */
    SmackStream(XMPPTCPConnectionConfiguration configuration, StanzaPull pull, Receiver receiver, Runnable broken) {
        super(configuration);
        this.pull = pull;
        this.receiver = receiver;
        this.broken = broken;
    }

    /** Makes streams. */
    @FunctionalInterface
    interface Maker {
        /** Makes one, not connected yet; parameters as of {@link SmackStream}. */
        SmackStream make(
                XMPPTCPConnectionConfiguration configuration, StanzaPull pull, Receiver receiver, Runnable broken);
    }

    /** Not synchronized, other than Smack's: a login holds the lock and would be told only after its timeout. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void instantShutdown() {
        broken.run();
        super.instantShutdown();
    }

    /** Sends a stanza, past Smack's interceptors, which know Smack's own stanza types only. */
    void write(RawStanza stanza) throws NotConnectedException, InterruptedException {
        throwNotConnectedExceptionIfAppropriate();
        sendInternal(stanza);
    }

    @Override
    protected Resourcepart bindResourceAndEstablishSession(@Nullable Resourcepart resource)
            throws SmackException, InterruptedException, XMPPException {
        binding = true;
        try {
            return super.bindResourceAndEstablishSession(resource);
        } finally {
            binding = false;
        }
    }

    @Override
    protected void parseAndProcessStanza(XmlPullParser parser) throws InterruptedException {
        String type = parser.getAttributeValue("type");
        if (binding && parser.getName().equals("iq") && ("result".equals(type) || "error".equals(type))) {
            super.parseAndProcessStanza(parser);
            return;
        }
        XmlElement stanza;
        try {
            stanza = pull.read(parser);
        } catch (MalformedStanzaException e) {
            receiver.onRefused(e);
            return;
        } catch (IOException e) {
            torn = !HandledCount.withoutTornStanza(this);
            // Smack's reader ends the stream on it.
            throw new UncheckedIOException(e);
        }
        receiver.onStanza(stanza);
    }

    /** Whether the stream can go on with a new link without losing or doubling anything. */
    boolean isResumable() {
        return !torn && isDisconnectedButSmResumptionPossible();
    }
}
