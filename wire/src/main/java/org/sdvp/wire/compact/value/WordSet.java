package org.sdvp.wire.compact.value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;

/**
 * Sets of an enumeration's constants as words in the order of the constants, with one space between; nothing for none.
 * All sets are made beforehand, since every report and log entry has some.
 *
 * @param <E> the enumeration, of few constants
 */
public final class WordSet<E extends Enum<E>> {
    /** TrgOps and reasons, such as {@code dchg qchg}. */
    public static final WordSet<TriggerOption> TRIGGER_OPTIONS = new WordSet<>(TriggerOption.class);

    /** OptFlds, such as {@code seq-num reason}. */
    public static final WordSet<ReportField> REPORT_FIELDS = new WordSet<>(ReportField.class);

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Set<E>> sets = new HashMap<>();

    private WordSet(Class<E> type) {
        List<E> constants = List.copyOf(EnumSet.allOf(type));
        for (int bits = 0; bits < 1 << constants.size(); bits++) {
            Set<E> set = EnumSet.noneOf(type);
            StringBuilder text = new StringBuilder();
            for (E constant : constants) {
                if ((bits >> constant.ordinal() & 1) == 1) {
                    set.add(constant);
                    text.append(text.isEmpty() ? "" : " ").append(word(constant));
                }
            }
            texts.add(text.toString());
            sets.put(text.toString(), Set.copyOf(set));
        }
    }

    /** The word of one constant: small letters, with hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of a set. */
    public String text(Set<E> set) {
        int bits = 0;
        for (E constant : set) {
            bits |= 1 << constant.ordinal();
        }
        return texts.get(bits);
    }

    /**
     * Reads the words.
     *
     * @return an immutable set
     * @throws IllegalArgumentException if one is unknown, comes twice or stands out of order
     */
    public Set<E> parse(String text) {
        Set<E> set = sets.get(text);
        if (set == null) {
            throw new IllegalArgumentException("expected any of the words \"" + texts.get(texts.size() - 1)
                    + "\" in this order with one space between, but got \"" + text + "\"");
        }
        return set;
    }
}
