package org.sdvp.acsi.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;

/**
 * The calls of one association: numbers them, keeps at most the negotiated number open, queues the rest in order, and
 * ends every one exactly once. Nothing foreign is called with the lock held.
 */
final class CallWindow {
    private enum State {
        OPEN,
        DRAINING,
        ENDED
    }

    private final Exchange exchange;
    private final String associationId;
    private final int limit;
    private final Consumer<String> onLost;

    private final Object lock = new Object();
    private final Deque<Call> waiting = new ArrayDeque<>();
    private final Set<Call> open = new LinkedHashSet<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private State state = State.OPEN;
    private String endReason = "";
    private boolean sending;
    private int lastInvokeId;

    // By identity: two equal requests are two calls.
    private static final class Call {
        final AcsiRequest request;
        final CompletableFuture<AcsiPdu.Response> result = new CompletableFuture<>();

        Call(AcsiRequest request) {
            this.request = request;
        }
    }

    /**
     * Makes an empty window.
     *
     * @param granted id and limit
     * @param lastInvokeId number of the call that opened the association
     * @param onLost told when the transport says of a call that the association is lost
     */
    CallWindow(Exchange exchange, Associate.Response granted, int lastInvokeId, Consumer<String> onLost) {
        this.exchange = exchange;
        this.associationId = granted.associationId();
        this.limit = granted.maxOutstandingCalls();
        this.lastInvokeId = lastInvokeId;
        this.onLost = onLost;
    }

    /** Sends a call now or when its turn comes; fails at once if the association takes no more calls. */
    CompletionStage<AcsiResponse> call(AcsiRequest request) {
        return submit(request, State.OPEN);
    }

    /** Sends the call that follows after {@link #drain()}. */
    CompletionStage<AcsiResponse> lastCall(AcsiRequest request) {
        return submit(request, State.DRAINING);
    }

    private CompletionStage<AcsiResponse> submit(AcsiRequest request, State wanted) {
        Call call = new Call(request);
        synchronized (lock) {
            if (state != wanted) {
                return CompletableFuture.failedFuture(lost(request.name().text() + " was not sent, the association "
                        + (state == State.ENDED ? "has ended: " + endReason : "is being released")));
            }
            waiting.add(call);
        }
        sendWaiting();
        return Stages.map(call.result, AcsiPdu.Response::service);
    }

    // One thread at a time sends, so calls leave in the order of their numbers and answers given at once do not
    // recurse.
    private void sendWaiting() {
        while (true) {
            Call call;
            int invokeId;
            synchronized (lock) {
                if (sending || waiting.isEmpty() || open.size() >= limit) {
                    return;
                }
                sending = true;
                call = waiting.remove();
                open.add(call);
                lastInvokeId = lastInvokeId == Integer.MAX_VALUE ? 1 : lastInvokeId + 1;
                invokeId = lastInvokeId;
            }
            try {
                send(call, invokeId);
            } finally {
                synchronized (lock) {
                    sending = false;
                }
            }
        }
    }

    private void send(Call call, int invokeId) {
        Stages.whenEnded(call.result, failure -> {
            close(call);
            if (failure instanceof AssociationLostException) {
                onLost.accept(String.valueOf(failure.getMessage()));
            }
        });
        if (!call.result.isDone()) {
            Consumer<AcsiPdu.Response> dropped = response -> {};
            exchange.send(
                    new AcsiPdu.Request(Optional.of(associationId), invokeId, call.request), call.result, dropped);
        }
    }

    private void close(Call call) {
        boolean empty;
        synchronized (lock) {
            open.remove(call);
            empty = isDrained();
        }
        if (empty) {
            drained.complete(null);
        } else {
            sendWaiting();
        }
    }

    /** Takes no more calls; the stage completes when every earlier one has ended. */
    CompletionStage<Void> drain() {
        boolean empty;
        synchronized (lock) {
            if (state == State.OPEN) {
                state = State.DRAINING;
            }
            empty = isDrained();
        }
        if (empty) {
            drained.complete(null);
        }
        return drained;
    }

    private boolean isDrained() {
        return state == State.DRAINING && open.isEmpty() && waiting.isEmpty();
    }

    /**
     * Ends the association: every open and queued call fails.
     *
     * @return whether this call was the one that ended it
     */
    boolean end(String reason) {
        List<Call> unsent;
        List<Call> unanswered;
        synchronized (lock) {
            if (state == State.ENDED) {
                return false;
            }
            state = State.ENDED;
            endReason = reason;
            unanswered = new ArrayList<>(open);
            unsent = new ArrayList<>(waiting);
            waiting.clear();
        }
        unanswered.forEach(call -> fail(call, "got no answer; it may or may not have been done"));
        unsent.forEach(call -> fail(call, "was not sent"));
        drained.complete(null);
        return true;
    }

    private void fail(Call call, String what) {
        call.result.completeExceptionally(
                lost(call.request.name().text() + " " + what + ", the association has ended: " + endReason()));
    }

    /** Why the association ended, null while it has not. */
    @Nullable
    String endReason() {
        synchronized (lock) {
            return state == State.ENDED ? endReason : null;
        }
    }

    private AssociationLostException lost(String what) {
        return new AssociationLostException(
                exchange.peer(), "association " + associationId + " with " + exchange.peer() + ": " + what);
    }
}
