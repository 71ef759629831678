package org.sdvp.operator.selftest;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Report;

/** A transport to a sound device that makes it look like one with a fault, from {@link #breakIt()} on. */
final class FaultyTransport implements ClientTransport {
    /** What is wrong with a device. */
    interface Fault {
        /** An answer in place of the device's, which is not even asked. */
        default Optional<AcsiResponse> instead(AcsiPdu.Request request) {
            return Optional.empty();
        }

        /** What becomes of an answer. */
        default AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
            return response;
        }

        /** What becomes of a report. */
        default Report report(Report report) {
            return report;
        }
    }

    private final ClientTransport transport;
    private final Fault fault;
    private volatile boolean broken;

    FaultyTransport(ClientTransport transport, Fault fault) {
        this.transport = transport;
        this.fault = fault;
    }

    void breakIt() {
        broken = true;
    }

    @Override
    public String peer() {
        return transport.peer();
    }

    @Override
    public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        if (!broken) {
            return transport.send(request);
        }
        Optional<AcsiResponse> instead = fault.instead(request);
        if (instead.isPresent()) {
            return CompletableFuture.completedFuture(
                    new AcsiPdu.Response(request.associationId(), request.invokeId(), instead.get()));
        }
        return transport
                .send(request)
                .thenApply(response -> new AcsiPdu.Response(
                        response.associationId(), response.invokeId(), fault.answer(request, response.service())));
    }

    @Override
    public void send(AcsiPdu.Unconfirmed message) {
        transport.send(message);
    }

    @Override
    public void listener(Listener listener) {
        transport.listener(new Listener() {
            @Override
            public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
                return listener.onUnconfirmed(
                        broken && message.service() instanceof Report report
                                ? new AcsiPdu.Unconfirmed(message.associationId(), fault.report(report))
                                : message);
            }

            @Override
            public void onPeerGone(String reason) {
                listener.onPeerGone(reason);
            }
        });
    }
}
