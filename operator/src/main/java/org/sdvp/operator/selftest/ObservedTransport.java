package org.sdvp.operator.selftest;

import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;

/** A transport that tells what goes through it. */
final class ObservedTransport implements ClientTransport {
    private final ClientTransport transport;
    private final Evidence evidence;

    ObservedTransport(ClientTransport transport, Evidence evidence) {
        this.transport = transport;
        this.evidence = evidence;
    }

    @Override
    public String peer() {
        return transport.peer();
    }

    @Override
    public CompletionStage<AcsiPdu.Response> send(AcsiPdu.Request request) {
        evidence.sent(request);
        return transport.send(request).whenComplete((response, failure) -> {
            if (failure == null) {
                evidence.received(response);
            } else {
                evidence.unanswered(request, String.valueOf(failure.getMessage()));
            }
        });
    }

    @Override
    public void send(AcsiPdu.Unconfirmed message) {
        evidence.sent(message);
        transport.send(message);
    }

    @Override
    public void listener(Listener listener) {
        transport.listener(new Listener() {
            @Override
            public CompletionStage<Void> onUnconfirmed(AcsiPdu.Unconfirmed message) {
                evidence.received(message);
                return listener.onUnconfirmed(message);
            }

            @Override
            public void onPeerGone(String reason) {
                listener.onPeerGone(reason);
            }
        });
    }
}
