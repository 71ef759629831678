package org.sdvp.acsi.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

/** The device behind the settings: may refuse a value before it is written to the model. */
@FunctionalInterface
public interface SettingHandler {
    /**
     * Takes a setting over. Called without a lock held, by several threads at once for different clients; the members of
     * one SetDataValues come one after another.
     *
     * @param target what is set; exists, and the caller may write it
     * @param value of the target's type, within minVal and maxVal
     * @param caller by whom
     * @return empty when the device has taken it; the value is then written to the model. Or why not, never
     *     {@code NO_ERROR}. Must not block the thread
     */
    CompletionStage<Optional<ServiceError>> set(Fcda target, DataValue value, Caller caller);

    /** Takes everything: the model itself is all there is to set. */
    static SettingHandler acceptAll() {
        return (target, value, caller) -> CompletableFuture.completedFuture(Optional.empty());
    }
}
