package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.ServiceName;

/** Keeps every call until the test answers it, rightly or wrongly: no real server could be made to err like that. */
final class ScriptedTransport implements ClientTransport {
    static final String ID = "assoc-1";

    /** A call that was sent. */
    record Sent(AcsiPdu.Request request, CompletableFuture<AcsiPdu.Response> answer) {
        void answer(AcsiResponse response) {
            answer.complete(new AcsiPdu.Response(request.associationId(), request.invokeId(), response));
        }
    }

    private final List<Sent> calls = new ArrayList<>();
    private final List<AcsiPdu.Unconfirmed> messages = new ArrayList<>();
    private @Nullable Listener listener;

    @Override
    public String peer() {
        return "device";
    }

    @Override
    public synchronized CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        Sent sent = new Sent(request, new CompletableFuture<>());
        calls.add(sent);
        return sent.answer();
    }

    @Override
    public synchronized void send(AcsiPdu.Unconfirmed message) {
        messages.add(message);
    }

    @Override
    public void listener(Listener newListener) {
        listener = newListener;
    }

    Listener toClient() {
        return java.util.Objects.requireNonNull(listener);
    }

    /** All calls so far, Associate first. */
    synchronized List<Sent> calls() {
        return List.copyOf(calls);
    }

    synchronized List<AcsiPdu.Unconfirmed> messages() {
        return List.copyOf(messages);
    }

    Sent last() {
        return calls().get(calls().size() - 1);
    }

    /** Answers the last call, an Associate. */
    void grant(String id, int maxOutstandingCalls) {
        last().answer()
                .complete(new AcsiPdu.Response(
                        Optional.of(id),
                        last().request().invokeId(),
                        new Associate.Response(id, 65_536, maxOutstandingCalls, Set.of(ServiceName.values()))));
    }
}
