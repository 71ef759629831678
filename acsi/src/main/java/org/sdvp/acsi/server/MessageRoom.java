package org.sdvp.acsi.server;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.value.Excerpt;

/**
 * Keeps answers within the negotiated message size. Services that answer with lists look for themselves, before they
 * answer or, if they change something, before they begin; the others have their answers looked at here.
 *
 * @param size how long answers get
 */
record MessageRoom(ResponseSize size) {
    /**
     * Why writes are not to be begun: the results might not fit.
     *
     * @param writes how many
     * @param answer made of the results
     */
    Optional<AcsiResponse> refuseWrites(
            Call call, AcsiRequest request, int writes, Function<List<Optional<ServiceError>>, AcsiResponse> answer) {
        int octets = size.octets(
                answer.apply(Collections.nCopies(writes, Optional.of(ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT))));
        return octets <= call.maxMessageSize()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        request.name(),
                        ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                        "the results of " + writes + " writes must fit in " + call.maxMessageSize()
                                + " octets, but may need " + octets + "; nothing was written, write fewer at a time"));
    }

    /** An answer as it may be sent. */
    AcsiResponse fitted(Call call, AcsiResponse response) {
        if (response instanceof Refusal refusal) {
            return shortened(call, refusal);
        }
        return switch (response.name()) {
            case GET_BRCB_VALUES, GET_URCB_VALUES, GET_LCB_VALUES, GET_SGCB_VALUES, GET_LOG_STATUS_VALUES ->
                size.octets(response) <= call.maxMessageSize()
                        ? response
                        : Refusal.of(
                                response.name(),
                                ServiceError.FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                                "the attributes must fit in " + call.maxMessageSize() + " octets, but need about "
                                        + size.octets(response));
            default -> response;
        };
    }

    // Details quote what clients have sent, and that may need much escaping.
    private Refusal shortened(Call call, Refusal refusal) {
        Refusal shorter = refusal;
        while (size.octets(shorter) > call.maxMessageSize() && !shorter.detail().isEmpty()) {
            String detail = Excerpt.of(shorter.detail(), shorter.detail().length() / 2);
            shorter = new Refusal(refusal.name(), refusal.error(), refusal.addCause(), detail);
        }
        return shorter;
    }
}
