package org.sdvp.acsi;

import java.util.concurrent.CompletionStage;

/** The port through which a client reaches one server. */
public interface ClientTransport {
    /** Address of the server: with XMPP the full JID of the device. */
    String peer();

    /**
     * Sends a call.
     *
     * @param request the call
     * @return its answer, or {@link AssociationLostException} when the peer cannot be reached, or
     *     {@link AcsiProtocolException} when the answer makes no sense. It need not complete if the peer stays silent:
     *     the caller keeps the time.
     */
    CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request);

    /** Sends a message that has no answer; what cannot be sent is dropped. */
    void send(AcsiPdu.Unconfirmed message);

    /** Sets who hears what the server sends unasked. To be called before the first {@code send}. */
    void listener(Listener listener);

    /** What comes from the server without having been asked for. */
    interface Listener {
        /**
         * A message came. Called in order, also while earlier ones are not done with.
         *
         * @return completes when the message is done with, of a report: when it has been stored, if it is to be. Where
         *     the wire format has messages acknowledged, that is when the server gets the acknowledgement, and if it
         *     fails, a refusal; elsewhere nobody waits for it
         */
        CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message);

        /** The server is gone: every association with it has ended. */
        void onPeerGone(String reason);
    }
}
