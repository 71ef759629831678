package org.sdvp.model.value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Quality of a value, 13 bits (IEC 61850-7-3 clause 6.2). Bit 0 of the standard is the leftmost: validity takes bits 0
 * and 1, the flags follow in the order of {@link Flag}.
 *
 * @param bits the 13 bits, right-aligned, the standard's bit 0 most significant
 */
public record Quality(int bits) implements DataValue {
    /** Good, from the process, nothing else said. */
    public static final Quality GOOD = new Quality(0);

    private static final int SIZE = 13;

    /** May the value be used? */
    public enum Validity {
        /** 00: nothing is known to be wrong. */
        GOOD,
        /** 01: must not be used. */
        INVALID,
        /** 10: not defined by the standard. */
        RESERVED,
        /** 11: the client decides. */
        QUESTIONABLE
    }

    /** The detail flags, in the order of their bits 2 to 12. */
    public enum Flag {
        /** Beyond the range of the type. */
        OVERFLOW,
        /** Beyond the configured range. */
        OUT_OF_RANGE,
        /** Calibration is wrong. */
        BAD_REFERENCE,
        /** Changes too often. */
        OSCILLATORY,
        /** The source has failed. */
        FAILURE,
        /** Not refreshed in time. */
        OLD_DATA,
        /** An evaluation found a contradiction. */
        INCONSISTENT,
        /** Less exact than stated. */
        INACCURATE,
        /** Substituted, not from the process. */
        SUBSTITUTED,
        /** A test value. */
        TEST,
        /** Blocked by an operator. */
        OPERATOR_BLOCKED;

        private int mask() {
            return 1 << (SIZE - 3 - ordinal());
        }
    }

    /** Checks that the bits fit. */
    public Quality {
        if (bits < 0 || bits >= 1 << SIZE) {
            throw new IllegalArgumentException("QUALITY must fit in 13 bits, but is " + bits);
        }
    }

    /** A quality of this validity and these flags. */
    public static Quality of(Validity validity, Flag... flags) {
        int bits = validity.ordinal() << (SIZE - 2);
        for (Flag flag : flags) {
            bits |= flag.mask();
        }
        return new Quality(bits);
    }

    /** The validity. */
    public Validity validity() {
        return Validity.values()[bits >> (SIZE - 2)];
    }

    /** Whether a flag is set. */
    public boolean has(Flag flag) {
        return (bits & flag.mask()) != 0;
    }

    /** The flags that are set. */
    public Set<Flag> flags() {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (has(flag)) {
                set.add(flag);
            }
        }
        return set;
    }

    /** The same quality with a flag set or cleared. */
    public Quality with(Flag flag, boolean set) {
        return new Quality(set ? bits | flag.mask() : bits & ~flag.mask());
    }

    @Override
    public BasicType type() {
        return BasicType.QUALITY;
    }

    /** Validity and flags in words, such as {@code questionable old-data}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add(word(validity()));
        flags().forEach(flag -> words.add(word(flag)));
        return String.join(" ", words);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
