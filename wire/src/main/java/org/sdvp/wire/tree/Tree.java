package org.sdvp.wire.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.model.value.Octets;

/**
 * A message or a part of one: members with names, a list, or a leaf. Immutable. What is written by {@link MessageTree}
 * has leaves of the fitting kind. What is read may have a {@link Text} in the place of any other leaf, with the text that
 * {@link LeafText} gives, so that formats that know only text can be read as they are.
 */
public sealed interface Tree {
    /** What a tree is, to switch on. */
    enum Kind {
        /** {@link Fields}. */
        FIELDS,
        /** {@link Items}. */
        ITEMS,
        /** {@link Text}. */
        TEXT,
        /** {@link Whole}. */
        WHOLE,
        /** {@link Truth}. */
        TRUTH,
        /** {@link Real}. */
        REAL,
        /** {@link Bytes}. */
        BYTES
    }

    /** How octets are written where only text can be. */
    enum Spelling {
        /** Two small digits each; for octets that people read. */
        HEXADECIMAL,
        /** RFC 4648 section 4, padded, without line ends; for parts of files. */
        BASE64
    }

    /** What this is. */
    Kind kind();

    /**
     * Members with names.
     *
     * @param members in the order in which they are written; reading does not care for it
     */
    record Fields(Map<String, Tree> members) implements Tree {
        /** Nothing. */
        public static final Fields EMPTY = new Fields(Map.of());

        /** Copies the members. */
        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The same with a member more, at the end; one of this name is replaced. */
        public Fields with(String name, Tree member) {
            Map<String, Tree> more = new LinkedHashMap<>(members);
            more.put(name, member);
            return new Fields(more);
        }

        /** The same without some members. */
        public Fields without(String... names) {
            Map<String, Tree> fewer = new LinkedHashMap<>(members);
            fewer.keySet().removeAll(List.of(names));
            return new Fields(fewer);
        }

        @Override
        public Kind kind() {
            return Kind.FIELDS;
        }
    }

    /**
     * A list.
     *
     * @param items in order
     */
    record Items(List<Tree> items) implements Tree {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Kind kind() {
            return Kind.ITEMS;
        }
    }

    /**
     * Text: a name, a reference, a time, bits; or any other leaf that came as text.
     *
     * @param text any characters
     */
    record Text(String text) implements Tree {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /**
     * A whole number.
     *
     * @param number of any size
     */
    record Whole(long number) implements Tree {
        @Override
        public Kind kind() {
            return Kind.WHOLE;
        }
    }

    /**
     * A truth.
     *
     * @param truth true or false
     */
    record Truth(boolean truth) implements Tree {
        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }
    }

    /**
     * A floating-point number, as the decimal that is rounded to the nearest number of its type when the type is known.
     *
     * @param decimal such as {@code 21.5}, {@code 1E-7}, {@code NaN}, {@code INF}, {@code -INF}; see {@link
     *     org.sdvp.wire.text.Decimals}
     */
    record Real(String decimal) implements Tree {
        @Override
        public Kind kind() {
            return Kind.REAL;
        }
    }

    /**
     * Octets.
     *
     * @param octets any number of them
     * @param spelling how they are written where only text can be
     */
    record Bytes(Octets octets, Spelling spelling) implements Tree {
        @Override
        public Kind kind() {
            return Kind.BYTES;
        }
    }
}
