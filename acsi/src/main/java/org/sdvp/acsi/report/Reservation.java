package org.sdvp.acsi.report;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.model.ObjectReference;

/**
 * Who may write a control block (IEC 61850-7-2 clause 17.2: ResvTms, Resv, Owner). Whoever writes a free block holds it
 * for as long as it is enabled or, if it is not enabled, until the association ends; whoever asks for it by ResvTms or
 * Resv holds it until it is given back, and ResvTms seconds longer than the association.
 */
final class Reservation {
    private static final int CONFIGURED = -1;

    private final ObjectReference block;
    private final Deadlines deadlines;
    private final Runnable expired;
    private @Nullable String owner;
    private @Nullable String association;
    private boolean asked;
    private int resvTms;
    private Deadlines.@Nullable Deadline expiry;

    /**
     * Makes a free one.
     *
     * @param expired called when a reservation that outlived its association has ended
     */
    Reservation(ObjectReference block, Deadlines deadlines, Runnable expired) {
        this.block = block;
        this.deadlines = deadlines;
        this.expired = expired;
    }

    /** Goes on with a reservation from before a restart: its association has ended. */
    void restore(ReportSettings kept) {
        if (kept.owner().isPresent() && kept.resvTms() != 0) {
            owner = kept.owner().get();
            asked = true;
            resvTms = kept.resvTms();
            expireLater();
        }
    }

    Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** As the attribute says: -1, 0 or seconds. */
    int resvTms() {
        return resvTms;
    }

    void requireNotOthers(String peer) {
        if (owner != null && !owner.equals(peer)) {
            throw new RefusedException(
                    ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT,
                    block + " is reserved by another client; ask again later or use another instance");
        }
    }

    void requireChangeable() {
        if (resvTms == CONFIGURED) {
            throw new RefusedException(
                    ServiceError.ACCESS_VIOLATION, "ResvTms of " + block + " is -1: reserved by configuration");
        }
    }

    /** The caller writes the block. */
    void holdBy(ReportCall call) {
        deadlines.cancel(expiry);
        expiry = null;
        owner = call.peer();
        association = call.link().associationId();
    }

    /** The caller asks to have it. */
    void askedBy(ReportCall call, int seconds) {
        holdBy(call);
        asked = true;
        resvTms = seconds;
    }

    /** The block is no longer enabled: one that was not asked for ends. */
    void disabled() {
        if (!asked) {
            free();
        }
    }

    void free() {
        if (resvTms != CONFIGURED) {
            deadlines.cancel(expiry);
            expiry = null;
            owner = null;
            asked = false;
            resvTms = 0;
        }
        association = null;
    }

    boolean isOf(String id) {
        return id.equals(association);
    }

    void associationEnded(String id) {
        if (id.equals(association)) {
            association = null;
            if (resvTms == 0) {
                free();
            } else {
                expireLater();
            }
        }
    }

    private void expireLater() {
        if (resvTms > 0) {
            expiry = deadlines.after(Duration.ofSeconds(resvTms), () -> {
                expiry = null;
                free();
                expired.run();
            });
        }
    }
}
