package org.sdvp.operator.doctor;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for what others do. */
final class Waiting {
    private Waiting() {}

    /** Its result; throws that with which it failed. */
    static <T> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
