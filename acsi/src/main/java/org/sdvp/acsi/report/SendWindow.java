package org.sdvp.acsi.report;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.Report;

/**
 * The reports of one enabled control block that are on their way: as many as the window is wide, so that a slow stream
 * holds up the block and does not fill the memory. Ends with the enabling.
 */
final class SendWindow {
    private final ReportLink link;
    private final Executor worker;
    private final int width;
    private final Runnable onRoom;
    private final Consumer<Throwable> onFailure;
    private int underWay;
    private boolean closed;

    /**
     * Opens it.
     *
     * @param onRoom called on the worker when there is room again
     * @param onFailure called on the worker when a report could not be sent
     */
    SendWindow(ReportLink link, ReportParts parts, Runnable onRoom, Consumer<Throwable> onFailure) {
        this.link = link;
        this.worker = parts.worker();
        this.width = parts.limits().sendWindow();
        this.onRoom = onRoom;
        this.onFailure = onFailure;
    }

    ReportLink link() {
        return link;
    }

    /** How many reports may be sent now. */
    int room() {
        return Math.max(0, width - underWay);
    }

    /** Sends the segments of a report, all of them, whatever the room. */
    void send(List<Report> segments) {
        for (Report segment : segments) {
            CompletionStage<Void> sent = handOver(segment);
            CompletableFuture<Void> done = sent.toCompletableFuture();
            // Most streams take a report at once; that shall not cost a task.
            if (!done.isDone() || done.isCompletedExceptionally()) {
                underWay++;
                sent.whenComplete((nothing, failure) -> worker.execute(() -> sent(failure)));
            }
        }
    }

    private CompletionStage<Void> handOver(Report segment) {
        try {
            return link.send(segment);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void sent(@Nullable Throwable failure) {
        underWay--;
        if (closed) {
            return;
        }
        if (failure == null) {
            onRoom.run();
        } else {
            onFailure.accept(failure);
        }
    }

    /** What is under way is no longer heard of. */
    void close() {
        closed = true;
    }
}
