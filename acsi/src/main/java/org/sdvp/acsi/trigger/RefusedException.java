package org.sdvp.acsi.trigger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/** A control block does not take what it is told; never leaves its engine. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServiceError error;

    /**
     * Says no.
     *
     * @param error what a client is told
     * @param detail what was expected and what came
     */
    public RefusedException(ServiceError error, String detail) {
        // It says no to a client and is no fault: nobody reads a stack trace.
        super(detail, null, false, false);
        this.error = error;
    }

    /**
     * Runs a service.
     *
     * @param executor where
     * @param task gives the answer, or throws a {@link RefusedException}, which becomes a refusal
     * @return the answer; fails with anything else the task throws
     */
    public static CompletionStage<AcsiResponse> answer(
            Executor executor, ServiceName service, Supplier<? extends AcsiResponse> task) {
        CompletableFuture<AcsiResponse> answer = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                answer.complete(task.get());
            } catch (RefusedException e) {
                answer.complete(Refusal.of(service, e.error, String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
