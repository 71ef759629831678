package org.sdvp.wire.xml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one element, in their order, as names and values in turn in one array: elements have few of them, and
 * most of those that come and go are looked at once. Immutable, and a {@link Map} like any other.
 */
final class AttributeMap extends AbstractMap<String, String> {
    /** No attributes. */
    static final AttributeMap NONE = new AttributeMap(new String[0]);

    private final String[] pairs;

    private AttributeMap(String[] pairs) {
        this.pairs = pairs;
    }

    /** A copy of another map. */
    static AttributeMap copyOf(Map<String, String> map) {
        if (map instanceof AttributeMap same) {
            return same;
        }
        if (map.isEmpty()) {
            return NONE;
        }
        Builder copy = new Builder();
        map.forEach(copy::put);
        return copy.build();
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    /** Name of the n-th attribute, from 0. */
    String name(int n) {
        return pairs[2 * n];
    }

    /** Value of the n-th attribute, from 0. */
    String value(int n) {
        return pairs[2 * n + 1];
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int place = place(pairs, pairs.length, name);
        return place < 0 ? null : pairs[place + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(pairs, pairs.length, name) >= 0;
    }

    private static int place(String[] pairs, int length, @Nullable Object name) {
        for (int i = 0; i < length; i += 2) {
            if (pairs[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return AttributeMap.this.size();
            }

            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more attributes");
            }
            int n = next++;
            return Map.entry(name(n), value(n));
        }
    }

    /** Collects attributes; to be used once. */
    static final class Builder {
        private String[] pairs = new String[8];
        private int length;

        /**
         * Sets an attribute; one of this name gets another value.
         *
         * @return whether there was none of this name
         */
        boolean put(String name, String value) {
            int place = place(pairs, length, name);
            if (place >= 0) {
                pairs[place + 1] = value;
                return false;
            }
            if (length == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * length);
            }
            pairs[length++] = name;
            pairs[length++] = value;
            return true;
        }

        /** The map. */
        AttributeMap build() {
            return new AttributeMap(length == pairs.length ? pairs : Arrays.copyOf(pairs, length));
        }
    }
}
