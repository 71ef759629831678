package org.sdvp.acsi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;

/** Gives the test what the server listens with, to call it as no client would. */
final class CapturedListener implements ServerTransport {
    private @Nullable Listener listener;
    private AcsiPdu.@Nullable Unconfirmed sent;

    @Override
    public void start(Listener newListener) {
        listener = newListener;
    }

    @Override
    public CompletionStage<Void> send(String peer, AcsiPdu.Unconfirmed message) {
        sent = message;
        return CompletableFuture.completedFuture(null);
    }

    /** What the server has sent unasked, the last of it. */
    AcsiPdu.Unconfirmed sent() {
        return Objects.requireNonNull(sent);
    }

    Listener listener() {
        return Objects.requireNonNull(listener);
    }

    String associate(Caller caller) {
        AcsiPdu.Request request = new AcsiPdu.Request(Optional.empty(), 1, new Associate.Request(65_536, 100));
        return ((Associate.Response) call(caller, request)).associationId();
    }

    CompletableFuture<AcsiPdu.Response> send(Caller caller, AcsiPdu.Request request) {
        return listener().onRequest(caller, request).toCompletableFuture();
    }

    AcsiResponse call(Caller caller, AcsiPdu.Request request) {
        CompletableFuture<AcsiPdu.Response> answer = send(caller, request);
        assertThat(answer).isCompleted();
        return answer.join().service();
    }
}
