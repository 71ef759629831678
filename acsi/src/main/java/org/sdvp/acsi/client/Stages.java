package org.sdvp.acsi.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Futures whose failures are the {@link org.sdvp.acsi.AcsiException} itself and not wrapped in another one. */
final class Stages {
    private Stages() {}

    /** A stage that has completed. */
    static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** The stage with its result changed; a function that throws makes it fail with what was thrown. */
    static <T, R> CompletableFuture<R> map(CompletionStage<T> stage, Function<? super T, ? extends R> function) {
        CompletableFuture<R> mapped = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                mapped.completeExceptionally(unwrap(failure));
                return;
            }
            try {
                mapped.complete(function.apply(value));
            } catch (RuntimeException e) {
                mapped.completeExceptionally(e);
            }
        });
        return mapped;
    }

    /** Runs an action when a stage has ended; it is given the failure, null for a success. */
    static void whenEnded(CompletionStage<?> stage, Consumer<@Nullable Throwable> action) {
        stage.whenComplete((value, failure) -> action.accept(failure == null ? null : unwrap(failure)));
    }

    /** Has a future end as a stage does. */
    static <T> void forward(CompletionStage<T> from, CompletableFuture<T> to) {
        from.whenComplete((value, failure) -> {
            if (failure != null) {
                to.completeExceptionally(unwrap(failure));
            } else {
                to.complete(value);
            }
        });
    }

    /** What a stage failed with. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException wrapper && wrapper.getCause() != null) {
            cause = wrapper.getCause();
        }
        return cause;
    }
}
