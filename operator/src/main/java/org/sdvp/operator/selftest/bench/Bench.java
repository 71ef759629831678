package org.sdvp.operator.selftest.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.ServerModel;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.Surveyor;

/** What checks work with: associations with the device, what it has, and a list of what must be put back. */
public final class Bench {
    private final Supplier<ClientTransport> way;
    private final ClientSettings settings;
    private final TimeSource time;
    private final CompletableFuture<Void> stop;
    private final Deque<PutBack> putBacks = new ArrayDeque<>();
    private ClientTransport transport;
    private AcsiClient client;
    private @Nullable ClientAssociation association;
    private @Nullable RawAssociation raw;
    private @Nullable DeviceSurvey survey;
    private @Nullable ServerModel model;
    private boolean restoring;

    private record PutBack(String what, Runnable action) {}

    /**
     * Makes one, without an association yet.
     *
     * @param way asked for a transport at the beginning, and again when an association was lost
     * @param stop completes when somebody wants an end
     */
    public Bench(
            Supplier<ClientTransport> way, ClientSettings settings, TimeSource time, CompletableFuture<Void> stop) {
        this.way = way;
        this.settings = settings;
        this.time = time;
        this.stop = stop;
        this.transport = way.get();
        this.client = new AcsiClient(transport, settings, time);
    }

    /** The present way to the device. */
    public ClientTransport transport() {
        return transport;
    }

    /** Limits of the associations and time for answers. */
    public ClientSettings settings() {
        return settings;
    }

    /** Time here. */
    public TimeSource time() {
        return time;
    }

    /** The association most is done in; opened when there is none. */
    public ClientAssociation association() {
        ClientAssociation open = association;
        if (open != null && open.end().isEmpty()) {
            return open;
        }
        if (open != null) {
            // The transport may have ended with the association.
            raw = null;
            transport = way.get();
            client = new AcsiClient(transport, settings, time);
        }
        ClientAssociation opened = await(client.associate());
        association = opened;
        return opened;
    }

    /** What the device has; learned by the check that comes before all that need it. */
    public DeviceSurvey survey() {
        DeviceSurvey known = survey;
        if (known == null) {
            throw new SkippedException("the model could not be walked through");
        }
        return known;
    }

    /** The definitions of the device, to be asked for types. */
    public ServerModel model() {
        ServerModel known = model;
        if (known == null) {
            known = survey().definitions(transport.peer());
            model = known;
        }
        return known;
    }

    /** Walks through the device. */
    public DeviceSurvey takeSurvey() {
        DeviceSurvey found = await(new Surveyor(association()).survey());
        survey = found;
        return found;
    }

    /** A second association, of which every request goes out as it is. */
    public RawAssociation raw() {
        RawAssociation open = raw;
        if (open == null) {
            open = associateRaw(new Associate.Request(settings.maxMessageSize(), settings.maxOutstandingCalls()));
            raw = open;
        }
        return open;
    }

    /** A new association, to be ended by the caller. */
    public RawAssociation associateRaw(Associate.Request request) {
        AcsiResponse answer = await(RawAssociation.associate(transport, request));
        if (answer instanceof Refusal refusal) {
            if (refusal.error() == ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT) {
                throw new SkippedException("the device has no room for one more association: " + refusal.detail());
            }
            throw new ServiceErrorException(transport.peer(), refusal);
        }
        return new RawAssociation(transport, (Associate.Response) answer);
    }

    /** Asks in the second association and gives the answer, be it a refusal. */
    public AcsiResponse ask(AcsiRequest request) {
        return await(raw().ask(request));
    }

    /** Expects a refusal with one of these errors. */
    public Refusal refused(AcsiRequest request, ServiceError... errors) {
        return Expect.refusal(request, ask(request), errors);
    }

    /** Waits for an answer, as long as calls may take. */
    public <T> T await(CompletionStage<T> stage) {
        return await(stage, settings.callTimeout().plusSeconds(1));
    }

    /**
     * Waits.
     *
     * @throws AcsiException that with which the stage failed; an {@link AcsiTimeoutException} after this time
     * @throws StoppedException if somebody wants an end meanwhile
     */
    public <T> T await(CompletionStage<T> stage, Duration timeout) {
        CompletableFuture<T> answer = stage.toCompletableFuture();
        CompletableFuture<?> either = restoring ? answer : CompletableFuture.anyOf(answer, stop);
        try {
            either.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!answer.isDone()) {
                throw new StoppedException();
            }
            return answer.get();
        } catch (ExecutionException e) {
            throw asAcsi(e);
        } catch (TimeoutException e) {
            throw new AcsiTimeoutException(
                    transport.peer(), "no answer within " + timeout.toMillis() + " ms from " + transport.peer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    private static RuntimeException asAcsi(ExecutionException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof RuntimeException && !isWrapper(cause))) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof java.util.concurrent.CompletionException;
    }

    /** Whether somebody wants an end. */
    public boolean isStopped() {
        return stop.isDone();
    }

    /**
     * Notes how to put something back, before it is changed. Done after the check in reverse order, also when it failed,
     * was stopped, or the association was lost.
     *
     * @param what for people
     * @param action does it, in {@link #association()}
     */
    public void putBack(String what, Runnable action) {
        putBacks.push(new PutBack(what, action));
    }

    /**
     * Puts back what was noted.
     *
     * @return what could not be put back, empty if all was
     */
    public String restore() {
        StringBuilder left = new StringBuilder();
        restoring = true;
        while (!putBacks.isEmpty()) {
            PutBack each = putBacks.pop();
            try {
                each.action().run();
            } catch (AcsiException | FailedException | SkippedException e) {
                left.append(left.isEmpty() ? "" : "; ")
                        .append(each.what())
                        .append(": ")
                        .append(e.getMessage());
            }
        }
        restoring = false;
        return left.toString();
    }

    /** Ends what is open; what the device keeps for an association goes with it. */
    public void close() {
        restoring = true;
        RawAssociation second = raw;
        if (second != null) {
            raw = null;
            quietly(() -> await(second.ask(new Release.Request())));
        }
        ClientAssociation first = association;
        if (first != null && first.end().isEmpty()) {
            quietly(() -> await(first.release()));
        }
    }

    private static void quietly(Supplier<?> farewell) {
        try {
            var unused = farewell.get();
        } catch (AcsiException e) {
            // Whoever does not hear a farewell notices the end of the stream.
            return;
        }
    }
}
