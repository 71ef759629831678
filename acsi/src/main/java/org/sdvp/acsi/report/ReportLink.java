package org.sdvp.acsi.report;

import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.Report;

/** The port to one association, through which its reports leave. Safe for many threads. */
public interface ReportLink {
    /** Id of the association. */
    String associationId();

    /** Negotiated greatest message, in octets of the encoded payload. */
    int maxMessageSize();

    /** Whether the association is open. Once it is not, {@link ReportEngine#associationEnded} follows. */
    boolean isOpen();

    /**
     * Sends a report; reports leave in the order of the calls.
     *
     * @return completes when the stream has taken it and has room for more; fails if it cannot be sent
     */
    CompletionStage<Void> send(Report report);

    /** Aborts the association: it can no longer be served without loss. */
    void abort(String reason);
}
