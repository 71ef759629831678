package org.sdvp.xmpp.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.LinkLostException;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.WrittenStanza;

/**
 * What a way to reach an XMPP server has to bring so that {@link StreamConnection} makes a connection of it: connect,
 * authenticate, bind or resume, write stanzas, and hand over the ones that come.
 */
public interface XmppLink {
    /**
     * Connects, authenticates and resumes the stream of before or binds a new one. Not called while it is open.
     *
     * @param receiver gets what comes, from before the returned stage completes on
     * @return how it went; or {@link XmppLoginException}
     */
    CompletionStage<Login> open(Receiver receiver);

    /** What was agreed on the stream that is open; empty if there is none, or it is none over a net. */
    default Optional<StreamFacts> facts() {
        return Optional.empty();
    }

    /**
     * Writes a stanza. May wait while the stream takes no more.
     *
     * @param stanza the stanza and its text
     * @throws LinkLostException if there is no stream
     */
    void write(WrittenStanza stanza);

    /**
     * Drops the link without a good-bye, as if it had broken: the receiver is told with {@link Receiver#onLost}. Without
     * effect while it is not open.
     *
     * @param reason for people
     */
    void abandon(String reason);

    /** Ends the stream in good order. The receiver hears nothing of it. It may be opened again. */
    void close();

    /**
     * A successful login.
     *
     * @param jid the full address
     * @param resumed whether the stream of before goes on
     */
    record Login(Jid jid, boolean resumed) {}

    /** Gets what comes from the XMPP server; called by one thread at a time, and never blocks it. */
    interface Receiver {
        /** A stanza came: an element {@code iq}, {@code message} or {@code presence}. */
        void onStanza(XmlElement stanza);

        /** A stanza came that is refused as a whole, for its size for instance. */
        void onRefused(MalformedStanzaException why);

        /**
         * The link is lost, after it had been opened and without {@link XmppLink#close} having been called.
         *
         * @param resumable for how long the XMPP server may still hold the stream; empty: not at all
         * @param reason for people
         */
        void onLost(Optional<Duration> resumable, String reason);

        /**
         * The XMPP server has ended the stream because it shuts down ({@code system-shutdown}, RFC 6120 4.9.3.20), and with
         * it those of all others: nothing is left to be resumed.
         *
         * @param reason for people
         */
        default void onServerShutDown(String reason) {
            onLost(Optional.empty(), reason);
        }
    }
}
