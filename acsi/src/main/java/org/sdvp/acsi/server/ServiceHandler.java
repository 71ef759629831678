package org.sdvp.acsi.server;

import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;

/**
 * What a server does for one service.
 *
 * @param <Q> its request
 */
@FunctionalInterface
interface ServiceHandler<Q extends AcsiRequest> {
    /** Answers a call of a caller who may use the service; rights on single references are the handler's business. */
    CompletionStage<AcsiResponse> serve(Call call, Q request);
}
