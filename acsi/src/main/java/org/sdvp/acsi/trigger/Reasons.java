package org.sdvp.acsi.trigger;

import java.util.EnumSet;
import java.util.Set;
import org.sdvp.model.TriggerOption;

/** Sets of trigger options as bits, and back without making a new set each time. */
public final class Reasons {
    private static final TriggerOption[] OPTIONS = TriggerOption.values();
    private static final int DCHG = 1 << TriggerOption.DCHG.ordinal();
    private static final int DUPD = 1 << TriggerOption.DUPD.ordinal();

    private static final Set<?>[] SETS = new Set<?>[1 << OPTIONS.length];

    static {
        for (int bits = 0; bits < SETS.length; bits++) {
            EnumSet<TriggerOption> set = EnumSet.noneOf(TriggerOption.class);
            for (TriggerOption option : OPTIONS) {
                if ((bits & 1 << option.ordinal()) != 0) {
                    set.add(option);
                }
            }
            SETS[bits] = Set.copyOf(set);
        }
    }

    private Reasons() {}

    /** The options as bits. */
    public static int bits(Set<TriggerOption> options) {
        int bits = 0;
        for (TriggerOption option : options) {
            bits |= 1 << option.ordinal();
        }
        return bits;
    }

    /** The reasons that a control block with these triggers states: a change is not also told as an update. */
    public static int stated(int happened, int triggers) {
        int stated = happened & triggers;
        return (stated & DCHG) == 0 ? stated : stated & ~DUPD;
    }

    /** The options of bits. */
    @SuppressWarnings("unchecked")
    public static Set<TriggerOption> set(int bits) {
        return (Set<TriggerOption>) SETS[bits];
    }
}
