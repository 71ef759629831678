package org.sdvp.xmpp.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.ServiceName;

/**
 * Says of an order how long it may have waited at the XMPP server. Requests carry no note of delay (XEP-0203), not even
 * those that a server kept for a stream and sends again when it is resumed (XEP-0198). But a stream keeps its order: what
 * comes after a resumption and before the answer to a request that was made after it may have been sent at any time since
 * the link was last known to be alive. An order with a T of its own (IEC 61850-7-2 clause 20.5.2) tells its age itself.
 */
public final class Freshness {
    /** How long what came before an answer may still wait to be handled after it. */
    private static final Duration HANDLING = Duration.ofSeconds(2);

    private final Supplier<Instant> clock;
    private final Duration most;
    private @Nullable Instant aliveAt;
    private @Nullable Instant doubtfulUntil;

    /**
     * Makes one.
     *
     * @param clock now
     * @param most how late an order may be
     */
    public Freshness(Supplier<Instant> clock, Duration most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * The link is gone.
     *
     * @param lastHeard when something came last
     */
    public synchronized void suspended(Instant lastHeard) {
        // Lost again before it was known to be in order: what waits has waited since the first time.
        if (aliveAt == null || isOver()) {
            aliveAt = lastHeard;
        }
        doubtfulUntil = null;
    }

    /** The XMPP server has answered what it was asked after the link had come back. */
    public synchronized void confirmed() {
        doubtfulUntil = clock.get().plus(HANDLING);
    }

    /** The stream is a new one: nothing of before comes any more. */
    public synchronized void renewed() {
        aliveAt = null;
        doubtfulUntil = null;
    }

    /**
     * Why an order of a kind may not be carried out now.
     *
     * @param order a service that changes something
     * @return empty if it is recent enough, or tells its age itself
     */
    public synchronized Optional<String> tooLate(ServiceName order) {
        return needsFreshness(order) ? doubt() : Optional.empty();
    }

    /** Why any order that does not tell its age itself may not be carried out now; empty if it may. */
    public synchronized Optional<String> doubt() {
        if (aliveAt == null || isOver()) {
            return Optional.empty();
        }
        Duration late = Duration.between(aliveAt, clock.get());
        return late.compareTo(most) <= 0
                ? Optional.empty()
                : Optional.of("the link to the XMPP server was away and this order may have waited for it up to "
                        + late.toSeconds() + " s; expected at most " + most.toSeconds() + " s: send it again");
    }

    private boolean isOver() {
        return doubtfulUntil != null && clock.get().isAfter(doubtfulUntil);
    }

    private static boolean needsFreshness(ServiceName order) {
        return switch (order) {
            case OPERATE, TIME_ACTIVATED_OPERATE, SELECT_WITH_VALUE, CANCEL -> false; // T
            case RELEASE, ABORT -> false; // right however late
            default -> !order.isRead();
        };
    }
}
