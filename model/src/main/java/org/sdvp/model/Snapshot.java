package org.sdvp.model;

import java.util.Arrays;
import org.sdvp.model.value.DataValue;

/**
 * The values of all slots at one instant. Immutable once handed out. Held in pages, so that a transaction copies the
 * few pages it changes, and the many servers that share one model share every page they have not changed.
 */
final class Snapshot {
    private static final int PAGE_BITS = 5;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int OFFSET = PAGE_SIZE - 1;

    private final DataValue[][] pages;

    private Snapshot(DataValue[][] pages) {
        this.pages = pages;
    }

    static Snapshot of(DataValue[] values) {
        DataValue[][] pages = new DataValue[(values.length + OFFSET) >> PAGE_BITS][];
        for (int page = 0; page < pages.length; page++) {
            int from = page << PAGE_BITS;
            int to = Math.min(values.length, from + PAGE_SIZE);
            pages[page] = Arrays.copyOfRange(values, from, to);
        }
        return new Snapshot(pages);
    }

    DataValue get(int slot) {
        return pages[slot >> PAGE_BITS][slot & OFFSET];
    }

    /** The next snapshot in the making, used by one thread. */
    static final class Draft {
        private final Snapshot base;
        private final DataValue[][] pages;

        Draft(Snapshot base) {
            this.base = base;
            this.pages = base.pages.clone();
        }

        DataValue get(int slot) {
            return pages[slot >> PAGE_BITS][slot & OFFSET];
        }

        void set(int slot, DataValue value) {
            int page = slot >> PAGE_BITS;
            if (pages[page] == base.pages[page]) {
                pages[page] = pages[page].clone();
            }
            pages[page][slot & OFFSET] = value;
        }

        /** The finished snapshot; the draft must not be used again. */
        Snapshot finish() {
            return new Snapshot(pages);
        }
    }
}
