package org.sdvp.xmpp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.sdvp.xmpp.security.StreamFacts;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.XmppMessage;

/**
 * One account's stream to its XMPP server.
 *
 * <p>What comes from one sender is delivered in order and one at a time: requests to {@link #iqs}, messages, presence
 * and the answers that complete {@link #sendIq}. What comes from different senders may be delivered at the same time.
 * Whoever is called may send, and may ask and go on when the answer comes, but must not wait in the call for something
 * from the same sender.
 */
public interface XmppConnection extends AutoCloseable {
    /** The own address: full as soon as the first login is done, before that as in the settings. */
    Jid jid();

    /** Where the connection stands. */
    ConnectionState state();

    /** Whether {@link #close} was called: it will never be online again. */
    boolean isClosed();

    /**
     * Whether the XMPP server ended the last stream because it shuts down (RFC 6120 4.9.3.20): all others have lost theirs in
     * the same moment. Until the next login.
     */
    default boolean isServerShutDown() {
        return false;
    }

    /**
     * Connects and logs in; takes up the stream of before where the XMPP server still holds it. To be called again
     * after {@link ConnectionState#SUSPENDED} and {@link ConnectionState#DISCONNECTED}; {@link Reconnection} does.
     *
     * @return the full address, when the listeners have heard of the new state; or {@link XmppLoginException}, or {@link
     *     LinkLostException} if the connection is closed
     */
    CompletionStage<Jid> login();

    /**
     * Asks, or orders. The answer must come from the addressee: one with the right id from somebody else is logged and
     * dropped. While the connection is suspended the request waits.
     *
     * @param request get or set; its id is set here
     * @param timeout how long to wait for the answer
     * @return the iq of type result, or {@link StanzaErrorException} if the answer is an error, {@link
     *     IqTimeoutException} if there is none in time, {@link LinkLostException} if the stream is or gets lost, {@link
     *     StanzaTooLargeException} if the request is larger than the XMPP server takes
     */
    CompletionStage<Iq> sendIq(Iq request, Duration timeout);

    /**
     * Sends a message.
     *
     * @throws LinkLostException if there is no stream
     * @throws StanzaTooLargeException if it is larger than the XMPP server takes
     */
    void send(XmppMessage message);

    /**
     * Sends presence, once. For the availability that every login starts with see {@link #announce}.
     *
     * @throws LinkLostException if there is no stream
     */
    void send(Presence presence);

    /**
     * Sets the presence that is sent after each login from now on, and now if the stream is there. The features of
     * {@link #iqs} are added to it as capabilities (XEP-0115).
     *
     * @param presence of type available
     */
    void announce(Presence presence);

    /** What was agreed on the stream that is open; empty if there is none, or it is none over a net. */
    default Optional<StreamFacts> facts() {
        return Optional.empty();
    }

    /** Who answers what comes. */
    IqMux iqs();

    /** The own contacts. */
    Roster roster();

    /**
     * Listens to messages that have a child in a namespace. Messages of type error are not delivered.
     *
     * @param namespace of the child
     * @param listener must not block
     */
    Registration onMessage(String namespace, Consumer<XmppMessage> listener);

    /**
     * Listens to presence of all types but probe. That a contact's presence is told no longer, by whomever the subscription
     * was ended (RFC 6121 2.5, 3.2, 3.3), is told as presence of type unavailable from its bare address, beside what its XMPP
     * server may say of each of its streams: so all streams of a bare address are meant, {@link Jid#belongsTo}.
     */
    Registration onPresence(Consumer<Presence> listener);

    /** Listens to changes of the state. */
    Registration onState(StateListener listener);

    /**
     * Listens to signs of life. Told the sender of each stanza as soon as it is read, before it is delivered. An error
     * and the news that somebody is gone may be an XMPP server's word: they count as heard of the own one.
     *
     * @param listener called by the thread that reads; must not block, and not send
     */
    Registration onHeard(Consumer<Jid> listener);

    /**
     * Gives up the link to the XMPP server as dead, as if it had just broken: a stream that can be resumed is suspended
     * (XEP-0198). Without effect while there is none.
     *
     * @param reason for people
     */
    void abandonLink(String reason);

    /** Says good-bye to the XMPP server and ends the stream for good; what waits for an answer fails. */
    @Override
    void close();

    /** Hears of changes of the state. */
    @FunctionalInterface
    interface StateListener {
        /**
         * The state has changed.
         *
         * @param state the new one
         * @param reason why, for people
         */
        void onState(ConnectionState state, String reason);
    }

    /** Something registered. */
    @FunctionalInterface
    interface Registration {
        /** Takes it away again; without effect the second time. */
        void remove();
    }
}
