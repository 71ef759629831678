package org.sdvp.enrolment.desk;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.sdvp.enrolment.EnrolmentAnswer;
import org.sdvp.enrolment.EnrolmentRequest;
import org.sdvp.enrolment.RenewalAnswer;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk on the net: answers what boxes ask, and puts each that is enrolled into the roster of the desk's account, so that
 * both hear each other's presence. Whom it does not know it answers {@code service-unavailable}, as the XMPP server does when
 * nobody is there.
 */
public final class EnrolmentResponder implements AutoCloseable {
    /** The roster group that boxes are put into. */
    public static final String ROSTER_GROUP = "Devices";

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentResponder.class);

    private static final StanzaError LATER = new StanzaError(
            StanzaError.Type.WAIT,
            StanzaError.Condition.INTERNAL_SERVER_ERROR,
            "the desk cannot enrol you now; ask again in a minute",
            Optional.empty());

    private final XmppConnection connection;
    private final EnrolmentDesk desk;
    private final Executor worker;
    private final Listener listener;
    private final XmppConnection.Registration asking;
    private final XmppConnection.Registration renewing;
    private final XmppConnection.Registration confirming;
    private final XmppConnection.Registration presence;

    /** Hears what happens at the desk. */
    public interface Listener {
        /** A box has asked and was answered. */
        void answered(Jid box);

        /** A box is enrolled, and its answer on its way. */
        void enrolled(BoxRecord box);

        /** An enrolled box has asked for a new certificate and got it. */
        void renewed(Jid box);

        /**
         * Somebody was not enrolled.
         *
         * @param who asked
         * @param why for people
         */
        void refused(Jid who, String why);
    }

    /**
     * Starts to answer.
     *
     * @param connection of the desk's account, with the resource {@link EnrolmentDesk#RESOURCE}
     * @param desk whose answers
     * @param worker for what waits for disk and XMPP server
     * @param listener hears of it, on the worker
     */
    public EnrolmentResponder(XmppConnection connection, EnrolmentDesk desk, Executor worker, Listener listener) {
        this.connection = connection;
        this.desk = desk;
        this.worker = worker;
        this.listener = listener;
        this.asking = connection.iqs().register(route(EnrolmentRequest.ELEMENT), Set.of(), this::ask);
        this.renewing = connection.iqs().register(route(EnrolmentRequest.RENEW), Set.of(), this::renew);
        this.confirming = connection.iqs().register(route(EnrolmentAnswer.CONFIRM), Set.of(), this::confirm);
        this.presence = connection.onPresence(this::subscribed);
    }

    private static IqMux.Route route(String element) {
        return new IqMux.Route(Iq.Type.SET, EnrolmentRequest.NAMESPACE, element);
    }

    private CompletionStage<Iq> ask(Iq request) {
        EnrolmentRequest asked = EnrolmentRequest.fromXml(request.payload().orElseThrow());
        Jid box = request.from().orElseThrow();
        return later(request, box, () -> {
            Optional<EnrolmentAnswer> answer = desk.answer(box, asked);
            answer.ifPresent(given -> listener.answered(box));
            return CompletableFuture.completedFuture(answer.map(given -> request.result(given.toXml())));
        });
    }

    private CompletionStage<Iq> renew(Iq request) {
        EnrolmentRequest asked = EnrolmentRequest.fromXml(request.payload().orElseThrow());
        Jid box = request.from().orElseThrow();
        return later(request, box, () -> {
            Optional<RenewalAnswer> answer = desk.renew(box, asked);
            answer.ifPresent(given -> listener.renewed(box));
            return CompletableFuture.completedFuture(answer.map(given -> request.result(given.toXml())));
        });
    }

    private CompletionStage<Iq> confirm(Iq request) {
        boolean changed = EnrolmentAnswer.isChanged(request.payload().orElseThrow());
        Jid box = request.from().orElseThrow();
        CompletableFuture<BoxRecord> enrolled = new CompletableFuture<>();
        CompletionStage<Iq> work = later(request, box, () -> {
            Optional<BoxRecord> confirmed = desk.confirm(box, changed);
            if (confirmed.isEmpty() || !changed) {
                return CompletableFuture.completedFuture(confirmed.map(record -> request.result()));
            }
            return befriend(box.bare(), confirmed.get()).thenApply(done -> {
                enrolled.complete(confirmed.get());
                return Optional.of(request.result());
            });
        });
        CompletableFuture<Iq> answer = new CompletableFuture<>();
        work.whenComplete((iq, failure) -> {
            // Who hears of it may end the desk: the answer goes first.
            if (failure == null) {
                answer.complete(iq);
            } else {
                answer.completeExceptionally(failure);
            }
            if (enrolled.isDone()) {
                worker.execute(() -> listener.enrolled(enrolled.join()));
            }
        });
        return answer;
    }

    private CompletionStage<Iq> later(Iq request, Jid box, Supplier<CompletionStage<Optional<Iq>>> work) {
        return CompletableFuture.supplyAsync(work, worker)
                .thenCompose(stage -> stage)
                .thenApply(answer -> answer.orElseGet(() -> {
                    listener.refused(box, "no box that may be enrolled, or without proof of its key");
                    return request.error(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));
                }))
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    LOG.warn("box {} has to ask again: {}", box, cause.getMessage());
                    listener.refused(box, String.valueOf(cause.getMessage()));
                    return request.error(LATER);
                });
    }

    /** A box asks for the desk's presence; not every server knows the approval ahead (RFC 6121 3.4). */
    private void subscribed(Presence came) {
        if (came.type() == Presence.Type.SUBSCRIBE && came.from().isPresent()) {
            Jid from = came.from().get().bare();
            worker.execute(() -> {
                try {
                    if (desk.isBox(from)) {
                        connection.send(Presence.subscribed(from));
                    }
                } catch (DeskException | XmppException e) {
                    LOG.warn("the request of {} for presence stays unanswered: {}", from, e.getMessage());
                }
            });
        }
    }

    /** The box does the same on its side. */
    private CompletionStage<Void> befriend(Jid box, BoxRecord record) {
        String name = record.site().isEmpty() ? record.name() : record.site();
        return connection
                .roster()
                .set(box, name, Set.of(ROSTER_GROUP))
                .thenRun(() -> {
                    connection.send(Presence.subscribe(box));
                    connection.send(Presence.subscribed(box));
                })
                .exceptionally(failure -> {
                    LOG.warn("{} is enrolled, but not in the desk's roster: {}", box, failure.getMessage());
                    return null;
                });
    }

    /** Answers no more; the connection stays. */
    @Override
    public void close() {
        asking.remove();
        renewing.remove();
        confirming.remove();
        presence.remove();
    }
}
