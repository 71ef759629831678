package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.function.IntFunction;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.AcsiResponse;

/**
 * A call within an association, as a service sees it.
 *
 * @param caller by whom; has at least one role
 * @param associationId in which association
 * @param invokeId number of the call in it
 * @param maxMessageSize greatest answer, in octets of the encoded payload
 */
record Call(Caller caller, String associationId, int invokeId, int maxMessageSize) {
    /**
     * A page that fits the message size.
     *
     * @param most items it may have at most
     * @param page makes one of so many items
     * @return empty if not even one item fits
     */
    Optional<AcsiResponse> pageThatFits(ResponseSize size, int most, IntFunction<? extends AcsiResponse> page) {
        for (int length = most; ; length = (length + 1) / 2) {
            AcsiResponse response = page.apply(length);
            if (size.octets(response) <= maxMessageSize) {
                return Optional.of(response);
            }
            if (length <= 1) {
                return Optional.empty();
            }
        }
    }
}
