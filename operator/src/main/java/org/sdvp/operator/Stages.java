package org.sdvp.operator;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What is missing in {@link CompletionStage}. */
final class Stages {
    private Stages() {}

    /** The results of all stages in their order; fails with the first failure of the list once all have ended. */
    static <T> CompletionStage<List<T>> all(List<CompletionStage<T>> stages) {
        CompletableFuture<?>[] futures =
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(futures)
                .thenApply(nothing -> stages.stream()
                        .map(stage -> stage.toCompletableFuture().join())
                        .toList());
    }

    /** A stage that has failed. */
    static <T> CompletionStage<T> failed(RuntimeException failure) {
        return CompletableFuture.failedFuture(failure);
    }

    /** What a stage failed with, without the wrappers that chaining puts around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException wrapper && wrapper.getCause() != null) {
            cause = wrapper.getCause();
        }
        return cause;
    }

    /** What a stage failed with, to be thrown on. */
    static RuntimeException rethrown(Throwable failure) {
        return unwrap(failure) instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }
}
