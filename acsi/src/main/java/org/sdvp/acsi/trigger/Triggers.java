package org.sdvp.acsi.trigger;

import java.util.Set;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.TriggerOption;

/**
 * When a control block makes entries.
 *
 * @param trgOps for what
 * @param bufTm time in ms during which events are gathered into one entry
 * @param intgPd integrity period in ms; 0: off
 */
public record Triggers(Set<TriggerOption> trgOps, long bufTm, long intgPd) {
    private static final long MAX_INT32U = 0xffff_ffffL;

    /** Copies the set. */
    public Triggers {
        trgOps = Set.copyOf(trgOps);
    }

    /**
     * Checks what a client writes.
     *
     * @param least the shortest period but 0
     * @throws RefusedException if it is not 0 or the shortest period to 2^32-1
     */
    public static void requireIntgPd(long intgPd, long least) {
        require(
                intgPd == 0 || (intgPd >= least && intgPd <= MAX_INT32U),
                "IntgPd",
                "0 or " + least + " to 4294967295 ms",
                intgPd);
    }

    /**
     * Checks what a client writes.
     *
     * @throws RefusedException if it does not fit
     */
    public static void require(boolean fits, String attribute, String expected, long got) {
        if (!fits) {
            throw new RefusedException(
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE, attribute + " must be " + expected + ", but is " + got);
        }
    }
}
