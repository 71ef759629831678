package org.sdvp.acsi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Waits for somebody who may never answer. */
public final class Deadline {
    private Deadline() {}

    /**
     * The outcome of a stage, or something else if that takes too long.
     *
     * @param stage what is waited for; not cancelled when too late
     * @param limit how long
     * @param time counts it; no timer is started if the stage has completed already
     * @param otherwise the outcome when it is too late
     */
    public static <T> CompletionStage<T> orElse(
            CompletionStage<T> stage, Duration limit, TimeSource time, Supplier<? extends T> otherwise) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.complete(value);
            }
        });
        if (outcome.isDone()) {
            return outcome;
        }
        TimeSource.Timer timer = time.after(limit, () -> {
            try {
                outcome.complete(otherwise.get());
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome.whenComplete((value, failure) -> timer.cancel());
    }
}
