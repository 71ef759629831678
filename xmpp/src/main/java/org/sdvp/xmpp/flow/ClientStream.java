package org.sdvp.xmpp.flow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.wire.Carrier;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.xml.WireException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.XmppMessage;

/**
 * What a device sends one client unasked: in messages, in iqs that the client acknowledges, and reports by a {@link
 * ReportFlow} where the format acknowledges only some.
 */
public final class ClientStream implements ReportFlow.Stream {
    private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(30);

    private final Jid peer;
    private final Sender sender;
    private final ReportFlow reports;
    private volatile WireFormat format;

    /**
     * Makes one.
     *
     * @param peer full address of the client
     * @param format that it speaks
     * @param sender the way to the XMPP server
     * @param settings how many reports may be on their way
     */
    public ClientStream(Jid peer, WireFormat format, Sender sender, ReportFlow.Settings settings) {
        this.peer = peer;
        this.format = format;
        this.sender = sender;
        this.reports = new ReportFlow(this, settings);
    }

    /** The way to the XMPP server. */
    public interface Sender {
        /**
         * Sends a message.
         *
         * @throws RuntimeException if there is no stream, or the message is too large
         */
        void send(XmppMessage message);

        /**
         * Sends an iq.
         *
         * @return completes with the result; fails if there is none in time, or an error
         */
        CompletionStage<Iq> sendIq(Iq iq, Duration timeout);
    }

    /** The format that the client speaks. */
    public WireFormat format() {
        return format;
    }

    /** The client has changed its format. */
    public void format(WireFormat newFormat) {
        format = newFormat;
    }

    /**
     * Sends a message without an answer, as {@link org.sdvp.acsi.ServerTransport#send} has it.
     *
     * @return completes when it is sent, or acknowledged where the format asks for that; fails with {@link
     *     AssociationLostException}
     */
    public CompletionStage<Void> deliver(AcsiPdu.Unconfirmed message) {
        WireFormat now = format;
        if (!now.reachesClient(message.service().name())) {
            return CompletableFuture.failedFuture(new AssociationLostException(
                    peer.toString(),
                    "the format " + now.name() + " carries no "
                            + message.service().name().text()));
        }
        if (now.mayBeAcknowledged(message)) {
            return reports.send(message);
        }
        if (now.carrier(message) == Carrier.IQ_SET) {
            return sendAcknowledged(message, ACKNOWLEDGEMENT_LIMIT);
        }
        try {
            send(message);
            return CompletableFuture.completedFuture(null);
        } catch (AssociationLostException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The client is gone: what waits fails. */
    public void end(String reason) {
        reports.end(new AssociationLostException(peer.toString(), reason));
    }

    @Override
    public void send(AcsiPdu.Unconfirmed message) {
        try {
            sender.send(XmppMessage.normal(peer, format.payload(message)));
        } catch (RuntimeException e) {
            throw lost(e);
        }
    }

    @Override
    public CompletionStage<Void> sendAcknowledged(AcsiPdu.Unconfirmed message, Duration patience) {
        WireFormat now = format;
        CompletableFuture<Void> done = new CompletableFuture<>();
        sender.sendIq(Iq.set(peer, now.payload(message)), patience).whenComplete((answer, failure) -> {
            if (failure != null) {
                done.completeExceptionally(lost(failure));
                return;
            }
            try {
                now.decodeAcknowledgement(answer.payload());
                done.complete(null);
            } catch (WireException e) {
                done.completeExceptionally(lost(e));
            }
        });
        return done;
    }

    private AssociationLostException lost(Throwable failure) {
        Throwable why =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new AssociationLostException(
                peer.toString(), "message to " + peer + " not delivered: " + why.getMessage());
    }
}
