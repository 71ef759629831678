package org.sdvp.acsi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.ServiceName;

/** The port through which a server hears and answers all of its clients. */
public interface ServerTransport {
    /** Starts delivery. To be called once. */
    void start(Listener listener);

    /**
     * Sends a message that has no answer.
     *
     * @param peer to whom
     * @param message the message
     * @return completes when the message has been handed to the stream, or, where the wire format has messages
     *     acknowledged, when the peer says that it is done with it, of a report: that it is stored; fails with {@link
     *     AssociationLostException} if that is impossible, or the peer refuses the message
     */
    CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message);

    /**
     * Why an order that has just come may be older than it may be, where the way of messages may hold some up and an order
     * does not tell its own time.
     *
     * @return empty if orders come when they are given
     */
    default Optional<String> doubt() {
        return Optional.empty();
    }

    /**
     * How long a message to a peer may be, as servers reckon its length, to have about so many octets on its way. Servers
     * reckon as for the shortest form of a message.
     *
     * @param peer to whom
     * @param octets the message size agreed with it
     */
    default int reckonedSize(String peer, int octets) {
        return octets;
    }

    /**
     * Whether a client can be sent a message without an answer. Where it cannot, the server does not offer the service.
     *
     * @param peer with an association, or asking for one
     * @param message the service
     */
    default boolean reaches(String peer, ServiceName message) {
        return true;
    }

    /**
     * A caller with the roles that it has now, be it connected or not. Who hands on a change of roles by {@link
     * Listener#onRightsChanged()} answers with the new ones from then on.
     *
     * @param caller as it was once
     */
    default Caller now(Caller caller) {
        return caller;
    }

    /** What comes from clients. */
    interface Listener {
        /**
         * A call came. Calls of one peer come in order.
         *
         * @return the answer; must not block the calling thread, and must not fail
         */
        CompletionStage<AcsiPdu.Response> onRequest(Caller caller, AcsiPdu.Request request);

        /** A message without an answer came. */
        void onUnconfirmed(Caller caller, AcsiPdu.Unconfirmed message);

        /**
         * What a client is has changed, as when it was put into another roster group. It takes effect at once, on what
         * runs too: an association of somebody without roles is aborted; of somebody with others, what is no longer
         * allowed ends, and the rest goes on. Not to be called at the same time as {@link #onRequest} of that client.
         *
         * @param caller with the roles it has now
         */
        default void onRolesChanged(Caller caller) {}

        /**
         * What somebody is has changed, who need not be connected: what was promised for later is looked at again, by
         * {@link ServerTransport#now}. Beside {@link #onRolesChanged}, and after it.
         */
        default void onRightsChanged() {}

        /** A client is gone: every association with it has ended. */
        void onPeerGone(String peer, String reason);
    }
}
