package org.sdvp.acsi.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.sdvp.acsi.AcsiException;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.ServiceName;

/** Sends one call and sees to it that it ends: with an answer that belongs to it, a failure of the transport, or late. */
final class Exchange {
    private final ClientTransport transport;
    private final TimeSource time;
    private final Duration timeout;

    Exchange(ClientTransport transport, TimeSource time, Duration timeout) {
        this.transport = transport;
        this.time = time;
        this.timeout = timeout;
    }

    String peer() {
        return transport.peer();
    }

    /**
     * Sends a call.
     *
     * @param request the call
     * @param result completed with the answer or an {@link AcsiException}, unless somebody else completes it before
     * @param late is given an answer that came after the result had been completed
     */
    void send(AcsiPdu.Request request, CompletableFuture<AcsiPdu.Response> result, Consumer<AcsiPdu.Response> late) {
        try {
            TimeSource.Timer timer = time.after(timeout, () -> result.completeExceptionally(timedOut(request)));
            Stages.whenEnded(result, failure -> timer.cancel());
            CompletionStage<AcsiPdu.Response> answer = transport.send(request);
            answer.whenComplete((response, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(failed(request, failure));
                } else {
                    settle(request, response, result, late);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(failed(request, e));
        }
    }

    private void settle(
            AcsiPdu.Request request,
            AcsiPdu.Response response,
            CompletableFuture<AcsiPdu.Response> result,
            Consumer<AcsiPdu.Response> late) {
        String fault = fault(request, response);
        if (!fault.isEmpty()) {
            result.completeExceptionally(new AcsiProtocolException(peer(), fault));
        } else if (!result.complete(response)) {
            late.accept(response);
        }
    }

    private String fault(AcsiPdu.Request request, AcsiPdu.Response response) {
        if (response.invokeId() != request.invokeId()) {
            return expected(request, "invoke id " + request.invokeId(), "invoke id " + response.invokeId());
        }
        if (response.service().name() != request.service().name()) {
            return expected(
                    request,
                    request.service().name().text(),
                    response.service().name().text());
        }
        boolean associate = request.service().name() == ServiceName.ASSOCIATE;
        return associate || response.associationId().equals(request.associationId())
                ? ""
                : expected(
                        request,
                        "association " + request.associationId().orElse("none"),
                        "association " + response.associationId().orElse("none"));
    }

    private String expected(AcsiPdu.Request request, String expected, String came) {
        return "the answer of " + peer() + " to " + request.service().name().text() + " number " + request.invokeId()
                + " must have " + expected + ", but has " + came;
    }

    private AcsiTimeoutException timedOut(AcsiPdu.Request request) {
        return new AcsiTimeoutException(
                peer(),
                peer() + " did not answer " + request.service().name().text() + " number " + request.invokeId()
                        + " within " + timeout.toMillis() + " ms; it may or may not have been done");
    }

    private Throwable failed(AcsiPdu.Request request, Throwable failure) {
        Throwable cause = Stages.unwrap(failure);
        if (cause instanceof AcsiException) {
            return cause;
        }
        AcsiProtocolException wrapped = new AcsiProtocolException(
                peer(),
                request.service().name().text() + " number " + request.invokeId() + " to " + peer()
                        + " failed in the transport: " + cause);
        wrapped.initCause(cause);
        return wrapped;
    }
}
