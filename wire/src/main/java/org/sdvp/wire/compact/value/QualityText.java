package org.sdvp.wire.compact.value;

import java.util.Locale;
import org.sdvp.model.value.Quality;

/**
 * Quality as words in the order of its bits: nothing for good, else the validity unless it is good, then the detail
 * flags that are set, such as {@code questionable old-data}.
 */
final class QualityText {
    private static final int FLAG_BITS = 11;
    private static final String[] VALIDITY = words(Quality.Validity.values());
    private static final String[] FLAGS = words(Quality.Flag.values());

    private QualityText() {}

    private static String[] words(Enum<?>[] constants) {
        String[] words = new String[constants.length];
        for (Enum<?> constant : constants) {
            words[constant.ordinal()] = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return words;
    }

    static String text(Quality quality) {
        if (quality.bits() == 0) {
            return "";
        }
        StringBuilder out = new StringBuilder(32);
        int validity = quality.bits() >> FLAG_BITS;
        if (validity != 0) {
            out.append(VALIDITY[validity]);
        }
        for (int i = 0; i < FLAG_BITS; i++) {
            if ((quality.bits() >> (FLAG_BITS - 1 - i) & 1) == 1) {
                out.append(out.isEmpty() ? "" : " ").append(FLAGS[i]);
            }
        }
        return out.toString();
    }

    /**
     * Reads the words.
     *
     * @throws IllegalArgumentException if one is unknown, comes twice or stands out of order
     */
    static Quality parse(String text) {
        if (text.isEmpty()) {
            return Quality.GOOD;
        }
        int bits = 0;
        int last = -1;
        for (int from = 0; from <= text.length(); ) {
            int space = text.indexOf(' ', from);
            int end = space < 0 ? text.length() : space;
            int place = place(text.substring(from, end), from == 0);
            if (place <= last) {
                throw new IllegalArgumentException(
                        "expected words for quality in the order of its bits, such as \"questionable old-data\", but got \""
                                + text + "\"");
            }
            bits |= place < VALIDITY.length ? place << FLAG_BITS : 1 << (FLAG_BITS - 1 - (place - VALIDITY.length));
            last = place;
            from = end + 1;
        }
        return new Quality(bits);
    }

    /** Validity words come first in the common count, good has none; -1 if the word is not known at this place. */
    private static int place(String word, boolean first) {
        for (int i = 1; first && i < VALIDITY.length; i++) {
            if (VALIDITY[i].equals(word)) {
                return i;
            }
        }
        for (int i = 0; i < FLAGS.length; i++) {
            if (FLAGS[i].equals(word)) {
                return VALIDITY.length + i;
            }
        }
        return -1;
    }
}
