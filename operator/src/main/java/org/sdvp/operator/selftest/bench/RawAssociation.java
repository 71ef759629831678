package org.sdvp.operator.selftest.bench;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;

/** An association without the care of a client: any request goes out as it is, also after its end. */
public final class RawAssociation {
    private final ClientTransport transport;
    private final Associate.Response granted;
    private final AtomicInteger lastInvokeId = new AtomicInteger(1);

    /**
     * Makes one of what was granted, or of what was invented.
     *
     * @param granted its id is put into every request
     */
    public RawAssociation(ClientTransport transport, Associate.Response granted) {
        this.transport = transport;
        this.granted = granted;
    }

    /** What Associate is answered with, a refusal included. */
    public static CompletionStage<AcsiResponse> associate(ClientTransport transport, Associate.Request request) {
        return transport.send(new AcsiPdu.Request(Optional.empty(), 1, request)).thenApply(AcsiPdu.Response::service);
    }

    /** Its id. */
    public String id() {
        return granted.associationId();
    }

    /** What the device granted. */
    public Associate.Response granted() {
        return granted;
    }

    /** Sends a request with the next invoke id; the answer may be a refusal. */
    public CompletionStage<AcsiResponse> ask(AcsiRequest request) {
        return transport
                .send(new AcsiPdu.Request(Optional.of(id()), lastInvokeId.incrementAndGet(), request))
                .thenApply(AcsiPdu.Response::service);
    }

    /** Sends an Abort. */
    public void abort(String reason) {
        transport.send(new AcsiPdu.Unconfirmed(id(), new Abort(reason)));
    }
}
