package org.sdvp.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps a number of calls open, for a time or until so many were made: each is followed by the next one as soon as it is answered, on the thread that
 * brings the answer. So one call at a time means as little waiting between calls as there can be, the same for all loads.
 */
final class Load {
    private final Supplier<? extends CompletionStage<?>> call;
    private final BooleanSupplier more;
    private final CompletableFuture<Void> done;
    private final Samples samples = new Samples();

    private Load(Supplier<? extends CompletionStage<?>> call, BooleanSupplier more) {
        this.call = call;
        this.more = more;
        this.done = new CompletableFuture<>();
    }

    /**
     * Runs a load and waits for its end.
     *
     * @param call starts one call
     * @param outstanding how many to keep open
     * @param time for how long calls are started
     * @param into takes the times
     */
    static void run(Supplier<? extends CompletionStage<?>> call, int outstanding, Duration time, Samples into) {
        long end = System.nanoTime() + time.toNanos();
        run(call, outstanding, () -> System.nanoTime() < end, into);
    }

    /**
     * Runs so many calls and waits for their end.
     *
     * @param call starts one call
     * @param outstanding how many to keep open
     * @param calls how many in all
     * @param into takes the times
     */
    static void run(Supplier<? extends CompletionStage<?>> call, int outstanding, int calls, Samples into) {
        AtomicInteger left = new AtomicInteger(calls);
        run(call, outstanding, () -> left.getAndDecrement() > 0, into);
    }

    private static void run(
            Supplier<? extends CompletionStage<?>> call, int outstanding, BooleanSupplier more, Samples into) {
        long start = System.nanoTime();
        List<Load> lanes = new ArrayList<>();
        for (int i = 0; i < outstanding; i++) {
            lanes.add(new Load(call, more));
        }
        lanes.forEach(Load::next);
        lanes.forEach(lane -> lane.done.join());
        into.elapse(System.nanoTime() - start);
        lanes.forEach(lane -> into.addAll(lane.samples));
    }

    // A loop where the answer is there at once, so that a call that never waits does not fill the stack.
    private void next() {
        while (more.getAsBoolean()) {
            long start = System.nanoTime();
            CompletionStage<?> answer = call.get();
            if (!answer.toCompletableFuture().isDone()) {
                answer.whenComplete((result, failure) -> {
                    took(start, failure == null);
                    next();
                });
                return;
            }
            took(start, !answer.toCompletableFuture().isCompletedExceptionally());
        }
        done.complete(null);
    }

    private void took(long start, boolean good) {
        if (good) {
            samples.add(System.nanoTime() - start);
        } else {
            samples.fail();
        }
    }
}
