package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.function.IntFunction;
import org.sdvp.acsi.service.AcsiResponse;

/** Finds how much fits on a page. */
final class PageLength {
    private PageLength() {}

    /**
     * A page that fits the negotiated message size.
     *
     * @param most items it may have at most
     * @param page makes one of so many items
     * @return empty if not even one item fits
     */
    static Optional<AcsiResponse> fitting(
            Call call, ResponseSize size, int most, IntFunction<? extends AcsiResponse> page) {
        for (int length = most; ; length = (length + 1) / 2) {
            AcsiResponse response = page.apply(length);
            if (size.octets(response) <= call.maxMessageSize()) {
                return Optional.of(response);
            }
            if (length <= 1) {
                return Optional.empty();
            }
        }
    }
}
